"""The Export page: what it promises is what its files hold, and only its own pages can ask for them."""

import asyncio
import csv
import io
from collections.abc import Callable, Iterator
from pathlib import Path
from threading import Thread
from types import SimpleNamespace

import pytest
from playwright.sync_api import expect
from starlette.requests import Request
from ui_projects import HOSTILE, flood_report, plain_note, undated_note, vague_report, write_project
from warm_browser import WarmBrowser

from geo.export import RowFormat, extract, format_named, format_names
from geo.export.needs import meets
from geo.project import Project
from geo.ui.address import View
from geo.ui.choosing import chosen, view_asked
from geo.ui.exporting import export_file, export_record
from geo.ui.offering import MOST_OFFERED, OFFERS, Offers
from geo.ui.view_data import view_data


@pytest.fixture(scope="module")
def opened(tmp_path_factory: pytest.TempPathFactory) -> Iterator[SimpleNamespace]:
    path: Path = tmp_path_factory.mktemp("export page") / "the flood.sqlite"
    project = Project.open(write_project(path, flood_report(), vague_report(), undated_note()))
    yield SimpleNamespace(project=project, data=view_data(project))
    project.close()


def ask(opened, name: str, query: str, token: str | None = None) -> tuple[int, dict[str, str], bytes]:
    """What the server answers to a link."""
    scope = {
        "type": "http", "method": "GET", "path": "/", "headers": [], "query_string": query.encode(),
        "server": ("127.0.0.1", 1), "scheme": "http",
        "path_params": {"token": token or OFFERS.token_of(opened), "name": name},
    }  # fmt: skip
    answer = export_file(Request(scope))
    body: list[bytes] = [answer.body] if hasattr(answer, "body") else []

    async def drain() -> None:
        async for piece in answer.body_iterator:
            body.append(piece)

    if not body:
        # in a thread: the browser's tests may have a loop running in this one
        drained = Thread(target=lambda: asyncio.run(drain()))
        drained.start()
        drained.join()
    return answer.status_code, dict(answer.headers), b"".join(body)


@pytest.mark.parametrize(
    "asked",
    [None, {}, {"from": ["2021-05-05"], "to": ["2021-05-05"]}, {"role": ["actor", "chrome"]}, {"undated": ["1"]}],
)
def test_what_the_page_counts_is_what_comes_out(opened, asked) -> None:
    view = View() if asked is None else view_asked(opened.data, asked, is_page=True)
    whole, present, *_ = export_record(opened, view)["parts"]
    part, rows = (whole, extract(opened.project).rows) if asked is None else (
        present, chosen(opened.project, opened.data, view).rows
    )  # fmt: skip
    held = list(rows)
    assert (part["rows"], len(rows)) == (len(held), len(held))
    for name in format_names():
        form = format_named(name)
        if isinstance(form, RowFormat) and form.unit == "row":
            assert part["counts"][name] == sum(meets(row, form.needs) for row in held), name


def test_a_chosen_place_and_an_open_article_are_parts_of_their_own(opened) -> None:
    view = view_asked(opened.data, {"place": ["geonames:2968254"], "doc": ["flood"]}, is_page=True)
    titles = [part["title"] for part in export_record(opened, view)["parts"]]
    assert titles == [
        "The whole project",
        "The present view",
        "Villeurbanne in the present view",
        "“The river rose” in the present view",
    ]


def test_every_format_is_on_the_page_once(opened) -> None:
    groups = export_record(opened, View())["groups"]
    names = [each["name"] for group in groups for each in group["formats"]]
    assert sorted(names) == sorted(format_names())


@pytest.mark.parametrize("name", ["csv", "xlsx", "geojson", "jsonl"])
def test_a_link_gives_the_file(opened, name: str) -> None:
    status, headers, body = ask(opened, name, "whole=1")
    assert status == 200
    assert headers["content-disposition"] == f"attachment; filename*=UTF-8''the%20flood.{name}"
    assert headers["x-content-type-options"] == "nosniff"
    assert len(body) > 500


def test_a_link_of_a_part_gives_its_rows(opened) -> None:
    view = view_asked(opened.data, {"from": ["2021-05-05"], "to": ["2021-05-05"]}, is_page=True)
    part = export_record(opened, view)["parts"][1]
    _, _, body = ask(opened, "csv", part["query"])
    assert len(list(csv.DictReader(io.StringIO(body.decode("utf-8-sig"), newline="")))) == part["rows"] > 0


@pytest.mark.parametrize(
    ("name", "query", "token", "status"),
    [("csv", "", "guessed", 404), ("doc", "whole=1", None, 400), ("csv", "role=king", None, 400)],
)
def test_other_links_are_refused_in_words(opened, name: str, query: str, token: str | None, status: int) -> None:
    code, headers, body = ask(opened, name, query, token)
    assert code == status
    assert headers["content-type"].startswith("text/plain")
    assert body


def test_a_token_stays_that_of_its_project_and_the_oldest_is_forgotten(opened) -> None:
    offers = Offers()
    token = offers.token_of(opened)
    assert offers.token_of(opened) == token
    assert offers.opened(token) is opened
    for _ in range(MOST_OFFERED):
        offers.token_of(SimpleNamespace())  # type: ignore[arg-type]
    assert offers.opened(token) is None


def test_a_project_without_places_still_gives_its_references(tmp_path: Path) -> None:
    project = Project.open(write_project(tmp_path / "plain.sqlite", plain_note()))
    whole, present = export_record(SimpleNamespace(project=project, data=view_data(project)), View())["parts"]
    project.close()
    assert (whole["rows"], whole["articles"], present["rows"], present["articles"]) == (0, 1, 0, 0)
    assert (whole["counts"]["kml"], whole["counts"]["ris"]) == (0, 1)


@pytest.mark.browser
@pytest.mark.parametrize("width", [1280, 380])
def test_the_present_view_is_downloaded(
    browser: WarmBrowser, serve: Callable[..., str], tmp_path_factory: pytest.TempPathFactory, width: int
) -> None:
    path = tmp_path_factory.getbasetemp() / "downloads.sqlite"
    if not path.exists():
        write_project(path, flood_report(), undated_note())
    context = browser.new_context(viewport={"width": width, "height": 800}, accept_downloads=True)
    page = context.new_page()
    page.goto(f"{serve(path)}/?from=2021-05-05&to=2021-05-05")
    page.get_by_role("link", name="Export").click(timeout=60_000)
    expect(page.get_by_role("radio", name="The present view")).to_be_checked(timeout=60_000)
    expect(page.get_by_role("status").filter(has_text="rows")).to_have_text("3 rows, 1 article")
    with page.expect_download() as download:
        page.get_by_role("link", name="Download .csv").click()
    text = Path(download.value.path()).read_text("utf-8-sig")
    assert len(list(csv.DictReader(io.StringIO(text, newline="")))) == 3
    page.get_by_role("radio", name="The whole project").check()
    expect(page.get_by_role("status").filter(has_text="rows")).to_have_text("7 rows, 2 articles")
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert page.evaluate("window.broken") is None
    assert HOSTILE[:7] not in page.url
    context.close()


def test_a_link_gives_the_html_file_with_the_choices_it_holds(opened) -> None:
    status, headers, body = ask(opened, "html", "whole=1&story-text=full&story-blur=10&story-dated=1")
    assert (status, headers["content-type"]) == (200, "text/html; charset=utf-8")
    assert b"whole articles" in body
    assert b"10 km" in body
    assert b"left out: what has no day" in body
    for wrong in ("story-blur=-1", "story-blur=9999", "story-blur=x", "story-text=half", "story-dated=2"):
        assert ask(opened, "html", f"whole=1&{wrong}")[0] == 400
