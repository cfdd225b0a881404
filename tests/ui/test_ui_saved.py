"""Saved views on the map page."""

from pathlib import Path

from geo.ui.address import Identifiers, View
from geo.ui.saved import act_on_views, saved_record

KNOWN = Identifiers(sources={"River Post"}, roles=(), places=(), mentions=(), documents={"a"})


def test_a_view_is_saved_opened_and_removed(tmp_path: Path) -> None:
    project = tmp_path / "p.sqlite"
    project.touch()
    view = View(sources=("River Post",), area="box:1,2,3,4", within="a", query="boats", hits=True)
    assert act_on_views(project, {"do": "save", "name": "Boats", "by": "Ada"}, view, KNOWN) == (
        None,
        "Saved as “Boats”.",
    )
    record = saved_record(project, "said")
    assert record["views"] == [{"name": "Boats", "by": "Ada"}]
    assert record["files"] == ["p.sqlite", "p.sqlite.views.jsonl"]
    opened, said = act_on_views(project, {"do": "open", "name": "Boats"}, View(), KNOWN)
    assert opened == view
    assert said == "“Boats” is shown."
    fewer = Identifiers(sources=(), roles=(), places=(), mentions=(), documents={"a"})
    opened, said = act_on_views(project, {"do": "open", "name": "Boats"}, View(), fewer)
    assert opened == View(area="box:1,2,3,4", within="a", query="boats", hits=True)
    assert "left out: source" in said
    assert act_on_views(project, {"do": "remove", "name": "Boats"}, view, KNOWN)[0] is None
    assert saved_record(project)["views"] == []


def test_what_a_browser_sends_is_not_trusted(tmp_path: Path) -> None:
    project = tmp_path / "p.sqlite"
    for act in (
        {},
        {"do": "open"},
        {"do": "drop", "name": "x"},
        {"do": "save", "name": ["a"] * 99},
        {"do": 3, "name": 4},
    ):
        shown, said = act_on_views(project, act, View(), KNOWN)
        assert shown is None
        assert said
