"""`dateline correct` as a user calls it."""

from pathlib import Path

import pytest


@pytest.fixture
def sheet(command, articles: Path, tmp_path: Path) -> Path:
    assert command("build", articles, "-o", "p.sqlite").returncode == 0
    assert command("export", "p.sqlite", "-o", "kars.acled.csv").returncode == 0
    return tmp_path / "kars.acled.csv"


def test_a_coded_sheet_becomes_corrections_once_it_is_no_dry_run(command, sheet: Path, tmp_path: Path) -> None:
    text = sheet.read_text("utf-8-sig")
    assert "location" in text
    head, _, rows = text.partition("\n")
    sheet.write_text(f"{head}\n{rows.replace(',location,', ',actor,')}", "utf-8")
    tried = command("correct", "p.sqlite", sheet.name, "--by", "Ada", "--dry-run")
    assert (tried.returncode, "Would be corrected: " in tried.stderr) == (0, True)
    assert not (tmp_path / "p.sqlite.corrections.jsonl").exists()
    done = command("correct", "p.sqlite", sheet.name, "--by", "Ada")
    assert "role" in done.stderr
    assert (tmp_path / "p.sqlite.corrections.jsonl").read_text("utf-8").count('"Ada"') >= 1


def test_a_missing_sheet_is_told(command, sheet: Path) -> None:
    done = command("correct", "p.sqlite", "none.csv", "--by", "Ada")
    assert done.returncode == 2
    assert "none.csv can't be read" in done.stderr
