"""What browsers are sent of a project is what the project holds, and page and map unpack it as it was packed."""

import gzip
import json
import tempfile
from base64 import b64decode, b64encode
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from packed_columns import Sent
from ui_projects import flood_project, flood_report, plain_note, undated_note, vague_report, write_project

from geo.project import Project
from geo.ui.columns import browser_data, details_of
from geo.ui.sending import _alike, sent, sent_details
from geo.ui.squeezing import gzipped
from geo.ui.view_data import ViewData, view_data

FIXTURE = Path(__file__).parent.parent / "fixtures" / "sent_project.json"
"""A small project as it is sent, and as tests/frontend/sent.test.js is to find it.

Made by running this file, with tests and tests/ui on the path.
"""


def _fixture(folder: Path) -> dict[str, object]:
    data = view_data(Project.open(_mixed(folder)))
    files = {"sent": sent(data), "apart": sent(data, "x"), "details": sent_details(data)}
    packed = {name: b64encode(b"".join(pieces)).decode() for name, pieces in files.items()}
    return packed | {"columns": browser_data(data)}


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
    for column in ("document", "footprint", "role", "certainty"):
        assert mentions[column].tolist() == data.numbers[column].tolist(), column
    assert found.starts(mentions["document"]).tolist() == data.numbers["start"].tolist()
    for column in ("mention", "footprint", "first", "last", "kind", "basis"):
        assert marks[column].tolist() == data.marks[column].tolist(), column
    for name, facet in (("kinds", data.kinds), ("countries", data.countries)):
        own = data.numbers[{"kinds": "kind", "countries": "country"}[name]]
        assert [found.head[name]["keys"][code] for code in mentions[name]] == [facet[code] for code in own]


def test_articles_come_back(data: ViewData) -> None:
    found = Sent(sent(data))
    assert found.wholes("outlets").tolist() == data.documents["outlet"].tolist()
    assert found.wholes("copies").tolist() == data.documents["copy"].tolist()
    first = found.wholes("publishedFirst")
    assert first.tolist() == data.published["first"].tolist()
    assert (first + found.wholes("publishedLast")).tolist() == data.published["last"].tolist()
    _has_details(found, data)


def _has_details(found: Sent, data: ViewData) -> None:
    words = [found.head["details"]["words"][word] for word in found.wholes("words")]
    texts = {name: found.texts(name) for name in ("id", "title", "url")}
    assert texts | {"text": words} == details_of(data)


def test_details_that_travel_apart_are_not_sent_twice(data: ViewData) -> None:
    first, later = Sent(sent(data, "details.gz")), Sent(sent_details(data))
    assert first.head["details"] == "details.gz"
    assert not first.parts.keys() & later.parts.keys()
    assert first.parts.keys() | later.parts.keys() == Sent(sent(data)).parts.keys()
    assert later.starts(first.mentions()["document"]).tolist() == data.numbers["start"].tolist()
    _has_details(later, data)


TEXTS = st.lists(st.text("ab\U0001f30dü\x00\ud800", max_size=80) | st.sampled_from(["a" * 70, "a" * 70 + "b", ""]))


@given(texts=TEXTS)
def test_texts_come_back_whatever_they_share(texts: list[str]) -> None:
    alike = _alike(texts).tolist()
    assert all(0 <= same <= len(text) for same, text in zip(alike, texts, strict=True))
    assert alike[:1] in ([], [0])
    for before, text, same in zip(texts, texts[1:], alike[1:], strict=False):
        assert before[:same] == text[:same]
        assert all(ord(letter) < 1 << 16 for letter in text[:same])


@given(pieces=st.lists(st.binary() | st.builds(bytes.__mul__, st.binary(max_size=9), st.integers(0, 20_000))))
def test_pieces_that_are_compressed_apart_are_one_gzip_file(pieces: list[bytes]) -> None:
    assert gzip.decompress(gzipped(pieces)) == b"".join(pieces)


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
