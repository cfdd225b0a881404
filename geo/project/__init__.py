"""The project file: one SQLite database that holds everything the dashboard shows."""

from geo.project.store import SCHEMA_VERSION, Project
from geo.project.writer import ProjectWriter

__all__ = ["SCHEMA_VERSION", "Project", "ProjectWriter"]
