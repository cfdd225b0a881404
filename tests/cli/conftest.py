"""The command as a user calls it, and a folder of articles."""

import os
import subprocess
from pathlib import Path

import pytest
from warm_command import WarmCommand

TOP = Path(__file__).resolve().parents[2]


class Command:
    """Calls `dateline ARGUMENTS` as a process of its own, in a folder."""

    def __init__(self, folder: Path, gazetteer: Path, warm: WarmCommand) -> None:
        self.folder = folder
        self.environment = os.environ | {"PYTHONPATH": str(TOP), "DATELINE_GAZETTEER": str(gazetteer)}
        self._warm = warm

    def __call__(self, *arguments: object, stdin: str = "", **environment: str) -> subprocess.CompletedProcess[str]:
        return self._warm.run(
            [*map(str, arguments)], folder=self.folder, environment=self.environment | environment, stdin=stdin
        )


@pytest.fixture
def command(gazetteer_file: Path, tmp_path: Path, warm_command: WarmCommand) -> Command:
    """`dateline` in an empty folder."""
    return Command(tmp_path, gazetteer_file, warm_command)


@pytest.fixture
def articles(tmp_path: Path) -> Path:
    folder = tmp_path / "articles"
    folder.mkdir()
    (folder / "kars.txt").write_text("Snow closes roads\n\nSnow closed the road to Kars, Turkey, on 3 March 2019.\n")
    return folder
