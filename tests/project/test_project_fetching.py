"""Pages fetched into a project: bytes kept beside it, so that a build needs no network; what a page said stays."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from web_server import Reply, Site, site

from geo.errors import CancelledError
from geo.gazetteer import Gazetteer
from geo.pipeline import Pipeline
from geo.project import Project
from geo.project.adding import Added, add_files
from geo.project.additions import read_additions
from geo.project.build import build_project
from geo.project.fetching import Page, fetch_pages, what_is_told

STORY = (
    "<html><head><title>Snow closes the road | The Outlet</title>"
    '<meta property="article:published_time" content="2019-03-04"></head><body><article><h1>Snow closes the road</h1>'
    "<p>Snow closed the road to Kars on Sunday, said the governor of the province, who asked drivers to wait.</p>"
    "<p>{more} Ploughs were on the way from Erzurum, and the villages had bread for three days, he said.</p>"
    "</article></body></html>"
)


@pytest.fixture(scope="module")
def pipeline(gazetteer_file: Path) -> Pipeline:
    return Pipeline(Gazetteer.open(gazetteer_file))


@pytest.fixture
def served() -> Iterator[Site]:
    with site() as running:
        yield running


@pytest.fixture
def project(tmp_path: Path) -> Path:
    return tmp_path / "p.sqlite"


def fetched(project: Path, served: Site, pipeline: Pipeline, *urls: str) -> tuple[list[Page], Added]:
    pages = fetch_pages(project, urls, served.fetcher())
    return pages, add_files(project, [page.wanted for page in pages if page.wanted], pipeline)


def documents(project: Path) -> list[dict[str, object]]:
    opened = Project.open(project)
    rows = opened.documents().to_dict("records")
    opened.close()
    return rows


def test_a_page_goes_in_with_its_address_and_a_build_asks_nobody(
    served: Site, project: Path, pipeline: Pipeline
) -> None:
    url = served.page("/2019/snow-story", STORY.format(more=""))
    pages, added = fetched(project, served, pipeline, url)
    assert [page.got for page in pages] == ["fetched"]
    (row,) = documents(project)
    assert (row["url"], row["published_first"], row["title"]) == (url, "2019-03-04", "Snow closes the road")
    assert added.outcomes[0].label.startswith("added/web/news.site.org/snow-story-")
    asked = len(served.asked)
    report = build_project(None, project, pipeline)
    assert (report.read, report.carried, len(served.asked)) == (0, 1, asked)


def test_the_bytes_are_kept_as_they_came_and_for_their_owner_alone(
    served: Site, project: Path, pipeline: Pipeline
) -> None:
    url = served.page("/snow", STORY.format(more=""))
    fetched(project, served, pipeline, url)
    (one,) = read_additions(project).by_label.values()
    assert one.path.read_text() == STORY.format(more="")
    assert (one.path.stat().st_mode & 0o777) == 0o600
    folder = project.with_name("p.sqlite.files")
    for place in (folder, *(path for path in folder.rglob("*") if path.is_dir())):
        assert (place.stat().st_mode & 0o777) == 0o700
    listed = [json.loads(line) for line in (folder / "web" / "fetched.jsonl").read_text().splitlines()]
    assert [line["url"] for line in listed] == [url]
    assert one.fetched is not None
    assert one.fetched.at == listed[0]["at"]


def test_a_project_moved_with_its_files_is_built_again(
    served: Site, project: Path, pipeline: Pipeline, tmp_path: Path
) -> None:
    fetched(project, served, pipeline, served.page("/snow", STORY.format(more="")))
    (tmp_path / "new").mkdir()
    for path in list(tmp_path.glob("p.sqlite*")):
        path.rename(tmp_path / "new" / path.name)
    report = build_project(None, tmp_path / "new" / "p.sqlite", pipeline)
    assert (report.carried, report.held, report.failures) == (1, (), ())


def test_a_page_that_has_not_changed_is_not_sent_again(served: Site, project: Path, pipeline: Pipeline) -> None:
    def answer(handler) -> Reply:
        is_same = handler.headers.get("If-None-Match") == '"7"'
        headers = {"ETag": '"7"', "Content-Type": "text/html"}
        return Reply(b"", 304) if is_same else Reply(STORY.format(more="").encode(), headers=headers)

    served.pages["/snow"] = answer
    fetched(project, served, pipeline, served.url("/snow"))
    pages, added = fetched(project, served, pipeline, served.url("/snow"))
    assert [page.got for page in pages] == ["unchanged"]
    assert [one.became for one in added.outcomes] == ["unchanged"]


def test_a_page_that_has_changed_is_the_same_article_and_its_earlier_bytes_stay(
    served: Site, project: Path, pipeline: Pipeline
) -> None:
    url = served.page("/snow", STORY.format(more=""))
    fetched(project, served, pipeline, url)
    before = documents(project)[0]
    served.page("/snow", STORY.format(more="Later the road to Ardahan was closed, too."))
    _, added = fetched(project, served, pipeline, url)
    assert [one.became for one in added.outcomes] == ["changed"]
    (after,) = documents(project)
    assert (after["id"], after["path"]) == (before["id"], before["path"])
    assert after["sha256"] != before["sha256"]
    assert len(list(project.with_name("p.sqlite.files").rglob("*.html"))) == 2


def test_one_page_at_two_addresses_counts_once(served: Site, project: Path, pipeline: Pipeline) -> None:
    first, second = (served.page(path, STORY.format(more="")) for path in ("/snow", "/snow?from=feed"))
    _, added = fetched(project, served, pipeline, first, second)
    assert sorted(one.became for one in added.outcomes) == ["copy", "new"]
    assert len(documents(project)) == 1


def test_a_feed_stands_for_the_pages_that_it_names(served: Site, project: Path, pipeline: Pipeline) -> None:
    one, two = (served.page(f"/{name}", STORY.format(more=f"More of {name}.")) for name in ("one", "two"))
    items = "".join(
        f"<item><title>A page</title><link>{url}</link><guid>{url}</guid></item>" for url in (one, two, one)
    )
    served.pages["/feed"] = Reply(
        f"<rss version='2.0'><channel><title>Outlet</title>{items}</channel></rss>".encode(),
        headers={"Content-Type": "application/rss+xml"},
    )
    pages, added = fetched(project, served, pipeline, served.url("/feed"))
    assert [(page.got, page.named) for page in pages] == [("feed", 2), ("fetched", 0), ("fetched", 0)]
    assert [one.became for one in added.outcomes] == ["new", "new"]


def test_a_feed_that_leads_inside_a_network_is_not_followed(served: Site, project: Path) -> None:
    inside = "".join(f"<item><title>x</title><link>{url}</link></item>" for url in ("http://10.0.0.1/", "file:///x"))
    served.pages["/feed"] = Reply(f"<rss version='2.0'><channel>{inside}</channel></rss>".encode())
    pages = fetch_pages(project, [served.url("/feed")], served.fetcher())
    assert [page.got for page in pages] == ["feed", "failed"]
    assert served.asked == ["/robots.txt", "/feed"]


def test_a_feed_within_a_feed_is_a_page_like_others(served: Site, project: Path) -> None:
    url = served.url("/feed")
    served.pages["/feed"] = Reply(
        f"<rss version='2.0'><channel><item><title>x</title><link>{url}?2</link></item></channel></rss>".encode()
    )
    served.pages["/feed?2"] = served.pages["/feed"]
    pages = fetch_pages(project, [url], served.fetcher())
    assert [page.got for page in pages] == ["feed", "fetched"]


def test_one_bad_address_costs_one_line(served: Site, project: Path, pipeline: Pipeline) -> None:
    good = served.page("/snow", STORY.format(more=""))
    pages, added = fetched(project, served, pipeline, "http://127.0.0.1/", served.url("/nowhere"), good)
    assert [page.got for page in pages] == ["failed", "failed", "fetched"]
    assert "there is no such page" in pages[1].why
    assert len(added.outcomes) == 1


def test_file_names_that_addresses_ask_for_stay_in_the_folder(served: Site, project: Path) -> None:
    odd = [
        "/../../../etc/passwd",
        "/%2E%2E%2F%2E%2E%2Fevil.html",
        "/a%00b.html",
        "/" + "x" * 400,
        "/.htaccess",
        "/con.",
        "/",
    ]
    for path in odd:
        served.page(path, STORY.format(more=""))
    pages = fetch_pages(project, [served.url(path) for path in odd], served.fetcher())
    folder = project.with_name("p.sqlite.files") / "web"
    kept = [page.wanted.path for page in pages if page.wanted]
    assert len(kept) == len(odd)
    assert all(path.resolve().is_relative_to(folder.resolve()) and path.is_file() for path in kept)


def test_a_damaged_list_only_means_that_pages_are_sent_again(served: Site, project: Path, pipeline: Pipeline) -> None:
    url = served.page("/snow", STORY.format(more=""), ETag='"7"')
    fetched(project, served, pipeline, url)
    listed = project.with_name("p.sqlite.files") / "web" / "fetched.jsonl"
    listed.write_text('{"url": 1}\nnot JSON\n{"file": "../../../etc/passwd", "url": "x", "answered": "", "at": ""}\n')
    pages, _ = fetched(project, served, pipeline, url)
    assert [page.got for page in pages] == ["fetched"]
    assert "if-none-match" not in served.sent[-1]


def test_once_cancelled_nothing_more_is_asked(served: Site, project: Path) -> None:
    urls = [served.page(f"/{number}", STORY.format(more="")) for number in range(3)]
    allowed = iter([False, False, True])
    with pytest.raises(CancelledError):
        fetch_pages(project, urls, served.fetcher(), cancelled=lambda: next(allowed))
    assert served.asked == ["/robots.txt", "/0", "/1"]


def test_what_the_publisher_learns_is_said_plainly(served: Site) -> None:
    told = what_is_told(served.fetcher())
    assert "your network address" in told
    assert served.fetcher().agent in told


def test_a_build_of_the_folder_that_the_project_lies_in_reads_fetched_pages_once(
    served: Site, tmp_path: Path, pipeline: Pipeline
) -> None:
    (tmp_path / "kars.txt").write_text("Snow fell in Kars.\n")
    project = tmp_path / "p.sqlite"
    build_project(tmp_path, project, pipeline)
    fetched(project, served, pipeline, served.page("/snow", STORY.format(more="")))
    report = build_project(tmp_path, project, pipeline)
    assert (report.read, report.carried, report.copies, report.failures) == (0, 2, (), ())
