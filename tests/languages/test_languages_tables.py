"""The tables of each language: their form, and that the code reads all of them."""

import re
from pathlib import Path
from typing import get_args

import pytest

import geo
from geo.dates import words as date_words
from geo.errors import TableError
from geo.languages import ENGLISH, keyed, phrases, table, words
from geo.model import PlaceKind
from geo.places import lexicon, role_words
from geo.places.tokens import fold

PACKAGE = Path(geo.__path__[0])
FOLDERS = sorted(path.name for path in (PACKAGE / "languages").iterdir() if (path / "dates.txt").is_file())
FILES = sorted(path.stem for path in (PACKAGE / "languages" / ENGLISH).glob("*.txt"))
# Lists of words set apart by blanks, except for the sections of phrases that are named.
WORD_TABLES = {"recogniser": (), "places": ("in passing", "sayings"), "roles": ("blocs", "companies", "seats")}
WORD_SECTIONS = [
    (name, section) for name, others in WORD_TABLES.items() for section in table(ENGLISH, name) if section not in others
]


def entries(name: str, section: str) -> list[str]:
    return " ".join(table(ENGLISH, name)[section]).split()


@pytest.mark.parametrize("language", FOLDERS)
def test_each_language_has_the_same_tables_with_the_same_sections(language: str) -> None:
    for name in FILES:
        assert table(language, name).keys() == table(ENGLISH, name).keys()


@pytest.mark.parametrize("name", FILES)
def test_no_section_is_empty(name: str) -> None:
    assert all(table(ENGLISH, name).values())


@pytest.mark.parametrize(("name", "section"), WORD_SECTIONS)
def test_words_stand_in_alphabetical_order_and_once(name: str, section: str) -> None:
    assert entries(name, section) == sorted(set(entries(name, section)))


@pytest.mark.parametrize(("name", "section"), WORD_SECTIONS)
def test_words_are_folded_as_the_text_is_before_they_are_compared(name: str, section: str) -> None:
    assert [word for word in entries(name, section) if fold(word) != word] == []


@pytest.mark.parametrize("section", ["part of the name", "after the name", "before the name"])
def test_kind_words_are_of_kinds_of_places_and_stand_once(section: str) -> None:
    lines = table(ENGLISH, "kinds")[section]
    assert set(keyed(lines).values()) <= set(get_args(PlaceKind))
    assert len(keyed(lines)) == len(phrases(lines))


def test_a_kind_word_after_a_name_either_belongs_to_the_name_or_not() -> None:
    kinds = table(ENGLISH, "kinds")
    assert keyed(kinds["part of the name"]).keys().isdisjoint(keyed(kinds["after the name"]))


def test_every_section_is_read_by_the_code() -> None:
    code = "".join(path.read_text("utf-8") for path in PACKAGE.rglob("*.py"))
    named = set(re.findall(r'"([a-z ]+)"', code))
    read_as_a_whole = {"furniture", "furniture_words"}  # their sections are reasons and shapes
    unread = [(n, s) for n in FILES if n not in read_as_a_whole for s in table(ENGLISH, n) if s not in named]
    assert unread == []


def test_a_year_has_twelve_months_and_a_week_seven_days() -> None:
    assert [date_words.MONTHS[name.lower()] for name in date_words.MONTH_NAMES] == list(range(1, 13))
    assert [date_words.WEEKDAYS[name.lower()] for name in date_words.WEEKDAY_NAMES] == list(range(7))
    assert date_words.MONTHS["sept"] == 9
    assert date_words.WEEKDAYS["weds"] == 2


def test_numbers_count_on_without_a_gap() -> None:
    assert [date_words.NUMBERS[word] for word in ("zero", "nineteen", "twenty", "ninety", "an")] == [0, 19, 20, 90, 1]
    assert date_words.ORDINALS["twentieth"] == 20
    assert date_words.ORDINALS["3rd"] == 3


def test_days_and_months_come_from_the_dates_table() -> None:
    assert {"monday", "january", "may"} <= lexicon.NO_NAMES
    assert "sept" in lexicon.SHORT_MONTHS
    assert "may" not in lexicon.SHORT_MONTHS


@pytest.mark.parametrize(
    ("verb", "third_person", "past"),
    [("deny", "denies", "denied"), ("push", "pushes", "pushed"), ("urge", "urges", "urged")],
)
def test_regular_forms_are_made_of_the_infinitives(verb: str, third_person: str, past: str) -> None:
    assert verb in role_words.ACTS
    assert {third_person, past} <= role_words.ACTION_VERBS


def test_forms_that_look_like_nouns_are_no_sign_of_acting() -> None:
    assert "trades" not in role_words.ACTION_VERBS
    assert "went" in role_words.ACTION_VERBS


def test_a_language_that_is_not_there_is_named() -> None:
    with pytest.raises(TableError, match=r"geo/languages/xx has no table places\.txt"):
        table("xx", "places")


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("stray\n[near]\nby\n", "line 1: a line before any"),
        ("[near]\nby\n[near]\nat\n", r"line 3: a second section \[near\]"),
    ],
)
def test_a_fault_in_a_table_is_told_with_its_line(
    text: str, fault: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "xx").mkdir()
    (tmp_path / "xx" / "odd.txt").write_text(text, encoding="utf-8")
    monkeypatch.setattr("geo.languages.files", lambda _: tmp_path)
    with pytest.raises(TableError, match=fault):
        table("xx", "odd")


def test_comments_and_blank_lines_are_left_out(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "xx").mkdir()
    (tmp_path / "xx" / "fine.txt").write_text("# a comment\n\n[a b]\n# another\nc d\n\ne\n", encoding="utf-8")
    monkeypatch.setattr("geo.languages.files", lambda _: tmp_path)
    assert words("xx", "fine") == {"a b": frozenset("cde")}
