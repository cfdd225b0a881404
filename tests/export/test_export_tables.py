"""CSV and Excel: read back by other programs, every text a text and every number a number."""

import csv
import io
import zipfile
from datetime import date, datetime

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.export import extract
from geo.export.rows import COLUMNS, KINDS
from geo.export.texts import clean, guarded, unguarded


def records(data: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline="")))


@given(st.text(st.sampled_from("=+-@＝;\t\r\n '\"|ab1")))
def test_no_guarded_text_begins_a_formula_and_each_reads_back(text: str) -> None:
    safe = guarded(text)
    for part in safe.replace("\t", ";").replace("\r", ";").replace("\n", ";").split(";"):
        assert part.strip(" ")[:1] not in tuple("=+-@＝")
    assert unguarded(safe) == clean(text)


@pytest.mark.parametrize("project", ["edges", "hostile", "empty", "none", "corrected"])
def test_csv_has_a_line_a_row_under_the_columns(opened, written, project: str) -> None:
    found = records(written("csv", project))
    assert written("csv", project).startswith(b"\xef\xbb\xbf" + ",".join(COLUMNS[:3]).encode())
    assert [row["id"] for row in found] == [guarded(row.id) for row in extract(opened(project)).rows]


def test_numbers_of_csv_are_numbers_also_west_and_south(written) -> None:
    santiago = next(row for row in records(written("csv", "edges")) if row["text"] == "Santiago")
    assert (santiago["latitude"], santiago["longitude"]) == ("-33.45694", "-70.64827")
    assert (santiago["first"], santiago["is_corrected"]) == ("0900-01-01", "no")


def test_no_cell_of_csv_is_a_formula(written) -> None:
    for row in records(written("csv", "hostile")):
        for name, cell in row.items():
            if KINDS[name] == "text":
                assert cell[:1] not in tuple("=+-@\t\r\n"), (name, cell)


@pytest.mark.parametrize("project", ["edges", "hostile", "empty", "none", "corrected"])
def test_a_workbook_holds_rows_articles_and_the_meaning_of_columns(opened, written, project: str) -> None:
    book = openpyxl.load_workbook(io.BytesIO(written("xlsx", project)))
    chosen = extract(opened(project))
    assert book.sheetnames == ["events", "articles", "about", "columns"]
    assert [cell.value for cell in book["events"][1]] == list(COLUMNS)
    assert book["events"].max_row == len(chosen.rows) + 1
    assert book["articles"].max_row == len(chosen.articles) + 1
    kinds = {cell.data_type for sheet in book for row in sheet for cell in row}
    assert "f" not in kinds
    assert not any(cell.hyperlink for sheet in book for row in sheet for cell in row)


def test_a_workbook_keeps_numbers_days_and_what_is_before_its_calendar(written) -> None:
    sheet = openpyxl.load_workbook(io.BytesIO(written("xlsx", "edges")))["events"]
    rows = [dict(zip(COLUMNS, (cell.value for cell in row), strict=True)) for row in sheet.iter_rows(min_row=2)]
    assert rows[0]["first"] == datetime(2021, 5, 3)
    assert rows[0]["first"].date() == date(2021, 5, 3)
    assert (rows[6]["longitude"], rows[6]["first"]) == (-70.64827, "0900-01-01")
    assert rows[7]["latitude"] is None
    assert rows[0]["is_corrected"] is False


def test_the_same_rows_give_the_same_workbook(opened, written) -> None:
    stream = io.BytesIO()
    from geo.export import write_as

    write_as("xlsx", opened("edges"), stream)
    assert stream.getvalue() == written("xlsx", "edges")
    with zipfile.ZipFile(stream) as package:
        assert not any("externalLink" in name or "vba" in name.lower() for name in package.namelist())
