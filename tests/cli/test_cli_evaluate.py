"""`dateline evaluate` as a user calls it."""

import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from warm_command import WarmCommand

TOP = Path(__file__).resolve().parents[2]
TEXT = "Snow closed the road to Kars, Turkey, on 3 March 2019."
KARS = {"start": 24, "end": 28, "surface": "Kars", "lat": 40.6, "lon": 43.1}
TURKEY = {"start": 30, "end": 36, "surface": "Turkey", "lat": 39.0, "lon": 35.0}
DAY = {"start": 41, "end": 53, "surface": "3 March 2019", "type": "DATE", "value": "2019-03-03"}
ROW = {"id": "snow", "text": TEXT, "toponyms": [KARS, TURKEY], "timexes": [DAY]}


@pytest.fixture
def environment(gazetteer_file: Path) -> dict[str, str]:
    return os.environ | {"PYTHONPATH": str(TOP), "DATELINE_GAZETTEER": str(gazetteer_file)}


@pytest.fixture
def evaluate(environment: dict[str, str], tmp_path: Path, warm_command: WarmCommand):
    """Runs `dateline evaluate ARGUMENTS` in a folder with gold.jsonl, made of the given rows."""

    def run(*arguments: object, rows: list[object]) -> subprocess.CompletedProcess[str]:
        (tmp_path / "gold.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows), "utf-8")
        return warm_command.run(["evaluate", *map(str, arguments)], folder=tmp_path, environment=environment)

    return run


def one_space(text: str) -> str:
    return "\n".join(" ".join(line.split()) for line in text.splitlines())


def test_tables_go_to_standard_output(evaluate) -> None:
    done = evaluate("gold.jsonl", rows=[ROW])
    assert done.returncode == 0, done.stderr
    assert "gold.jsonl: 1 document\n" in done.stdout
    assert "end to end, 161 km 100.0 100.0 100.0" in one_space(done.stdout)
    assert "DATE value 100.0 100.0 100.0" in one_space(done.stdout)
    assert done.stderr == ""


def test_a_bad_row_is_named_and_the_rest_is_measured(evaluate) -> None:
    done = evaluate("gold.jsonl", rows=[ROW | {"id": "bad", "toponyms": [KARS | {"end": 500}]}, ROW])
    assert done.returncode == 1
    assert "left out: gold.jsonl, line 1 (id bad): toponyms 0" in done.stderr
    assert "1 document\n" in done.stdout


def test_nothing_but_bad_rows_is_an_error(evaluate) -> None:
    done = evaluate("gold.jsonl", rows=[{"id": "bad"}])
    assert done.returncode == 2
    assert "line 1 (id bad)" in done.stderr
    assert done.stdout == ""


def test_a_missing_file_says_so(evaluate) -> None:
    done = evaluate("none.jsonl", rows=[ROW])
    assert done.returncode == 2
    assert "none.jsonl can't be read" in done.stderr
    assert "Traceback" not in done.stderr


def test_json_is_one_object(evaluate) -> None:
    done = evaluate("gold.jsonl", "--json", "--misses", 0, rows=[ROW, {"id": "bad"}])
    told = json.loads(done.stdout)
    assert done.returncode == 1
    assert told["left_out"] == 1
    assert told["recogniser"].startswith("crf ")
    assert told["reports"][0]["places"]["found"]["overlap"]["f1"] == 100.0


def test_several_files_end_in_one_table(evaluate) -> None:
    done = evaluate("gold.jsonl", "gold.jsonl", rows=[ROW])
    assert done.stdout.splitlines()[-2].split()[:3] == ["gold.jsonl", "1", "100.0"]


def test_given_spans_only(evaluate) -> None:
    done = evaluate("gold.jsonl", "--spans", rows=[ROW])
    assert "gold spans given 100.0" in one_space(done.stdout)
    assert "exact spans" not in done.stdout


def test_a_split_by_name(evaluate) -> None:
    done = evaluate("gold.jsonl", "--split", "test", rows=[ROW | {"split": "test"}, ROW | {"split": "dev"}])
    assert "1 document\n" in done.stdout


def test_hostile_words_of_the_gold_do_not_reach_the_terminal(evaluate) -> None:
    row = {"id": "\x1b[2J", "text": "The Malian \x1b]0;army left.", "toponyms": []}
    done = evaluate("gold.jsonl", rows=[row, {"id": "\x1b[2Jbad"}])
    assert "\x1b" not in done.stdout + done.stderr
    assert "Malian" in done.stdout


def test_an_unknown_recogniser_says_which_there_are(evaluate) -> None:
    done = evaluate("gold.jsonl", "--recognizer", "bert", rows=[ROW])
    assert done.returncode == 2
    assert "spacy:MODEL" in done.stderr


def test_interrupted_it_ends_at_once_without_a_trace(environment: dict[str, str], tmp_path: Path) -> None:
    long = {"id": "long", "text": "Snow closed the road to Kars.\n" * 3000, "toponyms": []}
    (tmp_path / "gold.jsonl").write_text((json.dumps(long) + "\n") * 50, "utf-8")
    code = (
        "import sys, geo.cli\nfrom geo.pipeline import Pipeline\nquick = Pipeline.parse\n"
        "def parse(*given, **options):\n    print(file=sys.stderr, flush=True)\n    return quick(*given, **options)\n"
        "Pipeline.parse = parse\nsys.exit(geo.cli.main(['evaluate', 'gold.jsonl']))"
    )
    process = subprocess.Popen(
        [sys.executable, "-c", code],
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, cwd=tmp_path, env=environment,
    )  # fmt: skip
    process.stderr.readline()  # the first document has begun
    process.send_signal(signal.SIGTERM)
    out, err = process.communicate(timeout=120)
    assert process.returncode == 130, err
    assert out == b""
    assert b"Traceback" not in err
