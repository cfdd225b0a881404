from geo.ui.exporting import show_export
from geo.ui.shell import within_dashboard

within_dashboard(show_export)
