"""The registry of formats out: Dateline's own, and what other packages add."""

import io
from dataclasses import dataclass
from importlib.metadata import EntryPoint, EntryPoints
from typing import BinaryIO

import pytest

from geo.errors import ExportError
from geo.export import described_formats, format_named, format_names, formats, write_as
from geo.project import Project
from geo.ui.story.form import HTML


@dataclass(frozen=True)
class Titles:
    """A format as another package would write it."""

    name: str = "titles"
    description: str = "titles, one a line"
    suffixes: tuple[str, ...] = (".txt",)
    is_text: bool = True

    def write(self, project: Project, stream: BinaryIO) -> None:
        for title in project.documents()["title"]:
            stream.write(f"{title}\n".encode())


class Leaving(Titles):
    def __init__(self) -> None:
        raise SystemExit(3)


class Secretive:
    name, suffixes, is_text = "secretive", (".txt",), True

    @property
    def description(self) -> str:
        raise ValueError("none of your business")


class Failing:
    name, description, suffixes, is_text = "failing", "fails", (".txt",), True
    error: BaseException = KeyError("place")

    def write(self, project: Project, stream: BinaryIO) -> None:
        stream.write(b"half a")
        raise self.error


TITLES, FAILING, NO_SUFFIXES = Titles(), Failing(), Titles(suffixes=None)  # type: ignore[arg-type]

OWN = [*(each.name for each in formats.BUILT_IN), HTML.name]


@pytest.fixture
def added(monkeypatch: pytest.MonkeyPatch):
    """Has entry points found as if a package with them were installed."""

    def add(**points: str) -> None:
        found = EntryPoints(EntryPoint(name, value, formats.GROUP) for name, value in points.items())
        monkeypatch.setattr(formats, "entry_points", lambda group: found if group == formats.GROUP else ())

    return add


def test_an_unknown_format_is_told_with_the_known_ones(added) -> None:
    added(headlines=f"{__name__}:TITLES")
    with pytest.raises(ExportError, match=r"no export format is called 'jsn': choose among jsonl, (.*, )?headlines"):
        format_named("jsn")


@pytest.mark.parametrize("value", ["TITLES", "Titles"])
def test_an_installed_package_adds_a_format_as_an_object_or_a_class(added, value: str) -> None:
    added(headlines=f"{__name__}:{value}")
    assert format_names() == [*OWN, "headlines"]
    assert format_named("headlines") == TITLES
    assert ("headlines", "titles, one a line") in list(described_formats())


def test_a_package_cant_replace_a_format_of_dateline(added) -> None:
    added(jsonl=f"{__name__}:TITLES")
    assert format_names() == OWN
    assert format_named("jsonl") is not TITLES


@pytest.mark.parametrize(
    ("value", "words"),
    [
        ("no_such_package:X", "can't be loaded"),
        (f"{__name__}:no_such_name", "can't be loaded"),
        ("json:loads", "can't be loaded .*it has no name, description"),
        (f"{__name__}:Leaving", "can't be loaded"),
        (f"{__name__}:Secretive", "can't be loaded"),
        (f"{__name__}:NO_SUFFIXES", "has suffixes that"),
    ],
)
def test_a_broken_package_is_named_and_the_others_still_work(added, value: str, words: str) -> None:
    added(broken=value)
    with pytest.raises(ExportError, match=f"'broken' of .* {words}"):
        format_named("broken")
    assert format_named("jsonl").name == "jsonl"
    assert dict(described_formats()).keys() == {*OWN, "broken"}


@pytest.mark.parametrize("error", [KeyError("place"), SystemExit(3)])
def test_a_package_that_fails_while_it_writes_is_named(added, monkeypatch, error: BaseException) -> None:
    added(failing=f"{__name__}:FAILING")
    monkeypatch.setattr(FAILING, "error", error)
    with pytest.raises(ExportError, match=r"'failing' of .* failed \((KeyError|SystemExit)"):
        write_as("failing", Project.__new__(Project), io.BytesIO())


def test_a_reader_that_has_gone_is_no_fault_of_a_package(added, monkeypatch) -> None:
    added(failing=f"{__name__}:FAILING")
    monkeypatch.setattr(FAILING, "error", BrokenPipeError())
    with pytest.raises(BrokenPipeError):
        write_as("failing", Project.__new__(Project), io.BytesIO())


@pytest.mark.parametrize("name", format_names())
def test_a_format_says_what_it_is(name: str) -> None:
    chosen = format_named(name)
    assert chosen.name == name
    assert chosen.description
    assert "\n" not in chosen.description
    assert chosen.suffixes
    assert all(suffix.startswith(".") for suffix in chosen.suffixes)
