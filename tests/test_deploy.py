"""What deploy/ and docs/serving.md say is what the command knows: a container or a service would start."""

import json
import re
import shlex
from pathlib import Path

import pytest

from geo.cli.entry import command_parser

TOP = Path(__file__).resolve().parents[1]
CONTAINER = (TOP / "deploy" / "Containerfile").read_text("utf-8")
SERVICE = (TOP / "deploy" / "dateline.service").read_text("utf-8")


def started(kind: str) -> list[str]:
    found = re.search(rf"^(?:HEALTHCHECK .*)?{kind} (\[.*\])$", CONTAINER, re.MULTILINE)
    assert found is not None, kind
    return json.loads(found[1])


def options(words: list[str]):
    assert Path(words[0]).name == "dateline"
    return command_parser([words[1]]).parse_args(words[1:])


def test_the_container_listens_to_its_host_and_asks_for_the_token() -> None:
    entry, command = started("ENTRYPOINT"), json.loads(re.findall(r"^CMD (\[.*\])$", CONTAINER, re.MULTILINE)[-1])
    given = options([*entry, *command])
    assert (given.listen, given.no_browser, given.no_token) == ("0.0.0.0", True, False)


def test_its_health_is_asked_for() -> None:
    (words,) = re.findall(r"^HEALTHCHECK .* CMD (\[.*\])$", CONTAINER, re.MULTILINE)
    assert options(json.loads(words)).port == options(started("ENTRYPOINT")).port


def test_the_container_takes_files_that_there_are() -> None:
    copied = re.findall(r"^COPY (.*) \./$", CONTAINER, re.MULTILINE)
    assert copied == ["locks/run.txt dist/dateline-*.whl"]
    assert (TOP / "locks" / "run.txt").is_file()
    assert not re.search(r"^(?:ADD|USER root)", CONTAINER, re.MULTILINE)


@pytest.mark.parametrize("key", ["ExecStart", "ExecStartPre"])
def test_the_service_starts_what_the_command_knows(key: str) -> None:
    (line,) = re.findall(rf"^{key}=(.*)$", SERVICE, re.MULTILINE)
    given = options(shlex.split(line))
    if key == "ExecStart":
        assert (given.listen, given.no_token) == ("127.0.0.1", False)


def test_each_command_of_the_page_is_one() -> None:
    page = (TOP / "docs" / "serving.md").read_text("utf-8")
    commands = re.findall(r"^    (dateline .*)$", page, re.MULTILINE)
    assert len(commands) >= 3
    for line in commands:
        options(shlex.split(line, comments=True))
