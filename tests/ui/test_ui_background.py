"""What lies behind the places: offline until a server is chosen, which alone is then asked; and files of tiles."""

import struct
import threading
import zlib
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import expect
from shown import PATIENCE, map_frame
from ui_projects import flood_project

pytestmark = pytest.mark.browser

FIXTURES = Path(__file__).resolve().parents[1] / "fixtures"


def picture() -> bytes:
    """A grey PNG of 8 by 8 pixels."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    rows = b"".join(b"\0" + b"\x80" * 8 for _ in range(8))
    head = struct.pack(">IIBBBBB", 8, 8, 8, 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b"")


@pytest.fixture(scope="module")
def tiles():
    """A server of tiles on this machine; `asked` holds the path, referrer and cookie of each request."""
    asked = []

    class Tiles(BaseHTTPRequestHandler):
        def do_GET(self):
            asked.append((self.path, self.headers.get("Referer"), self.headers.get("Cookie")))
            body = picture()
            self.send_response(200)
            self.send_header("Content-Type", "image/png")
            self.send_header("Access-Control-Allow-Origin", "*")
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *args):
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Tiles)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}", asked
    server.shutdown()
    server.server_close()


@pytest.fixture(scope="module")
def address(serve, tmp_path_factory):
    return serve(flood_project(tmp_path_factory.mktemp("background")))


@pytest.fixture
def page(browser, address):
    context = browser.new_context(viewport={"width": 1440, "height": 900}, reduced_motion="reduce")
    page = context.new_page()
    page.problems, page.asked = [], []
    page.on("pageerror", lambda error: page.problems.append(str(error)))
    page.on("request", lambda request: page.asked.append(urlsplit(request.url).netloc))
    page.goto(f"{address}/")
    expect(page.get_by_role("status").first).to_contain_text("mention", timeout=PATIENCE)
    map_frame(page).get_by_text("Map options").click()
    yield page
    assert page.problems == []
    context.close()


def loaded_anew(page, act):
    """The map's frame after an act that loads it with leave to ask a host."""
    map_frame(page).evaluate("window.isOld = true")
    act()
    page.wait_for_function(
        """() => { const inside = document.querySelector('iframe[title="Map of places"]')?.contentWindow;
        return inside && !inside.isOld && inside.performance.getEntriesByName("dateline:painted").length > 0; }""",
        timeout=PATIENCE,
    )
    return map_frame(page)


REFUSED = """async (address) => {
  const refused = [];
  document.addEventListener("securitypolicyviolation", ({ blockedURI }) => refused.push(blockedURI));
  const picture = new Image();
  picture.src = address;
  await new Promise((resolve) => (picture.onload = picture.onerror = resolve));
  return refused;
}"""


def test_one_server_is_asked_once_it_is_agreed_to_and_no_other(page, tiles, address):
    server, asked = tiles
    frame = map_frame(page)
    assert frame.evaluate(REFUSED, f"{server}/0/0/0.png") == [f"{server}/0/0/0.png"]
    page.asked.clear()
    frame.evaluate("window.map.setView([45.75, 4.85], 9, {animate: false})")
    frame.get_by_role("radio", name="Own address").check()
    frame.get_by_label("Address of the tiles").fill("tiles.example.org/{z}/{x}")
    frame.get_by_role("button", name="Use it").click()
    expect(frame.get_by_role("alert")).to_contain_text("begins with https://")
    frame.get_by_label("Address of the tiles").fill(server + "/{z}/{x}/{y}.png")
    frame.get_by_role("button", name="Use it").click()
    host = urlsplit(server).netloc
    expect(frame.get_by_text(f"{host} will be told")).to_be_visible()
    page.wait_for_timeout(300)
    assert asked == []
    assert set(page.asked) <= {urlsplit(address).netloc, ""}
    frame = loaded_anew(page, frame.get_by_role("button", name=f"Ask {host}").click)
    expect(frame.get_by_role("radio", name="Own address")).to_be_checked()
    expect(frame.locator(".leaflet-control-attribution")).to_contain_text(host)
    frame.wait_for_function("document.querySelectorAll('.leaflet-tile-loaded').length > 3")
    assert {(referrer, cookie) for _, referrer, cookie in asked} == {(None, None)}
    assert frame.evaluate("[window.map.getZoom(), Math.round(window.map.getCenter().lat * 100)]") == [9, 4575]
    assert frame.evaluate("document.cookie.includes('dateline-ground')") is False
    assert frame.evaluate(REFUSED, "https://tile.openstreetmap.org/0/0/0.png") != []
    frame = loaded_anew(page, frame.get_by_role("radio", name="Offline map").check)
    many = len(asked)
    frame.evaluate("window.map.setView([10, 10], 5, {animate: false})")
    page.wait_for_timeout(300)
    assert len(asked) == many
    assert frame.evaluate(REFUSED, f"{server}/0/0/0.png") != []


def test_where_no_tiles_come_the_map_says_so_and_keeps_its_own_names(page):
    frame = map_frame(page)
    page.context.route("https://tile.openstreetmap.org/**", lambda route: route.abort("internetdisconnected"))
    frame.get_by_role("radio", name="OpenStreetMap").check()
    frame = loaded_anew(page, frame.get_by_role("button", name="Ask tile.openstreetmap.org").click)
    expect(frame.get_by_text("No tiles came from OpenStreetMap")).to_be_visible()
    assert frame.evaluate("document.querySelector('.dl-online-tiles')") is None
    assert {host for host in page.asked if not host.startswith("127.") and host} == {"tile.openstreetmap.org"}


def test_a_file_of_tiles_is_drawn_and_sent_nowhere(page):
    frame = map_frame(page)
    frame.get_by_role("radio", name="PMTiles file").check()
    choose = frame.get_by_label("The file is read here")
    choose.set_input_files(FIXTURES / "roads.pmtiles")
    frame.wait_for_function("document.querySelectorAll('.leaflet-dateline-tiles-pane canvas.leaflet-tile').length > 2")
    choose.set_input_files(FIXTURES / "pictures.pmtiles")
    frame.wait_for_function("document.querySelectorAll('canvas.leaflet-tile[width=\"64\"]').length > 2")
    assert frame.evaluate("window.broken") is None  # the file's own credit is markup
    choose.set_input_files({"name": "x.pmtiles", "mimeType": "", "buffer": b"PMTiles but no more"})
    expect(frame.get_by_role("alert")).to_contain_text("x.pmtiles is no PMTiles file, or a damaged one.")
