"""One HTML file that shows a project for good: the dashboard's scripts and sheets, without Streamlit or a server."""
