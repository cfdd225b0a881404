"""`dateline build` as a user calls it: exit codes, messages, output."""

import os
import signal
import sqlite3
import subprocess
import sys
import time
from pathlib import Path

from geo.project import Project

TOP = Path(__file__).resolve().parents[2]


def test_build_makes_a_project(command, articles: Path, tmp_path: Path) -> None:
    done = command("build", articles, "-o", "p.sqlite")
    assert done.returncode == 0, done.stderr
    assert "1 articles read" in done.stderr
    project = Project.open(tmp_path / "p.sqlite")
    assert "Kars" in project.mentions()["text"].tolist()
    project.close()


def test_building_twice_gives_the_same_bytes_and_reads_nothing(command, articles: Path, tmp_path: Path) -> None:
    command("build", articles, "-o", "p.sqlite")
    before = (tmp_path / "p.sqlite").read_bytes()
    again = command("build", articles, "-o", "p.sqlite")
    assert "0 articles read, 1 unchanged" in again.stderr
    assert (tmp_path / "p.sqlite").read_bytes() == before


def test_a_bad_file_is_left_out_and_the_rest_goes_on(command, articles: Path, tmp_path: Path) -> None:
    (articles / "picture.txt").write_bytes(b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" * 50)
    done = command("build", articles, "-o", "p.sqlite")
    assert done.returncode == 1
    assert "picture.txt" in done.stderr
    project = Project.open(tmp_path / "p.sqlite")
    assert len(project.documents()) == 1
    assert project.failures()["path"].tolist() == ["picture.txt"]
    project.close()


def test_a_file_that_no_reader_takes_is_left_out_aloud(command, articles: Path) -> None:
    (articles / "scan.png").write_bytes(b"\x89PNG")
    done = command("build", articles, "-o", "p.sqlite")
    assert done.returncode == 1
    assert "left out: scan.png is not read: no reader takes a PNG image" in done.stderr
    assert "1 articles read, 0 unchanged, 1 left out" in done.stderr


def test_a_copy_counts_once_and_is_no_failure(command, articles: Path) -> None:
    (articles / "kars-again.txt").write_bytes((articles / "kars.txt").read_bytes())
    done = command("build", articles, "-o", "p.sqlite")
    assert done.returncode == 0, done.stderr
    assert "counted once: kars.txt, also found as kars-again.txt" in done.stderr
    assert "1 articles read" in done.stderr


def test_a_rebuild_says_what_changed(command, articles: Path) -> None:
    command("build", articles, "-o", "p.sqlite")
    (articles / "lima.txt").write_text("Rain fell in Lima.\n")
    (articles / "kars.txt").rename(articles / "snow.txt")
    done = command("build", articles, "-o", "p.sqlite")
    assert done.returncode == 0, done.stderr
    assert "new: lima.txt" in done.stderr
    assert "moved, known by their content: kars.txt to snow.txt" in done.stderr


def test_an_empty_folder_says_what_to_do(command, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    done = command("build", "empty", "-o", "p.sqlite")
    assert done.returncode == 2
    assert "empty" in done.stderr
    assert "put articles in it as files (text, web pages, PDF" in done.stderr
    assert "Traceback" not in done.stderr


def test_a_missing_gazetteer_says_what_to_do(command, articles: Path, tmp_path: Path) -> None:
    done = command("build", articles, "-o", "p.sqlite", DATELINE_GAZETTEER=str(tmp_path / "none.sqlite"))
    assert done.returncode == 2
    assert "dateline gazetteer build" in done.stderr


def test_a_foreign_output_file_is_never_overwritten(command, articles: Path, tmp_path: Path) -> None:
    (tmp_path / "p.sqlite").write_text("my diary " * 200)
    done = command("build", articles, "-o", "p.sqlite")
    assert done.returncode == 2
    assert (tmp_path / "p.sqlite").read_text().startswith("my diary")


def test_a_line_of_ten_megabytes_is_left_out_in_words(command, articles: Path) -> None:
    (articles / "long.txt").write_text("rain " * 2_000_000)
    done = command("build", articles, "-o", "p.sqlite")
    assert done.returncode == 1
    assert "long.txt" in done.stderr
    assert "1 articles read" in done.stderr


def test_a_file_nobody_may_read_is_left_out_in_words(command, articles: Path) -> None:
    (articles / "gone.txt").symlink_to(articles / "nowhere.txt")
    done = command("build", articles, "-o", "p.sqlite")
    assert done.returncode == 1
    assert "gone.txt" in done.stderr
    assert "Traceback" not in done.stderr


def test_an_article_without_places_or_dates_is_kept(command, tmp_path: Path) -> None:
    (tmp_path / "plain").mkdir()
    (tmp_path / "plain" / "poem.txt").write_text("the rain fell on the roof and nobody came.\n")
    assert command("build", "plain", "-o", "p.sqlite").returncode == 0
    project = Project.open(tmp_path / "p.sqlite")
    assert len(project.documents()) == 1
    assert project.documents()["published_first"].isna().all()
    assert project.mentions().empty
    assert project.dates().empty
    project.close()


def test_a_project_of_a_newer_schema_is_refused_and_left_as_it_is(command, articles: Path, tmp_path: Path) -> None:
    command("build", articles, "-o", "p.sqlite")
    db = sqlite3.connect(tmp_path / "p.sqlite")
    db.execute("PRAGMA user_version = 99")
    db.close()
    before = (tmp_path / "p.sqlite").read_bytes()
    for arguments in (("build", articles, "-o", "p.sqlite"), ("run", "p.sqlite", "--no-browser", "--port", "18599")):
        done = command(*arguments)
        assert done.returncode == 2
        assert "newer" in done.stderr
    assert (tmp_path / "p.sqlite").read_bytes() == before


def test_a_damaged_gazetteer_says_what_to_do(command, articles: Path, tmp_path: Path) -> None:
    (tmp_path / "bad.sqlite").write_text("not a gazetteer " * 100)
    done = command("build", articles, "-o", "p.sqlite", DATELINE_GAZETTEER=str(tmp_path / "bad.sqlite"))
    assert done.returncode == 2
    assert "dateline gazetteer build" in done.stderr
    assert "Traceback" not in done.stderr


def test_an_interrupted_build_leaves_what_stood(command, articles: Path, tmp_path: Path, gazetteer_file: Path) -> None:
    command("build", articles, "-o", "p.sqlite")
    before = (tmp_path / "p.sqlite").read_bytes()
    (articles / "more.txt").write_text("Rain fell in Lima.\n" * 20_000)
    environment = os.environ | {"PYTHONPATH": str(TOP), "DATELINE_GAZETTEER": str(gazetteer_file)}
    code = (  # a shell that started the tests in the background has had them ignore Ctrl-C
        "import signal, sys, geo.cli; signal.signal(signal.SIGINT, signal.default_int_handler); "
        "sys.exit(geo.cli.main(sys.argv[1:]))"
    )
    process = subprocess.Popen(
        [sys.executable, "-c", code, "build", str(articles), "-o", "p.sqlite"],
        cwd=tmp_path, env=environment, stderr=subprocess.PIPE, text=True,
    )  # fmt: skip
    while not (tmp_path / "p.sqlite.partial").exists() and process.poll() is None:
        time.sleep(0.02)
    process.send_signal(signal.SIGINT)
    _, messages = process.communicate(timeout=120)
    assert process.returncode in (0, 130)
    if process.returncode == 130:
        assert "interrupted" in messages
        assert (tmp_path / "p.sqlite").read_bytes() == before
    assert not list(tmp_path.glob("*.partial"))


def test_a_file_in_place_of_a_folder_says_what_to_give(command, articles: Path) -> None:
    done = command("build", articles, "--originals", articles / "kars.txt", "-o", "p.sqlite")
    assert done.returncode == 2
    assert "is a file, not a folder: give the folder that it lies in" in done.stderr


def test_a_build_imports_neither_pandas_nor_the_dashboard() -> None:
    """They are more than half of the start, of each process that reads articles, too."""
    script = (
        "import sys; from geo.cli.entry import command_parser; command_parser(['build']); "
        "print(sorted({'pandas', 'streamlit', 'folium'} & sys.modules.keys()))"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
