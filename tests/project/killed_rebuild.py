"""A rebuild that is killed before a statement: `python killed_rebuild.py FOLDER PROJECT GAZETTEER ITS-BEGINNING`."""

import os
import signal
import sqlite3
import sys
from pathlib import Path

from geo.gazetteer import Gazetteer
from geo.pipeline import Pipeline
from geo.project import patching
from geo.project.build import build_project


def main(folder: str, project: str, gazetteer: str, beginning: str) -> None:
    applied = patching._applied

    def watched(db: sqlite3.Connection, *given: object) -> bool:
        def kill(statement: str) -> None:
            if statement.startswith(beginning):
                os.kill(os.getpid(), signal.SIGKILL)

        db.set_trace_callback(kill)
        return applied(db, *given)  # type: ignore[arg-type]

    patching._applied = watched
    patching.FEWEST = patching._SHARE = 1
    build_project(Path(folder), Path(project), Pipeline(Gazetteer.open(Path(gazetteer))))


if __name__ == "__main__":
    main(*sys.argv[1:])
