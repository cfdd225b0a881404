from geo.ui.catalogues import show_articles

show_articles()
