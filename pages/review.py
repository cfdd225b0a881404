from geo.ui.review_page import show_review
from geo.ui.shell import within_dashboard

within_dashboard(show_review)
