from geo.ui.log_page import show_log
from geo.ui.shell import within_dashboard

within_dashboard(show_log)
