"""Formats in: what Dateline brings, and what other packages add."""

import pickle
from collections.abc import Sequence
from importlib.metadata import EntryPoint
from pathlib import Path

import pytest

from geo.errors import InputError, ReaderError
from geo.inputs import Scan, scan, settle
from geo.inputs.facts import Facts
from geo.inputs.readers import BUILT_IN, RawArticle, Readers, installed
from geo.inputs.readers.installed import InstalledReader, load_readers
from geo.inputs.readers.registry import AS_TEXT
from geo.model import DocumentSource, Page

SPLIT = b"\n%%\n"
GOPHER = DocumentSource("gopher")


class Gopher:
    """A format of several articles a file, each with its name in its first line."""

    name = "gopher"

    def can_read(self, name: str, head: bytes) -> bool:
        return head.startswith(b"gopher:")

    def read(self, data: bytes, *, name: str) -> Sequence[RawArticle]:
        articles = []
        for piece in data.removeprefix(b"gopher:\n").split(SPLIT):
            label, _, text = piece.decode().partition("\n")
            articles.append(RawArticle(text, DocumentSource("gopher", (Page(0, label),)), part=label))
        return articles


class Broken:
    name = "broken"

    def can_read(self, name: str, head: bytes) -> bool:
        raise ZeroDivisionError("no such thing")

    def read(self, data: bytes, *, name: str) -> Sequence[RawArticle]:
        raise KeyError("lost")


class Halfway(Broken):
    def can_read(self, name: str, head: bytes) -> bool:
        return name.endswith(".half")


class Leaving(Halfway):
    def read(self, data: bytes, *, name: str) -> Sequence[RawArticle]:
        raise SystemExit(3)


def point(name: str, value: str) -> EntryPoint:
    return EntryPoint(name, f"{__name__}:{value}", installed.GROUP)


def with_gopher() -> Readers:
    return Readers((*load_readers([point("gopher", "Gopher")])[0], *BUILT_IN))


def bundle(folder: Path, *articles: str) -> None:
    body = SPLIT.join(f"{article.split()[0].lower()}\n{article}".encode() for article in articles)
    (folder / "export.txt").write_bytes(b"gopher:\n" + body)


def labels(found: Scan) -> list[str]:
    return [source.label for source in found.sources]


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("a.txt", "text"),
        ("A.TXT", "text"),
        ("a.md", "markdown"),
        ("a.Markdown", "markdown"),
        ("a.rst", None),
        ("", None),
    ],
)
def test_a_format_is_told_by_its_name(name: str, expected: str | None) -> None:
    reader = Readers().reader_of(name, b"Any text.")
    assert (reader and reader.name) == expected


@pytest.mark.parametrize("reader", BUILT_IN, ids=lambda reader: reader.name)
def test_a_reader_can_be_sent_to_another_process(reader) -> None:
    assert pickle.loads(pickle.dumps(reader)).name == reader.name


@pytest.mark.parametrize("reader", AS_TEXT)
def test_a_reader_of_text_names_its_format_and_keeps_every_letter(reader) -> None:
    text = "---\ntitle: A bridge\n---\n\n*It* fell.\r\n"
    (article,) = reader.read(text.encode(), name="a")
    assert (article.text, article.source.format, article.part) == (text, reader.name, "")
    assert article.facts.title == "A bridge"


def test_a_file_of_several_articles_gives_a_document_each(tmp_path: Path) -> None:
    bundle(tmp_path, "Snow closed the road.", "Rain fell on Monday.")
    (tmp_path / "index.csv").write_text("file,publisher,title\nexport.txt,The Post,\nexport.txt#rain,,Rain at last\n")
    found = scan(tmp_path, readers=with_gopher())
    assert labels(found) == ["export.txt#snow", "export.txt#rain"]
    assert found.failures == ()
    snow, rain = (source.read() for source in settle(found.sources).sources)
    assert (snow.text, snow.title, snow.publisher) == ("Snow closed the road.", "Snow closed the road.", "The Post")
    assert (rain.title, rain.publisher, rain.path) == ("Rain at last", "The Post", "export.txt#rain")
    assert rain.source == DocumentSource("gopher", (Page(0, "rain"),))
    assert snow.sha256 != rain.sha256
    assert snow.id != rain.id
    assert snow.id.startswith("export-")


def test_a_bad_article_of_a_file_leaves_the_others_alone(tmp_path: Path) -> None:
    (tmp_path / "export.txt").write_bytes(b"gopher:\na\nSnow.\n%%\nb\n  \n%%\nc\nRain.")
    found = scan(tmp_path, readers=with_gopher())
    assert labels(found) == ["export.txt#a", "export.txt#c"]
    assert [failure.error for failure in found.failures] == ["export.txt#b is empty: fill it or delete it."]


def test_an_installed_reader_is_asked_before_those_that_go_by_the_name(tmp_path: Path, monkeypatch) -> None:
    monkeypatch.setattr(installed, "entry_points", lambda group: [point("gopher", "Gopher")])
    bundle(tmp_path, "Snow closed the road.")
    (source,) = scan(tmp_path).sources
    assert source.reader.name == "gopher"


def test_an_entry_point_that_cant_be_loaded_is_told_and_the_run_goes_on(tmp_path: Path, monkeypatch) -> None:
    points = [
        point("lost", "Nowhere"),
        EntryPoint("gone", "no_such_package:Reader", installed.GROUP),
        point("odd", "SPLIT"),
    ]
    monkeypatch.setattr(installed, "entry_points", lambda group: points)
    (tmp_path / "a.txt").write_text("Snow.")
    found = scan(tmp_path)
    assert labels(found) == ["a.txt"]
    assert found.failures == ()
    gone, lost, odd = found.warnings
    assert gone.startswith("the reader gone of no_such_package:Reader can't be loaded (ModuleNotFoundError: ")
    assert "the reader lost of" in lost
    assert "it has no name" in odd
    assert all("uninstall" in warning for warning in found.warnings)


def test_a_reader_that_fails_at_a_look_is_told_once_and_not_asked_again(tmp_path: Path) -> None:
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text(f"Snow in {name}.")
    found = scan(tmp_path, readers=Readers((*load_readers([point("broken", "Broken")])[0], *BUILT_IN)))
    assert labels(found) == ["a.txt", "b.txt"]
    (warning,) = found.warnings
    assert "failed at a.txt (ZeroDivisionError: no such thing) and is not used" in warning


@pytest.mark.parametrize(("reader", "told"), [("Halfway", "KeyError: 'lost'"), ("Leaving", "SystemExit: 3")])
def test_a_reader_that_fails_at_a_file_costs_that_file_alone(tmp_path: Path, reader: str, told: str) -> None:
    (tmp_path / "a.txt").write_text("Snow.")
    (tmp_path / "b.half").write_text("Rain.")
    found = scan(tmp_path, readers=Readers((*load_readers([point("half", reader)])[0], *BUILT_IN)))
    assert labels(found) == ["a.txt"]
    (failure,) = found.failures
    assert failure.path == "b.half"
    assert failure.error.startswith("b.half can't be read: the reader half of ")
    assert told in failure.error


@pytest.mark.parametrize(
    ("articles", "problem"),
    [
        ([], "gave no article"),
        (["text"], "gave a str, not a RawArticle"),
        (
            [RawArticle("a", DocumentSource("x"), part="1"), RawArticle("b", DocumentSource("x"), part="1")],
            "called '1'",
        ),
        ([RawArticle("a", DocumentSource("x")), RawArticle("b", DocumentSource("x"), part="1")], "one has no part"),
        ([RawArticle("a", None)], "source is no DocumentSource"),
        ([RawArticle("a", DocumentSource("x"), None)], "facts are no Facts"),
        ([RawArticle("a", DocumentSource("x"), part=3)], "called 3, which is no line of text"),
        ([RawArticle("a", DocumentSource("x"), part="one\ntwo")], "no line of text"),
        ([RawArticle("a", DocumentSource("x"), part="\ud83d")], "no line of text"),
        (
            [RawArticle("a", DocumentSource("x", (Page(0, "page \ud83d"),)))],
            r"pages or format with half a surrogate pair",
        ),
        ([RawArticle("a", DocumentSource("\ud83d"))], r"pages or format with half a surrogate pair"),
        ([RawArticle("a", DocumentSource("x"), Facts(title="\ud83d"))], r"facts with half a surrogate pair"),
    ],
)
def test_what_no_reader_may_give_is_refused(articles: list, problem: str) -> None:
    class Odd(Gopher):
        def read(self, data: bytes, *, name: str) -> list:
            return articles

    with pytest.raises(ReaderError, match=problem):
        InstalledReader(Odd(), "the reader odd").read(b"", name="a")


def test_a_readers_own_message_goes_through() -> None:
    class Strict(Gopher):
        def read(self, data: bytes, *, name: str) -> list:
            raise InputError(f"{name} is of another year: leave it out.")

    with pytest.raises(InputError, match=r"^a is of another year"):
        InstalledReader(Strict(), "the reader strict").read(b"", name="a")


def test_half_a_surrogate_pair_is_refused(tmp_path: Path) -> None:
    class Halves(Gopher):
        def read(self, data: bytes, *, name: str) -> list:
            return [RawArticle("Snow \ud83d", GOPHER)]

    bundle(tmp_path, "Snow.")
    (failure,) = scan(tmp_path, readers=Readers((Halves(), *BUILT_IN))).failures
    assert "half a surrogate pair" in failure.error


def test_a_message_of_a_reader_with_half_a_surrogate_pair_can_be_stored(tmp_path: Path) -> None:
    class Strict(Gopher):
        def read(self, data: bytes, *, name: str) -> list:
            raise InputError(f"{name} is called \ud83d: leave it out.")

    class Lost(Gopher):
        def read(self, data: bytes, *, name: str) -> list:
            raise KeyError(Odd())

    class Odd:
        def __repr__(self) -> str:
            return "\ud83d"

    for reader in (Strict(), Lost()):
        with pytest.raises(InputError, match=r"\\ud83d") as raised:
            InstalledReader(reader, "the reader odd").read(b"", name="a")
        assert str(raised.value).isascii()
