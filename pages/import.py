from geo.ui.import_page import show_import
from geo.ui.shell import within_dashboard

within_dashboard(show_import)
