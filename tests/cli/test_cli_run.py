"""`dateline run` refuses what it can't use before a server starts."""

import argparse
import socket
import time
from pathlib import Path

import pytest

from geo.cli import run
from geo.cli.run import cached_project
from geo.gazetteer import Gazetteer
from geo.pipeline import Pipeline
from geo.project.acts import new_act
from geo.project.journal import append, read_journal
from tests.conftest import free_port


def test_a_taken_port_says_what_to_do(command, articles: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        done = command("run", articles, "--port", port, "--no-browser")
    assert done.returncode == 2
    assert str(port) in done.stderr
    assert "--port" in done.stderr


def test_originals_go_with_a_folder_only(command, articles: Path) -> None:
    command("build", articles, "-o", "p.sqlite")
    done = command("run", "p.sqlite", "--no-browser", "--originals", articles, "-p", "8519")
    assert done.returncode == 2
    assert "--originals goes with a folder" in done.stderr


def test_the_server_ends_with_a_command_that_was_killed(start_dashboard, articles: Path, tmp_path: Path) -> None:
    process = start_dashboard(articles, port=(port := free_port()))
    process.kill()
    process.wait()
    end = time.monotonic() + 60
    while time.monotonic() < end:
        try:
            socket.create_connection(("127.0.0.1", port), timeout=1).close()
        except OSError:
            return
        time.sleep(0.1)
    raise AssertionError("the server still answers")


@pytest.fixture
def ran(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, gazetteer_file: Path):
    """What `dateline run FOLDER` shows, without a server."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    monkeypatch.setattr("geo.cli.build.pipeline_for", lambda options: Pipeline(Gazetteer.open(gazetteer_file)))
    shown: list[Path] = []
    monkeypatch.setattr(run, "serve", lambda project, **_: shown.append(project) or 0)

    def ran(*words: object) -> Path:
        parser = argparse.ArgumentParser()
        run.add_parser(parser.add_subparsers())
        options = parser.parse_args(["run", "--no-browser", *map(str, words)])
        assert options.run(options) == 0
        return shown[-1]

    return ran


def test_the_project_of_a_folder_lies_in_the_cache_and_that_is_said(
    ran, articles: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    project = ran(articles)
    assert project == cached_project(articles, [])
    said = capsys.readouterr().err
    assert str(project) in said
    assert "Keep it: -o FILE" in said


def test_the_project_of_a_folder_is_kept_where_it_is_wanted_with_its_corrections(
    ran, articles: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    append(ran(articles), [new_act("Ada").undo(new_act("Ada").id)])
    capsys.readouterr()
    kept = tmp_path / "kept.sqlite"
    assert ran(articles, "-o", kept) == kept
    assert "cache" not in capsys.readouterr().err
    assert len(read_journal(kept).corrections) == 1
    assert ran(articles, "-o", kept) == kept
