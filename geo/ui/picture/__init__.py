"""Pictures of a map without a window: a browser draws them from the one HTML file, by the page's code."""
