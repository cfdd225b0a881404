"""Full-text search: hits where they stand, and nothing a user types is an operator."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from geo.model import Document, ParsedDocument, Publication, Span
from geo.project import ProjectWriter
from geo.project.search import match_expression, search

TEXTS = {
    "a": "The 🌊 flood reached Lyon. Nobody in Lyon had seen such a flood since the great flood.",
    "b": 'She said "AND", then NEAR the river; Vénissieux stayed dry.',
    "c": "Lyonnais cooks waited.",
    "d": "A strange \ue0f0 letter and a flood.",
}


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("search") / "p.sqlite"
    with ProjectWriter(path) as writer:
        for key, text in TEXTS.items():
            document = Document(key, text, f"Title {key}", "Press")
            writer.add(ParsedDocument(document, Publication(None, None, "none"), (), (Span(0, len(text)),)))
    return path


def words(project: Path, typed: str) -> list[tuple[str, str]]:
    return [(hit.document_id, TEXTS[hit.document_id][hit.start : hit.end]) for hit in search(project, typed)[0]]


def test_hits_are_code_points_of_the_text(project: Path) -> None:
    assert words(project, "flood ") == [("a", "flood")] * 3


def test_the_last_word_may_be_a_beginning(project: Path) -> None:
    assert words(project, "lyon") == [("a", "Lyon"), ("a", "Lyon"), ("c", "Lyonnais")]
    assert words(project, "lyon ") == [("a", "Lyon")] * 2


def test_words_in_quotes_stand_side_by_side(project: Path) -> None:
    assert words(project, '"great flood"') == [("a", "great flood")]
    assert words(project, '"flood great"') == []


def test_accents_and_case_are_not_needed(project: Path) -> None:
    assert words(project, "VENISSIEUX") == [("b", "Vénissieux")]


def test_operators_are_words(project: Path) -> None:
    assert words(project, "AND NEAR ") == [("b", "AND"), ("b", "NEAR")]
    assert words(project, "title:flood") == []


def test_every_word_must_be_there(project: Path) -> None:
    assert words(project, "flood cooks") == []


def test_a_text_that_holds_the_signs_still_counts(project: Path) -> None:
    hits, articles = search(project, "strange ")
    assert hits == ()
    assert articles == 1


def test_nothing_typed_finds_nothing(project: Path) -> None:
    for typed in ("", "   ", '"', "*()^:-"):
        assert search(project, typed) == ((), 0)


def test_no_more_hits_than_asked_for(project: Path) -> None:
    assert len(search(project, "flood", limit=2)[0]) == 2


def test_hits_come_in_reading_order_whatever_the_numbers_of_the_articles(project: Path, tmp_path: Path) -> None:
    copy = tmp_path / "p.sqlite"
    with closing(sqlite3.connect(project)) as old:
        old.execute("VACUUM INTO ?", (str(copy),))
    with closing(sqlite3.connect(copy)) as db, db:
        db.execute("UPDATE documents SET ordinal = 10 - ordinal")
    assert [hit.document_id for hit in search(copy, "lyon")[0]] == ["c", "a", "a"]


def test_a_search_within_an_article_finds_its_hits_alone(project: Path) -> None:
    hits, articles = search(project, "flood", within="d")
    assert (hits, articles) == ((), 1)
    hits, articles = search(project, "lyon", limit=1, within="c")
    assert [hit.document_id for hit in hits] == ["c"]
    assert articles == 1
    assert search(project, "lyon", within="zzz") == ((), 0)


@settings(deadline=None)
@given(st.text(max_size=40) | st.text(alphabet='"*^:()-+{}ANDORT NEAR\0\\%_;', max_size=30))
def test_nothing_typed_breaks_the_search(project: Path, typed: str) -> None:
    hits, articles = search(project, typed)
    assert articles <= len(TEXTS)
    assert all(0 <= hit.start < hit.end <= len(TEXTS[hit.document_id]) for hit in hits)


def test_a_long_text_is_cut() -> None:
    assert len(match_expression("word " * 10_000)) < 1_000


def test_half_of_a_surrogate_pair_is_no_failure(project: Path) -> None:
    assert search(project, "zebra\ud800") == ((), 0)
