from geo.ui.catalogues import show_places
from geo.ui.shell import within_dashboard

within_dashboard(show_places)
