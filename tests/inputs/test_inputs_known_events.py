"""events.csv beside the articles: what the user knows of when something was."""

from datetime import date
from pathlib import Path

import pytest

from geo.inputs import scan
from geo.inputs.known_events import MOST, read_events
from geo.model import KnownEvent

TABLE = "name,first,last,kind\nthe Arab Spring,2010-12-17,2012,\nMayor Okoro,2015-03,,office\n"


def test_days_months_and_years_are_read_and_an_end_may_be_open() -> None:
    table = read_events(TABLE.encode())
    assert table.bad_rows == ()
    assert table.events == (
        KnownEvent("the Arab Spring", date(2010, 12, 17), date(2012, 12, 31)),
        KnownEvent("Mayor Okoro", date(2015, 3, 1), None, office=True),
    )


def test_semicolons_and_missing_columns_are_fine() -> None:
    assert read_events(b"name;first\nthe Siege;2014-06-01\n").events == (
        KnownEvent("the Siege", date(2014, 6, 1), None),
    )


@pytest.mark.parametrize(
    ("row", "words"),
    [
        ("the Siege,soon,,", "first 'soon' is not a day"),
        ("the Siege,,,", "both first and last are empty"),
        ("the Siege,2016,2015,", "first 2016-01-01 is after last 2015-12-31"),
        ("the Siege,2016,,era", "kind 'era' is neither event nor office"),
        (",2016,,", "must hold a name"),
        ("***,2016,,", "must hold a name"),
        ("the Arab Spring,2011,,", "has a row already"),
        ("the Siege, 2014,2014-06-01,2014-07-01,event", "5 cells under 4 column names"),
    ],
)
def test_a_row_that_cant_be_used_says_why_and_the_others_are_read(row: str, words: str) -> None:
    table = read_events(f"{TABLE}{row}\nthe Fair,2016,,\n".encode())
    assert [event.name for event in table.events] == ["the Arab Spring", "Mayor Okoro", "the Fair"]
    (bad,) = table.bad_rows
    assert bad.number == 4
    assert words in bad.message


@pytest.mark.parametrize("data", [b"", b"when,what\n1,2\n", b"\xff\xfe\x00\x01\x02", b'name,first\n"x'])
def test_a_file_that_is_no_table_of_events_never_raises(data: bytes) -> None:
    assert read_events(data).events == ()


def test_there_is_an_end_to_the_rows() -> None:
    rows = "".join(f"Event {number},2016,\n" for number in range(MOST + 50))
    table = read_events(f"name,first,last\n{rows}".encode())
    assert len(table.events) == MOST
    assert len(table.bad_rows) == 1


def write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")


def test_events_are_known_to_the_articles_beside_and_below_the_nearer_file_first(tmp_path: Path) -> None:
    write(tmp_path / "events.csv", "name,first,last\nthe Siege,2014,2015\nthe Fair,2016,\n")
    write(tmp_path / "sub/events.csv", "name,first,last\nthe Siege,1529,1529\n")
    write(tmp_path / "a.txt", "The bridge over the river was closed on Monday.\n")
    write(tmp_path / "sub/b.txt", "The bridge over the river was closed on Monday.\n")
    above, below = scan(tmp_path).sources
    assert [event.name for event in above.known_events] == ["the Siege", "the Fair"]
    assert [(event.name, event.first and event.first.year) for event in below.known_events] == [
        ("the Siege", 1529),
        ("the Fair", 2016),
    ]
    assert above.read().known_events == above.known_events


def test_a_changed_table_changes_the_fingerprint_of_its_articles(tmp_path: Path) -> None:
    write(tmp_path / "a.txt", "The bridge over the river was closed on Monday.\n")
    before = scan(tmp_path).sources[0].fingerprint
    write(tmp_path / "events.csv", "name,first\nthe Siege,2014\n")
    assert scan(tmp_path).sources[0].fingerprint != before


def test_bad_rows_are_told_with_the_files_name(tmp_path: Path) -> None:
    write(tmp_path / "a.txt", "The bridge over the river was closed on Monday.\n")
    write(tmp_path / "events.csv", "name,first\nthe Siege,soon\n")
    (failure,) = scan(tmp_path).failures
    assert failure.path == "events.csv:2"
    assert failure.error.startswith("events.csv, row 2: first 'soon' is not a day")
