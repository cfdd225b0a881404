from geo.ui.catalogues import show_places

show_places()
