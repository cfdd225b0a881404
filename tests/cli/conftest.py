"""The command as a user calls it, and a folder of articles."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

TOP = Path(__file__).resolve().parents[2]


class Command:
    """Calls `dateline ARGUMENTS` as a process of its own, in a folder."""

    def __init__(self, folder: Path, gazetteer: Path) -> None:
        self.folder = folder
        self.environment = os.environ | {"PYTHONPATH": str(TOP), "DATELINE_GAZETTEER": str(gazetteer)}

    def __call__(self, *arguments: object, stdin: str = "", **environment: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, "-m", "geo.cli", *map(str, arguments)],
            input=stdin, capture_output=True, text=True, encoding="utf-8", cwd=self.folder, timeout=120,
            env=self.environment | environment,
        )  # fmt: skip


@pytest.fixture
def command(gazetteer_file: Path, tmp_path: Path) -> Command:
    """`dateline` in an empty folder."""
    return Command(tmp_path, gazetteer_file)


@pytest.fixture
def articles(tmp_path: Path) -> Path:
    folder = tmp_path / "articles"
    folder.mkdir()
    (folder / "kars.txt").write_text("Snow closes roads\n\nSnow closed the road to Kars, Turkey, on 3 March 2019.\n")
    return folder
