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


def test_a_package_is_verified_until_somebody_changes_it(command, sheet: Path, articles: Path, tmp_path: Path) -> None:
    assert command("pack", "p.sqlite", "-o", "case.zip", "--originals", articles).returncode == 0
    done = command("verify", "case.zip")
    assert (done.returncode, "as they were packed" in done.stderr) == (0, True)
    data = bytearray((tmp_path / "case.zip").read_bytes())
    data[len(data) // 3] ^= 1
    (tmp_path / "case.zip").write_bytes(data)
    done = command("verify", "case.zip")
    assert done.returncode in (1, 2)
    assert "Traceback" not in done.stderr
