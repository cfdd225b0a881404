"""`dateline` as a user calls it: exit codes, messages, output."""

import json
import os
import signal
import socket
import sqlite3
import subprocess
import sys
import time
from pathlib import Path

import pytest

from geo.project import Project

TOP = Path(__file__).resolve().parents[2]


@pytest.fixture
def command(gazetteer_file: Path, tmp_path: Path):
    """Runs `dateline ARGUMENTS` in an empty folder."""

    def run(*arguments: object, stdin: str = "", **environment: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, "-m", "geo.cli", *map(str, arguments)],
            input=stdin, capture_output=True, text=True, encoding="utf-8", cwd=tmp_path, timeout=120,
            env=os.environ | {"PYTHONPATH": str(TOP), "DATELINE_GAZETTEER": str(gazetteer_file)} | environment,
        )  # fmt: skip

    return run


@pytest.fixture
def articles(tmp_path: Path) -> Path:
    folder = tmp_path / "articles"
    folder.mkdir()
    (folder / "kars.txt").write_text("Snow closes roads\n\nSnow closed the road to Kars, Turkey, on 3 March 2019.\n")
    return folder


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
    (articles / "scan.pdf").write_bytes(b"%PDF-1.7")
    done = command("build", articles, "-o", "p.sqlite")
    assert done.returncode == 1
    assert "left out: scan.pdf is not read: no reader takes a PDF" in done.stderr
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
    assert ".txt" in done.stderr
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


def test_a_taken_port_says_what_to_do(command, articles: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        done = command("run", articles, "--port", port, "--no-browser")
    assert done.returncode == 2
    assert str(port) in done.stderr
    assert "--port" in done.stderr


def test_parse_follows_the_batch_contract(command) -> None:
    text = "Snow closed the road to Kars, Turkey, on 3 March 2019."
    done = command("parse", "-", stdin=json.dumps({"id": 7, "text": text, "published": "2019-03-04"}) + "\n")
    assert done.returncode == 0, done.stderr
    row = json.loads(done.stdout)
    assert row["id"] == 7
    assert row["published"] == {"first": "2019-03-04", "last": "2019-03-04", "reason": "given"}
    assert {text[p["start"] : p["end"]] for p in row["places"]} >= {"Kars"}
    assert {d["value"] for d in row["dates"]} == {"2019-03-03"}
    assert all(0 <= e["place"] < len(row["places"]) for e in row["events"])


def test_given_mentions_are_resolved_and_nothing_else_is_found(command) -> None:
    text = "Snow closed the road from Ankara to Kars, Turkey."
    start = text.index("Kars")
    row = {"id": "a", "text": text, "mentions": [{"start": start, "end": start + 4}]}
    done = command("parse", "-", stdin=json.dumps(row))
    (place,) = json.loads(done.stdout)["places"]
    assert (place["start"], place["end"], place["place"]["country"]) == (start, start + 4, "TR")


@pytest.mark.parametrize(
    "line", ["{", "[]", '{"id": "x"}', '{"id": "x", "text": 5}', '{"id": "x", "text": "a", "mentions": [{"start": 3}]}']
)
def test_a_bad_row_yields_an_error_and_the_run_goes_on(command, line: str) -> None:
    done = command("parse", "-", stdin=line + "\n" + '{"id": "good", "text": "Rain in Lima."}\n')
    bad, good = map(json.loads, done.stdout.splitlines())
    assert done.returncode == 1
    assert bad["error"]
    assert good["id"] == "good"
    assert "1 row could not be parsed" in done.stderr


def test_an_id_that_json_cant_write_is_told(command) -> None:
    rows = [json.loads(line, parse_constant=pytest.fail) for line in command(
        "parse", "-", stdin='{"id": NaN, "text": "Kars"}\n{"id": 1e999, "text": "Kars"}\n{"id": 7, "text": "Kars"}\n'
    ).stdout.splitlines()]  # fmt: skip
    assert [row["id"] for row in rows] == [None, None, 7]
    assert ["error" in row for row in rows] == [True, True, False]


def test_a_day_given_that_is_none_is_told_and_the_text_is_asked(command) -> None:
    rows = [
        {"id": 1, "text": "Snow fell in Kars.", "published": "2017-02-30"},
        {"id": 2, "text": "Published 3 March 2019\n\nSnow fell in Kars.", "published": "spring"},
    ]
    done = command("parse", "-", stdin="\n".join(map(json.dumps, rows)))
    one, two = (json.loads(line)["published"] for line in done.stdout.splitlines())
    assert one["first"] is None
    assert one["reason"].startswith("given, but not understood: published '2017-02-30' is not a day")
    assert two["first"] == "2019-03-03"
    assert two["reason"].startswith("given, but not understood: published 'spring' is not a day")


def test_a_mark_of_utf_8_before_the_first_row_is_no_part_of_it(command, tmp_path: Path) -> None:
    row = '\ufeff{"id": 1, "text": "Kars"}\n'
    (tmp_path / "in.jsonl").write_text(row, "utf-8")
    assert command("parse", "-", stdin=row).stdout == command("parse", "in.jsonl").stdout != ""


@pytest.mark.parametrize("name", [".", "nowhere/out.jsonl"])
def test_an_output_that_cant_be_written_is_told_before_anything_is_read(command, tmp_path: Path, name: str) -> None:
    done = command("parse", "-", "-o", name, stdin='{"id": 1, "text": "Kars"}\n')
    assert done.returncode == 2
    assert f"{name} can't be written" in done.stderr
    assert list(tmp_path.iterdir()) == []


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes here")
def test_a_pipe_or_device_is_written_to_and_not_replaced(command, tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    reader = os.open(pipe, os.O_RDONLY | os.O_NONBLOCK)
    done = command("parse", "-", "-o", "pipe", stdin='{"id": 1, "text": "Kars"}\n')
    assert done.returncode == 0, done.stderr
    assert pipe.is_fifo()
    assert json.loads(os.read(reader, 1 << 16))["id"] == 1
    os.close(reader)


def test_originals_go_with_a_folder_only(command, articles: Path) -> None:
    command("build", articles, "-o", "p.sqlite")
    done = command("run", "p.sqlite", "--no-browser", "--originals", articles, "-p", "8519")
    assert done.returncode == 2
    assert "--originals goes with a folder" in done.stderr


def test_parse_gives_the_same_bytes_each_time(command, tmp_path: Path) -> None:
    (tmp_path / "in.jsonl").write_text('{"id": 1, "text": "Rain fell in Lima, Peru, on Tuesday."}\n' * 2)
    first, second = (command("parse", "in.jsonl").stdout for _ in range(2))
    assert first == second
    command("parse", "in.jsonl", "-o", "out.jsonl")
    assert (tmp_path / "out.jsonl").read_text() == first


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


def test_a_project_of_an_older_schema_is_refused_and_left_as_it_is(command, articles: Path, tmp_path: Path) -> None:
    command("build", articles, "-o", "p.sqlite")
    db = sqlite3.connect(tmp_path / "p.sqlite")
    db.execute("PRAGMA user_version = 0")
    db.close()
    before = (tmp_path / "p.sqlite").read_bytes()
    for arguments in (("build", articles, "-o", "p.sqlite"), ("run", "p.sqlite", "--no-browser", "--port", "18599")):
        done = command(*arguments)
        assert done.returncode == 2
        assert "older" in done.stderr
        assert "dateline build" in done.stderr
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
    process = subprocess.Popen(
        [sys.executable, "-m", "geo.cli", "build", str(articles), "-o", "p.sqlite"],
        cwd=tmp_path, env=environment, stderr=subprocess.PIPE, text=True,
    )  # fmt: skip
    while not (tmp_path / "p.sqlite.partial").exists() and process.poll() is None:
        time.sleep(0.02)
    process.send_signal(signal.SIGINT)
    _, messages = process.communicate(timeout=60)
    assert process.returncode in (0, 130)
    if process.returncode == 130:
        assert "interrupted" in messages
        assert (tmp_path / "p.sqlite").read_bytes() == before
    assert not list(tmp_path.glob("*.partial"))
