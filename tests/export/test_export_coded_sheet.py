"""A sheet goes out, is coded, and comes back as corrections that the next export shows."""

import csv
import io
from datetime import date
from pathlib import Path

import export_projects
import openpyxl
import pytest

from geo.errors import CorrectionError, ExportError
from geo.export import extract, write_as
from geo.export.coded_sheet import read_sheet, returned
from geo.project import Project
from geo.project.in_place import apply_corrections
from geo.project.journal import append


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return export_projects.write(tmp_path / "p.sqlite", export_projects.edges())


def exported(path: Path, form: str) -> bytes:
    project, stream = Project.open(path), io.BytesIO()
    write_as(form, project, stream)
    project.close()
    return stream.getvalue()


def edited(data: bytes, changes: dict[int, dict[str, str]], separator: str = ",") -> bytes:
    rows = list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline="")))
    for number, cells in changes.items():
        assert set(cells) <= set(rows[number])
        rows[number] |= cells
    out = io.StringIO(newline="")
    writer = csv.DictWriter(out, list(rows[0]), delimiter=separator)
    writer.writeheader()
    writer.writerows(rows)
    return out.getvalue().encode("utf-8-sig")


def take(path: Path, data: bytes, by: str = "Ada", name: str = "sheet.csv"):
    project = Project.open(path)
    found = returned(project, read_sheet(data, name), by=by)
    project.close()
    append(path, found.corrections)
    apply_corrections(path)
    return found


@pytest.mark.parametrize("form", ["csv", "acled", "ucdp", "gtd"])
@pytest.mark.parametrize("separator", [",", ";"])
def test_a_sheet_that_nobody_changed_corrects_nothing(path: Path, form: str, separator: str) -> None:
    found = take(path, edited(exported(path, form), {}, separator))
    assert found == type(found)((), ())


@pytest.mark.parametrize("form", ["csv", "acled", "ucdp", "gtd"])
def test_a_hostile_sheet_that_nobody_changed_corrects_nothing(tmp_path: Path, form: str) -> None:
    path = export_projects.write(tmp_path / "evil.sqlite", export_projects.hostile())
    assert take(path, exported(path, form)).corrections == ()


def test_a_workbook_that_nobody_changed_corrects_nothing_and_a_changed_one_does(path: Path) -> None:
    data = exported(path, "xlsx")
    assert take(path, data, name="sheet.xlsx").corrections == ()
    book = openpyxl.load_workbook(io.BytesIO(data))
    header = [cell.value for cell in book["events"][1]]
    book["events"].cell(2, header.index("longitude") + 1).value = 177.5
    changed = io.BytesIO()
    book.save(changed)
    found = take(path, changed.getvalue(), name="sheet.xlsx")
    assert [each.kind for each in found.corrections] == ["place"]


def test_what_was_coded_is_what_the_project_shows(path: Path) -> None:
    coded = {
        0: {
            "latitude": "-18.2", "longitude": "178.1", "radius_km": "0.5", "location": "Lami",
            "actor1": "=Fishermen", "fatalities": "2", "checked": "yes",
        },
        1: {"first": "2021-05-04", "last": "2021-05-05"},
        2: {"role": "actor"},
        4: {"role": "not_a_place"},
    }  # fmt: skip
    found = take(path, edited(exported(path, "acled"), coded))
    assert found.problems == ()
    assert sorted(each.kind for each in found.corrections) == [
        "checked",
        "date",
        "not_a_place",
        "note",
        "place",
        "role",
    ]
    project = Project.open(path)
    rows = {row.start: row for row in extract(project).rows}
    lami, taveuni, strait, *_ = rows.values()
    assert (lami.place, lami.latitude, lami.longitude, lami.radius_km) == ("Lami", -18.2, 178.1, 0.5)
    assert lami.note == "ACLED: actor1: =Fishermen; fatalities: 2 (Ada)"
    assert lami.checked_by.startswith("Ada, ")
    assert lami.machine.place == "Suva"
    assert strait.role == "actor"
    dates = project.dates()
    project.close()
    assert ("2021-05-04", "2021-05-05") in set(zip(dates["first"], dates["last"], strict=True))
    assert taveuni.first in (date(2021, 5, 4), date(2021, 5, 10))


@pytest.mark.parametrize(
    ("cells", "words"),
    [
        ({"latitude": "north"}, "must be numbers"),
        ({"latitude": "95"}, "after.lat"),
        ({"first": "03/05/2021"}, "is no day"),
        ({"role": "king"}, "is no role"),
        ({"location": "Lami"}, "not by its name alone"),
        ({"certainty": "sure!"}, "not taken back: certainty"),
        ({"dateline_id": "edges:999/0"}, "no row called"),
    ],
)
def test_what_no_correction_can_say_is_told_with_its_row(path: Path, cells: dict[str, str], words: str) -> None:
    found = take(path, edited(exported(path, "acled"), {0: cells}))
    assert found.corrections == ()
    assert len(found.problems) == 1
    assert found.problems[0].startswith("row 2: ")
    assert words in found.problems[0]


def test_days_without_words_in_the_text_can_not_be_corrected(path: Path) -> None:
    found = take(path, edited(exported(path, "csv"), {8: {"first": "2021-01-01"}}))
    assert found.corrections == ()
    assert "no words for a date" in found.problems[0]


def test_a_sheet_of_another_kind_and_a_nameless_coder_are_refused(path: Path) -> None:
    with pytest.raises(ExportError, match="dateline_id"):
        take(path, b"a,b\n1,2\n")
    with pytest.raises(CorrectionError, match="by"):
        take(path, edited(exported(path, "acled"), {0: {"checked": "yes"}}), by=" ")


def test_one_act_is_undone_as_a_whole(path: Path) -> None:
    found = take(path, edited(exported(path, "acled"), {0: {"checked": "yes"}, 2: {"role": "actor"}}))
    assert len({each.act for each in found.corrections}) == 1
