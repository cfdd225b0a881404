"""What browsers are sent of a project is what the project holds, and page and map unpack it as it was packed."""

import json
import tempfile
from base64 import b64decode, b64encode
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from packed_columns import Sent
from ui_projects import flood_project, flood_report, plain_note, undated_note, vague_report, write_project

from geo.project import Project
from geo.ui.columns import browser_data, details_of
from geo.ui.sending import sent
from geo.ui.view_data import ViewData, view_data

FIXTURE = Path(__file__).parent.parent / "fixtures" / "sent_project.json"
"""A small project as it is sent, and as tests/frontend/sent.test.js is to find it.

Made by running this file, with tests and tests/ui on the path.
"""


def _fixture(folder: Path) -> dict[str, object]:
    data = view_data(Project.open(_mixed(folder)))
    return {"sent": b64encode(sent(data)).decode(), "apart": b64encode(sent(data, "x")).decode()} | {
        "columns": browser_data(data),
        "details": details_of(data),
    }


def _mixed(folder: Path) -> Path:
    reports = (flood_report("a", "River Post"), flood_report("b", "Hill Herald"), vague_report(), undated_note())
    return write_project(folder / "mixed.sqlite", *reports)


MADE: dict[str, Callable[[Path], Path]] = {
    "several outlets": _mixed,
    "several kinds of mention": flood_project,
    "no place": lambda folder: write_project(folder / "a.sqlite", plain_note()),
    "no article": lambda folder: write_project(folder / "a.sqlite"),
}


@pytest.fixture(params=MADE)
def data(request: pytest.FixtureRequest, tmp_path: Path) -> ViewData:
    return view_data(Project.open(MADE[request.param](tmp_path)))


def test_marks_and_mentions_come_back(data: ViewData) -> None:
    found = Sent(sent(data))
    mentions, marks = found.mentions(), found.marks()
    for column in ("document", "footprint", "start", "role", "certainty"):
        assert mentions[column].tolist() == data.numbers[column].tolist(), column
    for column in ("mention", "footprint", "first", "last", "kind", "basis"):
        assert marks[column].tolist() == data.marks[column].tolist(), column
    for name, facet in (("kinds", data.kinds), ("countries", data.countries)):
        own = data.numbers[{"kinds": "kind", "countries": "country"}[name]]
        assert [found.head[name]["keys"][code] for code in mentions[name]] == [facet[code] for code in own]


def test_articles_come_back(data: ViewData) -> None:
    found = Sent(sent(data))
    assert found.head["documents"]["id"] == data.documents["id"].tolist()
    assert found.wholes("outlets").tolist() == data.documents["outlet"].tolist()
    assert found.wholes("copies").tolist() == data.documents["copy"].tolist()
    first = found.wholes("publishedFirst")
    assert first.tolist() == data.published["first"].tolist()
    assert (first + found.wholes("publishedLast")).tolist() == data.published["last"].tolist()
    assert found.head["details"]["title"] == data.documents["title"].tolist()


def test_details_that_travel_apart_are_not_sent_twice(data: ViewData) -> None:
    assert Sent(sent(data, "details.json.gz")).head["details"] == "details.json.gz"


def test_a_column_of_any_numbers_comes_back() -> None:
    lot = np.random.default_rng(7)
    for most in (0, 1, 200, 254, 255, 256, 510, 70_000):
        for size in (0, 1, 5_000):
            codes = lot.integers(0, most + 1, size) * 40_000 - 90_000
            assert Sent.of(wholes=codes).wholes("wholes").tolist() == codes.astype("int32").tolist()


def test_the_browsers_tests_work_on_what_is_sent_by_now(tmp_path: Path) -> None:
    assert json.loads(FIXTURE.read_text("utf-8")) == _fixture(tmp_path), f"run {__file__}"
    assert b64decode(json.loads(FIXTURE.read_text("utf-8"))["sent"]).startswith(b"DLC1")


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as name:
        FIXTURE.write_text(json.dumps(_fixture(Path(name)), indent=1) + "\n", "utf-8")
