"""The rows that all formats are made of: after corrections, with the machine's reading beside it."""

from datetime import date

from geo.export import extract
from geo.export.columns import MEANINGS
from geo.export.rows import COLUMNS, KINDS, cells


def rows_of(opened, name: str):
    return list(extract(opened(name)).rows)


def test_a_row_leads_back_to_its_words(opened) -> None:
    project = opened("edges")
    for row in extract(project).rows:
        text = project.text(row.article.id)
        assert text[row.start : row.end] == row.text
        assert text[: row.start].endswith(row.prefix)
        assert text[row.end :].startswith(row.suffix)
        assert text[row.sentence_start : row.sentence_end] == row.sentence
        assert row.page == ("page 1" if row.start < 60 else "page 2")
        assert (row.article.archive, row.article.sha256) == ("https://archive.example/a", "ab" * 32)


def test_days_are_as_the_text_gives_them_and_open_ends_stay_open(opened) -> None:
    days = [(row.first, row.last, row.basis) for row in rows_of(opened, "edges")]
    day = date(2021, 5, 3)
    assert days[0] == (day, day, "sentence")
    assert days[3:6] == [(day, None, "sentence"), (None, day, "sentence"), (None, None, "sentence")]
    assert days[8] == (date(2021, 5, 10), date(2021, 5, 10), "document")


def test_what_is_nowhere_says_so(opened) -> None:
    row = next(row for row in rows_of(opened, "edges") if row.text == "Nowhere")
    assert (row.latitude, row.shape, row.precision, row.certainty) == (None, None, "not mapped", "none")


def test_a_correction_stands_beside_what_was_read_before(opened) -> None:
    first, *rest = rows_of(opened, "corrected")
    assert (first.place, first.is_corrected) == ("the landing", True)
    assert first.corrected_by.startswith("Ada, 20")
    assert first.checked_by.startswith("Ben, 20")
    assert first.note == "see the map (Ada)"
    assert (first.machine.place, first.machine.longitude) == ("Suva", 178.44149)
    assert not any(row.checked_by or row.corrected_by for row in rest)
    assert [row.machine.place for row in rest] == [row.place for row in rest]


def test_ids_are_unique_and_every_column_has_a_kind_and_a_meaning(opened) -> None:
    ids = [row.id for row in rows_of(opened, "edges")]
    assert len(set(ids)) == len(ids) == 9
    assert tuple(cells(rows_of(opened, "edges")[0])) == COLUMNS == tuple(KINDS)
    assert set(MEANINGS) == set(COLUMNS)


def test_no_article_and_no_place_give_no_row(opened) -> None:
    assert rows_of(opened, "none") == rows_of(opened, "empty") == []
    assert len(extract(opened("empty")).articles) == 1
