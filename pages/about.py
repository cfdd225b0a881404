from geo.ui.about import show_about
from geo.ui.shell import within_dashboard

within_dashboard(show_about)
