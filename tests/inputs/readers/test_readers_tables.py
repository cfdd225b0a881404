"""Tables of articles: CSV, workbooks, JSON; which column means what; rows that can't be used."""

import io
import json
from collections.abc import Sequence
from datetime import date, datetime

import openpyxl
import pytest

from geo.errors import InputError
from geo.inputs.readers import Columns, RawArticle, Unread
from geo.inputs.readers.columns import guess_columns
from geo.inputs.readers.json_records import JsonReader
from geo.inputs.readers.tables import DelimitedReader
from geo.inputs.readers.workbook import WorkbookReader
from geo.model import Publication

BODY = "The governor said that Mariupol had been shelled overnight."


def articles(found: Sequence[RawArticle | Unread]) -> list[RawArticle]:
    return [each for each in found if isinstance(each, RawArticle)]


def unread(found: Sequence[RawArticle | Unread]) -> list[Unread]:
    return [each for each in found if isinstance(each, Unread)]


def csv_of(*lines: str) -> bytes:
    return "\n".join(lines).encode()


def test_a_row_is_an_article_with_its_facts() -> None:
    data = csv_of("Headline,Body,Source,Date,Link", f"Shelling,{BODY},Example Post,2022-02-25,https://example.org/a")
    (found,) = articles(DelimitedReader().read(data, name="x.csv"))
    assert found.text == f"Shelling\n\n{BODY}"
    assert (found.facts.title, found.facts.publisher, found.facts.url) == (
        "Shelling", "Example Post", "https://example.org/a",
    )  # fmt: skip
    assert found.facts.published == Publication(date(2022, 2, 25), date(2022, 2, 25), "column 'Date': 2022-02-25")
    assert found.part == "row 2"


def test_the_note_tells_which_column_is_which_and_how_to_say_otherwise() -> None:
    (found,) = articles(DelimitedReader().read(csv_of("body;topic", f"{BODY};war"), name="x.csv"))
    assert found.note == "columns: text from 'body'; not used: 'topic'. If that is wrong, say --column MEANING=COLUMN."


def test_the_user_s_word_goes_before_the_names() -> None:
    columns = Columns.from_words(["text=Remarks"])
    data = csv_of("body,remarks", f"{BODY},Troops left Tikrit.")
    (found,) = articles(DelimitedReader(columns).read(data, name="x.csv"))
    assert found.text == "Troops left Tikrit."


@pytest.mark.parametrize("word", ["body", "colour=body", "text="])
def test_a_word_on_columns_that_means_nothing_is_told(word: str) -> None:
    with pytest.raises(InputError, match="write MEANING=COLUMN"):
        Columns.from_words([word])


def test_a_column_of_passages_is_the_text_though_its_name_says_nothing() -> None:
    rows = [{"a": "7", "b": " ".join(["word"] * 40)}]
    assert guess_columns(["a", "b"], rows).columns == {"text": "b"}


def test_a_table_of_numbers_holds_no_articles() -> None:
    with pytest.raises(InputError, match=r"^x\.csv has no column that holds the text of articles .*--column text="):
        DelimitedReader().read(csv_of("year,count", "2016,5"), name="x.csv")


def test_a_row_without_a_text_is_told_and_an_empty_one_is_not() -> None:
    found = DelimitedReader().read(csv_of("title,text", f"a,{BODY}", "b,", ",", f"c,{BODY}"), name="x.csv")
    assert [each.part for each in articles(found)] == ["row 2", "row 5"]
    assert [(each.part, each.why[:24]) for each in unread(found)] == [("row 3", "the column 'text' is emp")]


def test_ids_of_their_own_name_the_rows_else_their_numbers_do() -> None:
    own = DelimitedReader().read(csv_of("id,text", f"k1,{BODY}", f"k2,{BODY} Again."), name="x.csv")
    assert [each.part for each in own] == ["k1", "k2"]
    twice = DelimitedReader().read(csv_of("id,text", f"k1,{BODY}", f"k1,{BODY} Again."), name="x.csv")
    assert [each.part for each in twice] == ["row 2", "row 3"]


def test_an_article_longer_than_python_s_limit_of_a_cell_is_read() -> None:
    long = "word " * 40_000
    (found,) = articles(DelimitedReader().read(csv_of("text", f'"{long}"'), name="x.csv"))
    assert found.text == long


def test_markup_in_a_cell_becomes_paragraphs() -> None:
    (found,) = articles(DelimitedReader().read(csv_of("text", "<p>A fire in <b>Homs</b>.</p>"), name="x.csv"))
    assert found.text == "A fire in Homs."


def test_an_address_that_could_run_is_dropped() -> None:
    (found,) = articles(DelimitedReader().read(csv_of("text,url", f"{BODY},javascript:x.y"), name="x.csv"))
    assert found.facts.url == ""


def test_numbers_of_a_day_are_read_in_the_order_the_column_tells() -> None:
    data = csv_of("text,date", f"{BODY},03/04/2022", f"{BODY} Again.,25/02/2022")
    first, second = (each.facts.published for each in articles(DelimitedReader().read(data, name="x.csv")))
    assert first is not None
    assert second is not None
    assert (first.first, second.first) == (date(2022, 4, 3), date(2022, 2, 25))


def test_a_day_with_two_readings_leaves_the_article_undated_and_says_so() -> None:
    (found,) = articles(DelimitedReader().read(csv_of("text,date", f"{BODY},03/04/2022"), name="x.csv"))
    assert found.facts.published is not None
    assert found.facts.published.first is None
    assert "write it as YYYY-MM-DD" in found.facts.published.reason


def test_an_archiver_s_sheet_keeps_the_archived_copy() -> None:
    header = "Link,Archive status,Archive location,Upload timestamp,Upload title,Text content,Hash"
    data = csv_of(
        header, f"https://t.me/x/1,ok,https://archive.example/1.html,2022-02-25T10:00:00,Post,{BODY},SHA-256:ab"
    )
    (found,) = articles(DelimitedReader().read(data, name="x.csv"))
    assert (found.facts.url, found.source.archive) == ("https://t.me/x/1", "https://archive.example/1.html")
    assert found.source.archive_hash == "SHA-256:ab"


def workbook(**sheets: list[list[object]]) -> bytes:
    book = openpyxl.Workbook()
    book.remove(book.worksheets[0])
    for title, rows in sheets.items():
        sheet = book.create_sheet(title)
        for row in rows:
            sheet.append(row)
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def test_a_workbook_s_days_are_days() -> None:
    data = workbook(All=[["title", "body", "published"], ["Rockets", BODY, datetime(2022, 2, 25)]])
    (found,) = articles(WorkbookReader().read(data, name="x.xlsx"))
    assert found.facts.published == Publication(date(2022, 2, 25), date(2022, 2, 25), "column 'published': 2022-02-25")


def test_sheets_without_a_text_are_passed_by_where_another_has_one() -> None:
    data = workbook(Counts=[["year", "n"], [2016, 5]], News=[["text"], [BODY]])
    (found,) = WorkbookReader().read(data, name="x.xlsx")
    assert found.part == "News row 2"


@pytest.mark.parametrize("data", [b"PK\x03\x04nothing", b"PK", workbook(Empty=[["text"]])])
def test_a_damaged_or_empty_workbook_is_told(data: bytes) -> None:
    with pytest.raises(InputError, match=r"^x\.xlsx "):
        WorkbookReader().read(data, name="x.xlsx")


def test_records_a_line_are_articles_and_broken_lines_are_told() -> None:
    data = "\n".join([json.dumps({"id": "a", "text": BODY}), "{broken", json.dumps(["x"])]).encode()
    found = JsonReader().read(data, name="x.jsonl")
    assert [each.text for each in articles(found)] == [BODY]
    assert [each.part for each in unread(found)] == ["line 2", "line 3"]


@pytest.mark.parametrize(
    "wrap", [lambda rows: rows, lambda rows: {"status": "ok", "articles": rows}, lambda rows: rows[0]]
)
def test_a_list_of_records_is_found_where_scrapers_put_it(wrap: object) -> None:
    assert callable(wrap)
    data = json.dumps(wrap([{"content": BODY, "source": {"name": "Example Post"}}])).encode()
    (found,) = articles(JsonReader().read(data, name="x.json"))
    assert (found.text, found.facts.publisher) == (BODY, "Example Post")


@pytest.mark.parametrize("data", [b"{", b"[]", b"7", b"[" * 100_000, b'{"a": [1]}'])
def test_json_without_an_article_is_told(data: bytes) -> None:
    with pytest.raises(InputError, match=r"^x\.json "):
        JsonReader().read(data, name="x.json")
