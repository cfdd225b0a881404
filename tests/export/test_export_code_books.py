"""Precision codes against sentences coded by hand, and the sheets that coders get."""

import csv
import io
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from geo.export import extract
from geo.export.code_books import BACK, BOOKS, is_codable
from geo.export.precision_codes import NOT_CODABLE, Code, acled_place, acled_time, gtd_place, ucdp_place, ucdp_time
from geo.export.rows import Row
from geo.gazetteer import Gazetteer
from geo.model import Document, Publication
from geo.pipeline import Pipeline
from geo.project import Project, ProjectWriter

CODES = (acled_place, ucdp_place, gtd_place, acled_time, ucdp_time)
CODED = {
    "coded.txt": date(2023, 5, 18),
    "coded_again.txt": date(2024, 9, 6),
    "coded_third.txt": date(2025, 3, 11),
    "coded_fourth.txt": date(2025, 10, 14),
}
"""Sheets of sentences, and the day of the articles that they stand in."""
AGREED = {
    "coded.txt": (0.95, 3),
    "coded_again.txt": (0.95, 5),
    "coded_third.txt": (0.93, 7),
    "coded_fourth.txt": (0.95, 5),
}
"""The least share of codes that agree, and the most sentences with a code that doesn't: see docs/exports.md."""


def lines_of(name: str) -> list[list[str]]:
    lines = (Path(__file__).parent / name).read_text("utf-8").splitlines()
    return [line.split("|") for line in lines if not line.startswith("#")]


@pytest.fixture(scope="module", params=CODED)
def coded(request, gazetteer_file: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, Project]]:
    """The name of a sheet, and its sentences as articles of one day."""
    pipeline, day = Pipeline(Gazetteer.open(gazetteer_file)), CODED[request.param]
    path = tmp_path_factory.mktemp("coded") / "p.sqlite"
    with ProjectWriter(path) as writer:
        for number, (sentence, *_) in enumerate(lines_of(request.param)):
            document = Document(f"{number:02}", sentence, "", "Coders", published=Publication(day, day, "given"))
            writer.add(pipeline.parse(document))
    project = Project.open(path)
    yield request.param, project
    project.close()


def rows_by_line(project: Project, lines: list[list[str]]) -> dict[int, Row]:
    found: dict[int, Row] = {}
    for row in extract(project).rows:
        number = int(row.article.id)
        if row.text in lines[number][1] or lines[number][1] in row.text:
            found.setdefault(number, row)
    return found


def test_derived_codes_agree_with_a_coder(coded: tuple[str, Project]) -> None:
    lines, rows = lines_of(coded[0]), rows_by_line(coded[1], lines_of(coded[0]))
    agreed = differing = 0
    for number, (sentence, _, *said) in enumerate(lines):
        wanted = [NOT_CODABLE if code == "n" else int(code) for code in said]
        got = [code(rows[number]) if number in rows else None for code in CODES]
        agreed += sum(a == b for a, b in zip(wanted, got, strict=True))
        differing += wanted != got
        if wanted != got:
            print(sentence, wanted, got)
    assert len(lines) == 60
    least, most = AGREED[coded[0]]
    assert agreed >= least * len(lines) * len(CODES)
    assert differing <= most


@pytest.mark.parametrize(
    ("away_km", "radius_km", "codes"),
    [
        (0, 20.0, (2, 2, 1)),  # near the town, which has a radius of 8 km
        (0, 33.0, (2, 2, 1)),  # up to 25 km about its edge
        (0, 60.0, (3, 5, 5)),
        (15, 6.0, (2, 2, 1)),  # 15 km south of it
        (27, 22.0, (2, 2, 1)),  # south of it, no word how far
        (30, 6.0, (3, 5, 5)),  # 30 km south of it
        (120, 20.0, (3, 5, 5)),
    ],
)
def test_only_what_is_within_25_km_is_near(opened, away_km: int, radius_km: float, codes: tuple[int, ...]) -> None:
    row = next(row for row in extract(opened("edges")).rows if row.text == "Suva")
    assert row.entry is not None
    ground = replace(row, shape="circle", latitude=row.entry[0] - away_km / 111.2, radius_km=radius_km)
    assert tuple(code(ground) for code in CODES[:3]) == codes


@pytest.mark.parametrize(
    ("spot", "country", "codes"),
    [
        ((-1.8, 29.14), "", (3, 5, 5)),  # Lake Kivu, of two countries
        ((13.0, 14.2), "", (3, 5, 5)),  # Lake Chad, of four
        ((35.0, 19.0), "", (NOT_CODABLE, 7, 5)),  # the Mediterranean
        ((26.5, 56.5), "", (NOT_CODABLE, 7, 5)),  # the Strait of Hormuz
        ((44.6, -87.0), "US", (3, 5, 5)),
    ],
)
def test_a_lake_of_several_countries_is_no_sea(
    opened, spot: tuple[float, float], country: str, codes: tuple[Code, ...]
) -> None:
    row = next(iter(extract(opened("edges")).rows))
    water = replace(
        row, place_kind="water", country=country, shape="area", radius_km=40.0, latitude=spot[0], longitude=spot[1],
        entry=(*spot, 40.0), label="the water",
    )  # fmt: skip
    assert tuple(code(water) for code in CODES[:3]) == codes


def sheet(data: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline="")))


@pytest.mark.parametrize("name", BOOKS)
@pytest.mark.parametrize("project", ["edges", "hostile", "empty", "none"])
def test_a_sheet_has_the_books_columns_and_the_way_back(opened, written, name: str, project: str) -> None:
    rows = [row for row in extract(opened(project)).rows if is_codable(row)]
    found = sheet(written(name, project))
    assert len(found) == len(rows)
    header = written(name, project).decode("utf-8-sig").splitlines()[0].split(",")
    assert tuple(header) == (*BOOKS[name].columns, *BACK)


def test_what_the_coder_decides_is_left_empty(written) -> None:
    for name, columns in (
        ("acled", ("actor1", "actor2", "fatalities", "event_type")),
        ("ucdp", ("side_a", "side_b", "best", "type_of_violence")),
        ("gtd", ("gname", "nkill", "nwound", "attacktype1_txt")),
    ):
        assert {row[column] for row in sheet(written(name, "edges")) for column in columns} == {""}


def test_open_days_and_the_days_of_an_article_are_no_days_of_an_event(written) -> None:
    rows = sheet(written("acled", "edges"))
    assert [(row["event_date"], row["time_precision"]) for row in rows] == [
        ("2021-05-03", "1"),
        ("2021-05-03", "2"),
        ("1856-05-01", "3"),
        ("", "not codable"),
        ("", "not codable"),
        ("", "not codable"),
        ("0900-01-01", "not codable"),
        ("", "not codable"),
    ]


def test_gtd_has_zero_for_a_month_or_day_that_is_not_known(written) -> None:
    rows = sheet(written("gtd", "edges"))
    assert [(row["iyear"], row["imonth"], row["iday"], row["approxdate"]) for row in rows[:4]] == [
        ("2021", "5", "3", ""),
        ("2021", "5", "0", "2021-05-03 to 2021-05-09"),
        ("1856", "5", "0", "1856-05-01 to 1856-05-31"),
        ("not codable", "0", "0", ""),
    ]
