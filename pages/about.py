from geo.ui.about import show_about

show_about()
