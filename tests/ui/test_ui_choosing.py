"""What a view chooses for an export: the rows that the page shows of it."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from ui_projects import flood_report, vague_report, write_project

from geo.errors import ExportError
from geo.project import Project
from geo.ui.choosing import chosen, view_asked
from geo.ui.view_data import ViewData, view_data
from geo.ui.window import in_view


@pytest.fixture(scope="module")
def opened(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Project, ViewData]]:
    path: Path = tmp_path_factory.mktemp("choosing") / "p.sqlite"
    project = Project.open(write_project(path, flood_report(), vague_report()))
    yield project, view_data(project)
    project.close()


def texts(opened: tuple[Project, ViewData], *, is_page: bool = False, **asked: str | list[str]) -> list[str]:
    project, data = opened
    params = {name.rstrip("_"): [value] if isinstance(value, str) else value for name, value in asked.items()}
    return [row.text for row in chosen(project, data, view_asked(data, params, is_page=is_page)).rows]


def test_without_filters_everything_but_page_furniture_comes_out(opened) -> None:
    assert texts(opened) == ["Lyon", "Villeurbanne", "Paris", "Lyon", "Zzyzx", "France", *["Lyon"] * 8, "Zzyzx"]


def test_page_furniture_comes_when_it_is_asked_for(opened) -> None:
    assert texts(opened, role="chrome") == ["Lyon"]


@pytest.mark.parametrize(
    ("asked", "words"),
    [
        ({"from_": "2021-05-05", "to": "2021-05-05", "source": "River Post"}, ["Villeurbanne", "Lyon", "Zzyzx"]),
        ({"from_": "2021-05-05", "source": "River Post"}, ["Villeurbanne", "Paris", "Lyon", "Zzyzx"]),
        ({"to": "1856-12-31"}, ["France"]),
        ({"place": "geonames:2968254"}, ["Villeurbanne"]),
        ({"doc": "flood", "role": ["actor"]}, ["Paris"]),
        ({"kind": "country", "event": "background"}, ["France"]),
        ({"certainty": "none", "doc": "vague"}, ["Zzyzx"]),
        ({"known": "1", "doc": "vague"}, ["Lyon", "Lyon", "Zzyzx"]),
        ({"from_": "2021-01-01", "doc": "vague", "undated": "1"}, [*["Lyon"] * 8, "Zzyzx"]),
    ],
)
def test_filters_are_those_of_the_address(opened, asked: dict[str, str | list[str]], words: list[str]) -> None:
    assert texts(opened, **asked) == words


def test_a_view_of_the_page_chooses_what_the_page_shows(opened) -> None:
    project, data = opened
    view = view_asked(data, {"from": ["2021-05-03"], "to": ["2021-05-04"]}, is_page=True)
    shown = in_view(data, view)
    found = chosen(project, data, view)
    assert len(found.rows) == len(shown[shown["role"] != 3]) == len(list(found.rows))
    assert found.scope == "from 2021-05-03, to 2021-05-04"


def test_the_articles_are_those_of_the_rows(opened) -> None:
    project, data = opened
    found = chosen(project, data, view_asked(data, {"source": ["Hill Herald"]}, is_page=False))
    assert [article.id for article in found.articles] == ["vague"]


@pytest.mark.parametrize("asked", [{"role": ["king"]}, {"from": ["yesterday"]}, {"place": ["geonames:0"]}])
def test_what_the_project_does_not_hold_is_refused(opened, asked: dict[str, list[str]]) -> None:
    with pytest.raises(ExportError, match=next(iter(asked))):
        view_asked(opened[1], asked, is_page=False)


def test_a_window_without_anything_gives_no_row(opened) -> None:
    assert texts(opened, from_="1999-01-01", to="1999-12-31") == []
    assert texts(opened, from_="2999-01-01") == []
