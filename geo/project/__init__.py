"""The project file: one SQLite database that holds everything the dashboard shows."""

from typing import TYPE_CHECKING

from geo.later import names_of

if TYPE_CHECKING:
    from geo.project.store import SCHEMA_VERSION, Project
    from geo.project.writer import ProjectWriter

__all__ = ["SCHEMA_VERSION", "Project", "ProjectWriter"]

# Imported on first use: pandas takes half a second that reading a row doesn't need.
_MODULES = {
    "store": "SCHEMA_VERSION Project",
    "writer": "ProjectWriter",
}

__getattr__ = names_of(__name__, _MODULES)
