"""One HTML file: what it holds is what was chosen, no more, and nothing in it can run that isn't the page's own."""

import base64
import gzip
import hashlib
import html
import io
import json
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from ui_projects import HOSTILE, LYON, flood_report, undated_note, vague_report, write_project

from geo.errors import ExportError
from geo.gazetteer.measures import distance_km
from geo.project import Project
from geo.ui.choosing import marks_chosen, view_asked
from geo.ui.reader_records import passages
from geo.ui.story.blurring import blurred, cell_middle
from geo.ui.story.excerpts import excerpt
from geo.ui.story.form import HTML
from geo.ui.story.narrowing import narrowed
from geo.ui.story.options import StoryOptions
from geo.ui.view_data import view_data


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Project]:
    path: Path = tmp_path_factory.mktemp("story") / "the flood.sqlite"
    opened = Project.open(write_project(path, flood_report(), vague_report(), undated_note()))
    yield opened
    opened.close()


@pytest.fixture(scope="module")
def written(project: Project) -> Callable[..., str]:
    def write(asked: dict[str, list[str]] | None = None, **options: Any) -> str:
        data, stream = view_data(project), io.BytesIO()
        view = None if asked is None else view_asked(data, asked, is_page=False)
        HTML.write_view(project, data, view, StoryOptions(**options), stream)
        return stream.getvalue().decode("utf-8")

    return write


def block(page: str, name: str) -> Any:
    found = re.search(f'<script type="text/plain" id="{name}">(.*?)</script>', page, re.S)
    assert found
    return json.loads(gzip.decompress(base64.b64decode(found[1])))


def everything(page: str) -> str:
    """All that the file says of the project, as text."""
    return json.dumps([block(page, name) for name in ("columns", "marks", "said")]) + json.dumps(
        [json.loads(gzip.decompress(base64.b64decode(packed))) for packed in block(page, "whys").values()]
    )


def test_the_policy_has_the_hash_of_every_script_and_sheet_and_allows_no_other(written) -> None:
    page = written()
    found = re.search(r'http-equiv="Content-Security-Policy" content="([^"]*)"', page)
    assert found
    policy = html.unescape(found[1])
    assert "unsafe" not in policy
    assert "default-src 'none'" in policy
    inner = block(page, "map-page")
    scripts = re.findall(r"<script>(.*?)</script>", page, re.S) + re.findall(r"<script>(.*?)</script>", inner, re.S)
    sheets = re.findall(r"<style[^>]*>(.*?)</style>", page + inner, re.S)
    assert len(scripts) == 3
    for text in (*scripts, *sheets):
        digest = base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
        assert f"'sha256-{digest}'" in policy
    assert not re.search(r"<[^>]*\s(on\w+|style|src)=", re.sub(r"<(script|style).*?</\1>", "", page, flags=re.S))


def test_nothing_of_the_project_is_markup(written) -> None:
    page = written(title=HOSTILE)
    assert HOSTILE not in page
    assert html.escape(HOSTILE.replace("\u202e", ""), quote=True)[:30] in page.replace("\u202e", "")
    assert "javascript:" not in page


def test_only_sentences_that_name_a_place_are_in_it_unless_whole_texts_are_asked_for(written, project) -> None:
    short, long = block(written(), "said"), block(written(full_text=True), "said")
    flood = {said["id"]: said for said in short["documents"]}["flood"]
    assert "Menu" not in flood["text"]
    assert "Boats left Villeurbanne" in flood["text"]
    assert flood["note"].startswith("Only the sentences")
    whole = {said["id"]: said for said in long["documents"]}["flood"]
    assert whole["text"] == project.text("flood")
    for said in (flood, whole):
        points = list(said["text"])
        for mention in said["mentions"]:
            at = int(mention["id"].rpartition(":")[2])
            length = mention["end"] - mention["start"]
            assert "".join(points[mention["start"] : mention["end"]]) == project.text("flood")[at : at + length]


@pytest.mark.parametrize("full_text", [False, True])
def test_every_mark_with_a_sentence_reaches_it(written, project, full_text) -> None:
    said, data = block(written(full_text=full_text), "said"), view_data(project)
    chosen = marks_chosen(data, None)
    numbers = memoryview(base64.b64decode(said["marks"]["sentence"])).cast("i").tolist()
    assert len(numbers) == len(chosen)
    for number, mark in zip(numbers, chosen.to_dict("records"), strict=True):
        assert (number >= 0) == (mark["sentence_start"] >= 0)
        if number >= 0:
            row, start, end, _ = said["sentences"][number]
            identifier = said["documents"][row]["id"]
            text = project.text(identifier)[mark["sentence_start"] : mark["sentence_end"]]
            assert said["documents"][row]["text"][start:end] == text


def test_what_was_not_chosen_leaves_no_trace(written) -> None:
    page = written({"doc": ["flood"], "role": ["location"]})
    told = everything(page)
    assert "Lyon was quiet" not in told
    assert {mention["role"] for said in block(page, "said")["documents"] for mention in said["mentions"]} == {
        "location"
    }
    assert HOSTILE not in json.loads(json.dumps(block(page, "columns")["outlets"]))
    assert "River Post" in told
    assert "2 articles" not in page


def test_undated_marks_stay_out_when_asked(written) -> None:
    assert "Lyon was quiet" in everything(written())
    assert "Lyon was quiet" not in everything(written(undated=False))


def test_a_blurred_file_holds_no_point_and_no_id_of_a_gazetteer(written) -> None:
    page = written(blur_km=10)
    told = everything(page)
    assert "geonames:" not in told
    assert str(LYON.lat) not in told
    assert str(LYON.lon) not in told
    shapes = block(page, "marks")["places"]["shapes"]
    assert "point" not in shapes
    radii = memoryview(base64.b64decode(block(page, "marks")["places"]["radii"])).cast("f").tolist()
    assert min(radii) >= 10


@given(st.floats(-90, 90), st.floats(-180, 180), st.sampled_from([1.0, 5.0, 25.0, 100.0]))
def test_a_blurred_circle_holds_its_place(latitude: float, longitude: float, km: float) -> None:
    middle = cell_middle(latitude, longitude, km)
    assert -90 <= middle[0] <= 90
    assert -180 <= middle[1] <= 180
    if abs(latitude) < 89:
        assert distance_km(*middle, latitude, longitude) <= km


def test_a_blur_that_is_no_radius_is_refused() -> None:
    for km in (-1, 501, float("nan")):
        with pytest.raises(ExportError):
            StoryOptions(blur_km=km)


def test_frames_of_a_part_agree_with_each_other(project) -> None:
    data = view_data(project)
    view = view_asked(data, {"from": ["2021-05-05"], "to": ["2021-05-05"]}, is_page=False)
    marks = marks_chosen(data, view)
    part = blurred(narrowed(data, marks, keeps_articles=False), 0)
    assert len(part.marks) == len(marks)
    assert (
        part.mentions["id"].iloc[part.marks["mention"]].tolist() == data.mentions["id"].iloc[marks["mention"]].tolist()
    )
    assert part.mentions["document_id"].tolist() == part.documents["id"].iloc[part.mentions["document"]].tolist()
    drawn = part.mentions[part.mentions["footprint"] >= 0]
    assert part.footprints["place_id"].iloc[drawn["footprint"]].tolist() == drawn["place_id"].tolist()
    assert [item["sentence"] for item in passages(part, view)["items"]] == [
        item["sentence"] for item in passages(data, view)["items"]
    ]


@given(st.lists(st.tuples(st.integers(0, 60), st.integers(1, 9)), max_size=6))
def test_an_excerpt_keeps_what_is_wanted_as_it_stands(pairs: list[tuple[int, int]]) -> None:
    text = "First one here. Second 🌊 comes.\n\nA third line stands. The fourth.\nFifth ends it all now."
    sentences = [(found.start(), found.end()) for found in re.finditer(r"[^\s][^.]*\.", text)]
    wanted = [(start, min(start + length, len(text))) for start, length in pairs]
    cut = excerpt(text, sentences, wanted)
    for start, end in wanted:
        moved = cut.moved(start, end)
        assert moved is not None
        assert cut.text[moved[0] : moved[1]] == text[start:end]
    assert len(cut.text.replace("[…]", "").replace("\n", "")) <= len(text)


@pytest.mark.parametrize("asked", [{"role": ["chrome"]}, {"from": ["1999-01-01"], "to": ["1999-01-02"]}])
def test_a_part_without_a_mapped_place_is_a_file_too(written, asked) -> None:
    page = written(asked)
    assert len(page) > 1_000_000
    assert isinstance(block(page, "said")["documents"], list)


def test_the_page_how_it_was_made_has_versions_hashes_and_counts(written, project) -> None:
    page = written(blur_km=5, undated=False)
    for words in ("How this was made", "5 km", "left out: what has no day", "the whole project"):
        assert words in page
    for digest in project.documents()["sha256"]:
        assert digest in page
