"""`dateline parse`: the batch contract as a user meets it."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest


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


def test_parse_gives_the_same_bytes_each_time(command, tmp_path: Path) -> None:
    (tmp_path / "in.jsonl").write_text('{"id": 1, "text": "Rain fell in Lima, Peru, on Tuesday."}\n' * 2)
    first, second = (command("parse", "in.jsonl").stdout for _ in range(2))
    assert first == second
    command("parse", "in.jsonl", "-o", "out.jsonl")
    assert (tmp_path / "out.jsonl").read_text() == first


def test_output_that_nobody_reads_any_more_ends_the_run_without_a_traceback(command, tmp_path: Path) -> None:
    (tmp_path / "in.jsonl").write_text('{"id": 1, "text": "Kars"}\n' * 3)
    read, write = os.pipe()
    os.close(read)
    done = subprocess.run(
        [sys.executable, "-m", "geo.cli", "parse", "in.jsonl"],
        cwd=tmp_path, env=command.environment, stdout=write, stderr=subprocess.PIPE, text=True, timeout=60,
    )  # fmt: skip
    os.close(write)
    assert done.returncode == 2
    assert done.stderr == ""


def test_a_country_of_the_row_or_of_the_command_says_which_namesake_is_meant(command) -> None:
    rows = [{"id": 1, "text": "Police in Hyderabad arrested two men."}]
    rows.append(rows[0] | {"country": "India"})
    rows.append(rows[0] | {"country": ["BF", "IND"]})
    done = command("parse", "-", "--country", "Pakistan", stdin="\n".join(map(json.dumps, rows)))
    assert done.returncode == 0, done.stderr
    places = [json.loads(line)["places"][0] for line in done.stdout.splitlines()]
    assert [place["place"]["country"] for place in places] == ["PK", "IN", "IN"]
    assert "in Pakistan, given as a country of the article" in places[0]["reason"]


@pytest.mark.parametrize("country", ["Atlantis", 5, ["BF", None]])
def test_a_country_that_is_none_is_told_with_file_and_row(command, tmp_path: Path, country: object) -> None:
    rows = [{"id": 1, "text": "Snow."}, {"id": 2, "text": "Snow fell in Kars.", "country": country}]
    (tmp_path / "in.jsonl").write_text("\n".join(map(json.dumps, rows)))
    done = command("parse", "in.jsonl")
    assert done.returncode == 1
    assert "in.jsonl, row 2: country " in done.stderr
    assert json.loads(done.stdout.splitlines()[1])["places"][0]["place"]["country"] == "TR"


@pytest.mark.parametrize("verb", [("parse", "-"), ("build", ".", "-o", "p.sqlite"), ("run", ".", "--no-browser")])
def test_an_option_that_names_no_country_is_refused(command, verb: tuple[str, ...]) -> None:
    done = command(*verb, "--country", "Atlantis")
    assert done.returncode == 2
    assert "--country 'Atlantis' is not known" in done.stderr
