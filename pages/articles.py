from geo.ui.catalogues import show_articles
from geo.ui.shell import within_dashboard

within_dashboard(show_articles)
