"""The dashboard below a path of a larger site: everything of it is found there, and nothing asks above it."""

import asyncio
from concurrent.futures import ThreadPoolExecutor

import pytest
from playwright.sync_api import expect
from ui_projects import flood_project
from warm_browser import WarmBrowser

from geo.ui.base_path import BasePath, base_of, checked_base
from geo.ui.guard import Guard
from geo.ui.headers import policy
from geo.ui.token import cookie_value

TOKEN = "A" * 43


@pytest.mark.parametrize(
    ("given", "base"), [("", ""), ("/", ""), ("maps", "/maps"), ("/maps/", "/maps"), ("/a/b-c/d.e", "/a/b-c/d.e")]
)
def test_a_path_has_one_spelling(given: str, base: str) -> None:
    assert checked_base(given) == base


@pytest.mark.parametrize("given", ["a b", "/a//b", "..", "/../x", 'a"b', "a<b", "é", "a?b", "//evil.example", "a\n"])
def test_what_is_no_path_is_refused(given: str) -> None:
    if given == "//evil.example":  # two slashes are one: it is a folder here, and no host
        assert checked_base(given) == "/evil.example"
        return
    with pytest.raises(ValueError, match="is no path"):
        checked_base(given)


def answer(path: str, *, query: bytes = b"", kind: str = "http", token: str | None = None, headers=()) -> tuple:
    """What a client gets, and the path and base that the app was asked for."""
    sent, asked = [], []

    async def app(scope, _receive, send) -> None:
        asked.append((scope["path"], scope["raw_path"], base_of(scope)))
        await send({"type": "http.response.start", "status": 200, "headers": []})
        await send({"type": "http.response.body", "body": b""})

    async def send(message) -> None:
        sent.append(message)

    scope = {"type": kind, "method": "GET", "path": path, "raw_path": path.encode(), "query_string": query}
    scope["headers"] = [(b"host", b"127.0.0.1:80"), *headers]
    made = BasePath(Guard(app, token=token), base="/maps")
    with ThreadPoolExecutor(1) as apart:  # a browser that another test drives holds this thread's loop
        apart.submit(asyncio.run, made(scope, None, send)).result()
    return sent[0], asked


@pytest.mark.parametrize("kind", ["http", "websocket"])
@pytest.mark.parametrize("path", ["/_stcore/stream", "/articles", "/component/streamlit_folium.x/index.html"])
def test_the_path_is_cut_off_unless_a_proxy_did(path: str, kind: str) -> None:
    for asked in (f"/maps{path}", path):
        assert answer(asked, kind=kind)[1] == [(path, path.encode(), "/maps")]


def test_the_maps_frame_keeps_its_own_policy() -> None:
    """The headers go by the path inside: with the one outside, the map's frame could not run its script."""
    path = "/component/streamlit_folium.st_folium/index.html"
    assert (b"content-security-policy", policy(path)) in answer(f"/maps{path}")[0]["headers"]


def test_without_its_last_slash_it_leads_there_and_keeps_the_query() -> None:
    sent, asked = answer("/maps", query=b"token=x&q=a%20b")
    assert (sent["status"], asked) == (307, [])
    assert (b"location", b"/maps/?token=x&q=a%20b") in sent["headers"]


def test_a_path_that_only_begins_so_is_not_cut() -> None:
    assert answer("/mapsy/x")[1] == [("/mapsy/x", b"/mapsy/x", "/maps")]


@pytest.mark.parametrize("path", ["/maps/articles", "/articles"])
def test_the_token_leads_back_below_the_path_and_its_cookie_stays_there(path: str) -> None:
    sent, asked = answer(path, query=f"token={TOKEN}&q=x".encode(), token=TOKEN)
    headers = dict(sent["headers"])
    assert (sent["status"], headers[b"location"], asked) == (303, b"/maps/articles?q=x", [])
    assert b"; Path=/maps/;" in headers[b"set-cookie"]


@pytest.mark.parametrize("path", ["/maps/", "/maps/_stcore/health", "/maps/component/x", "/maps/_stcore/stream"])
def test_below_the_path_the_token_is_asked_for_and_other_names_are_refused(path: str) -> None:
    assert answer(path, token=TOKEN)[0]["status"] == 401
    cookie = (b"cookie", f"dateline-80={cookie_value(TOKEN)}".encode())
    assert answer(path, token=TOKEN, headers=[cookie])[0]["status"] == 200
    assert answer(path, token=TOKEN, headers=[cookie, (b"host", b"evil.example")])[0]["status"] == 403


@pytest.mark.browser
def test_map_reader_pages_and_files_are_all_below_the_path(
    serve, browser: WarmBrowser, tmp_path_factory: pytest.TempPathFactory
) -> None:
    address = serve(flood_project(tmp_path_factory.mktemp("below")), "--base-path", "research/maps")
    page = browser.new_page(viewport={"width": 1440, "height": 900})
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.on("websocket", lambda line: asked.append(line.url.replace("ws:", "http:")))
    page.goto(f"{address}/research/maps/")
    frame = page.frame_locator(".st-key-dl-map iframe")
    expect(frame.locator(".leaflet-container")).to_be_visible()
    page.get_by_role("list", name="Places in view").get_by_role("button").first.click()
    expect(page.locator(".reader mark:visible, .reader .passage:visible").first).to_be_visible()
    page.get_by_role("link", name="Articles").click()
    expect(page).to_have_url(f"{address}/research/maps/articles")
    expect(page.get_by_role("row").nth(1)).to_be_visible()
    page.reload()
    expect(page.get_by_role("row").nth(1)).to_be_visible()
    outside = [url for url in asked if not url.startswith((f"{address}/research/maps/", "data:", "blob:"))]
    assert outside == []
    kinds = ("/_stcore/stream", "map_project/", "scripts_", "streamlit_folium.", "map_data/")
    assert [kind for kind in kinds if not any(kind in url for url in asked)] == []
