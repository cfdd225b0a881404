"""References in RIS: those that carry a text are articles."""

import sys
from datetime import date

import pytest

from geo.errors import InputError
from geo.inputs.readers import RawArticle, Unread, all_readers
from geo.inputs.readers.references import RisReader

TEXT = "The bridge over the river at Mosul was closed on Monday."


def reference(*lines: str, kind: str = "NEWS", end: str = "ER  - ") -> str:
    return "\n".join([f"TY  - {kind}", *lines, end, "", ""])


def read(text: str) -> list[RawArticle | Unread]:
    return list(RisReader().read(text.encode(), name="x.ris"))


def article(*lines: str) -> RawArticle:
    (found,) = read(reference(*lines))
    assert isinstance(found, RawArticle)
    return found


def days(*lines: str) -> tuple[date | None, date | None] | None:
    published = article(f"AB  - {TEXT}", *lines).facts.published
    return None if published is None else (published.first, published.last)


def test_a_reference_with_a_text_is_an_article() -> None:
    found = article(
        "T1  - Bridge closed after rain", "AU  - Writer, Ann", "AU  - Other, Bo", "JF  - The Daily",
        "DA  - 2021/05/20/", "AN  - 2530123456", f"AB  - {TEXT}", "UR  - https://www.example.org/a;b?c=1",
        "L2  - unknown", "DB  - A database",
    )  # fmt: skip
    assert found.text == f"Bridge closed after rain\n\n{TEXT}"
    facts = found.facts
    assert (facts.title, facts.publisher, facts.author) == (
        "Bridge closed after rain", "The Daily", "Writer, Ann, Other, Bo",
    )  # fmt: skip
    assert (facts.url, found.part) == ("https://www.example.org/a;b?c=1", "2530123456")
    assert days("DA  - 2021/05/20/") == (date(2021, 5, 20), date(2021, 5, 20))


def test_paragraphs_stay_and_the_longer_text_counts() -> None:
    found = article("N2  - Short.", f"AB  - {TEXT}", "", "Traders waited until noon.")
    assert found.text == f"{TEXT}\n\nTraders waited until noon."


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (["Y1  - 2020/01/02", "DA  - 2021/05/20"], (date(2021, 5, 20), date(2021, 5, 20))),
        (["Y1  - 2020/01/02", "PY  - 2020"], (date(2020, 1, 2), date(2020, 1, 2))),
        (["Y1  - 2020/11//Nov/Dec2020"], (date(2020, 11, 1), date(2020, 11, 30))),
        (["DA  - May 20, 2021"], (date(2021, 5, 20), date(2021, 5, 20))),
        (["PY  - 2021"], (date(2021, 1, 1), date(2021, 12, 31))),
        (["DA  - 2021/13/45", "PY  - soon"], None),
        ([], None),
    ],
)
def test_the_day_of_publication(lines: list[str], expected: tuple[date, date] | None) -> None:
    assert days(*lines) == expected


def test_references_without_a_text_are_listed_and_the_last_may_lack_its_end() -> None:
    found = read(
        "\ufeff"
        + reference("AN  - 1", f"AB  - {TEXT}")
        + reference("T1  - Nothing")
        + reference(f"N2  - {TEXT}!", end="")
    )
    assert [(type(one).__name__, one.part) for one in found] == [
        ("RawArticle", "1"), ("Unread", "reference 2"), ("RawArticle", "reference 3"),
    ]  # fmt: skip


def test_the_format_is_known_by_its_first_tag() -> None:
    readers = all_readers()
    for name in ("a.ris", "a.txt"):
        reader = readers.reader_of(name, reference(f"AB  - {TEXT}").replace("\n", "\r\n").encode())
        assert reader is not None
        assert reader.name == "ris"
    other = readers.reader_of("a.txt", b"TYPICAL rain fell.")
    assert other is not None
    assert other.name == "text"


def test_without_rispy_the_message_names_the_command(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "rispy", None)
    with pytest.raises(InputError, match=r"^x\.ris holds references \(RIS\), which rispy reads: pip install rispy"):
        read(reference(f"AB  - {TEXT}"))
