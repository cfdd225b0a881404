"""What several rooms' tests share: the corpora, the gazetteer, a browser, a running dashboard."""

import os
import shutil
import socket
import sys
import time
from collections.abc import Callable, Generator, Iterator, Sequence
from pathlib import Path

import network_guard
import pytest
from playwright.sync_api import Error, expect, sync_playwright
from postgres_server import Server, missing, running
from shown import PATIENCE, SharedPages
from warm_browser import WarmBrowser
from warm_command import WarmCommand
from warm_dashboard import Started, WarmDashboard

from geo import compiled
from geo.errors import GazetteerError
from geo.gazetteer import Gazetteer, build_gazetteer, default_path

# Python's compiled modules are kept, whatever the shell says: else each process that a test starts compiles Dateline.
sys.dont_write_bytecode = False
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)

network_guard.stay_inside()  # all tests run with the network off; what starts a browser keeps it inside as well

TOP = Path(__file__).resolve().parent.parent
FAILED = pytest.StashKey[bool]()
CHROMIUM_NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
NO_FEATURES = (
    "WebUIOmniboxPopup", "WebUIOmniboxAimPopup",  # a renderer for each context, of suggestions that nobody sees
    # what Playwright turns off, since the last list alone counts
    "AvoidCorsURLLoaderRestartOnRedirect", "AvoidUnnecessaryBeforeUnloadCheckSync", "DestroyProfileOnBrowserClose",
    "HttpsFirstBalancedModeAutoEnable", "HttpsUpgrades", "LensOverlay", "MediaRouter", "NetworkTimeServiceQuerying",
    "OptimizationHints", "PaintHolding", "PreconnectToSearch", "ThirdPartyStoragePartitioning",
)  # fmt: skip
CHROMIUM_FLAGS = (
    "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync", "--process-per-site",
    "--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE 127.0.0.1 , EXCLUDE localhost",
    f"--disable-features={','.join(NO_FEATURES)}",
)  # fmt: skip


def shared_folder() -> Path | None:
    """The folder with the annotated corpora, where a developer has it: $DATELINE_SHARED, else ../shared."""
    folder = Path(os.environ.get("DATELINE_SHARED", TOP.parent / "shared"))
    return folder if (folder / "eval" / "score.py").is_file() else None


def pytest_configure() -> None:
    """Tests change parts of modules while they run, which compiled ones don't notice."""
    if compiled.is_compiled():
        pytest.exit("the tests need the sources: `make plain` removes the compiled modules", returncode=2)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Files that take long go first, so that none is left to the end, where one core would wait for the other.

    Those that drive a browser come first, then those of this folder itself, which start processes, and the slow ones.
    """
    of_browser = {item.path for item in items if item.get_closest_marker("browser")}
    long = {item.path for item in items if item.path.parent == TOP / "tests" or item.get_closest_marker("slow")}
    items.sort(key=lambda item: (item.path not in of_browser, item.path not in long))


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Remember of a test that it failed, for fixtures that then make things anew."""
    report = yield
    item.stash[FAILED] = report.failed
    return report


@pytest.fixture(autouse=True)
def main_stays() -> Iterator[None]:
    """Streamlit's AppTest puts a page's script in the place of the main module, which new processes then would run."""
    main = sys.modules["__main__"]
    yield
    sys.modules["__main__"] = main


@pytest.fixture(autouse=True)
def asks_nobody() -> Iterator[None]:
    """No test asks another machine for anything, whatever becomes of what it asked."""
    network_guard.outside.clear()
    yield
    assert network_guard.outside == []


@pytest.fixture(scope="session")
def shared() -> Path:
    """The annotated corpora; skips where they are absent, since they may not be passed on."""
    folder = shared_folder()
    if folder is None:
        pytest.skip("annotated corpora absent: set DATELINE_SHARED to their folder")
    return folder


@pytest.fixture(scope="session")
def gazetteer_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A gazetteer for this run: the one that was set up, else built anew."""
    path = default_path()
    try:
        Gazetteer.open(path)
    except GazetteerError:
        path = tmp_path_factory.mktemp("gazetteer") / "gazetteer.sqlite"
        build_gazetteer(path)
    return path


@pytest.fixture(scope="session")
def postgres() -> Iterator[Server]:
    """A PostgreSQL server with PostGIS; skips where none is installed, or psycopg isn't."""
    if lacking := missing():
        pytest.skip(f"projects published in PostgreSQL are not tested: {lacking}")
    with running() as server:
        yield server


@pytest.fixture(scope="session")
def warm_command() -> Iterator[WarmCommand]:
    """What runs `dateline` as a process of its own, without Python's start."""
    running = WarmCommand()
    yield running
    running.close()


@pytest.fixture(scope="session")
def browser() -> Iterator[WarmBrowser]:
    """A headless Chromium: $DATELINE_CHROMIUM, an installed one, or Playwright's own.

    Its contexts are lent and cleaned; `browser.cold.new_context()` gives one that nobody used.
    """
    found = os.environ.get("DATELINE_CHROMIUM") or next(filter(None, map(shutil.which, CHROMIUM_NAMES)), None)
    expect.set_options(timeout=PATIENCE)
    with sync_playwright() as playwright:
        try:
            launched = playwright.chromium.launch(executable_path=found, args=list(CHROMIUM_FLAGS))
        except Error as error:
            pytest.fail(f"no Chromium could be started: install one or set DATELINE_CHROMIUM ({error})", pytrace=False)
        yield WarmBrowser(launched)
        launched.close()


@pytest.fixture(autouse=True)
def take_back(request: pytest.FixtureRequest) -> Iterator[None]:
    """Takes back the contexts that a test left open, unless its file shares them."""
    browser = request.getfixturevalue("browser") if "browser" in request.fixturenames else None
    before = browser.lent[:] if browser else []
    yield
    for lent in browser.lent[:] if browser else ():
        if lent not in before and not lent.is_shared:
            lent.close()


@pytest.fixture(scope="module")
def pages_of_file(browser: WarmBrowser) -> Iterator[SharedPages]:
    pages = SharedPages(browser.new_context)
    yield pages
    pages.forget()


@pytest.fixture
def shared_pages(request: pytest.FixtureRequest, pages_of_file: SharedPages) -> Iterator[SharedPages]:
    """Pages that several tests of a file use; after a test that failed they are loaded anew."""
    yield pages_of_file
    if request.node.stash.get(FAILED, False):
        pages_of_file.forget()


@pytest.fixture(scope="session")
def warm_dashboard() -> Iterator[WarmDashboard]:
    """What runs `dateline run` as a process of its own, without Python's start."""
    running = WarmDashboard()
    yield running
    running.close()


@pytest.fixture(scope="session")
def start_dashboard(
    gazetteer_file: Path, tmp_path_factory: pytest.TempPathFactory, warm_dashboard: WarmDashboard
) -> Callable[..., Started]:
    """Starts `dateline run ARGUMENTS` on a port of this machine, and returns once it takes connections.

    Tests open the dashboard by its address alone; those of the token pass `access=()`.
    """
    cache = tmp_path_factory.mktemp("cache")
    environment = {"DATELINE_GAZETTEER": str(gazetteer_file), "XDG_CACHE_HOME": str(cache), "PYTHONPATH": str(TOP)}
    environment["XDG_STATE_HOME"] = str(tmp_path_factory.mktemp("state"))

    def start(
        *arguments: object, port: int, access: Sequence[str] = ("--no-token",), log: Path | None = None
    ) -> Started:
        log = log or tmp_path_factory.mktemp("log") / "dashboard.log"
        words = ["run", *map(str, arguments), "--port", str(port), "--no-browser", *access]
        process = warm_dashboard.start(words, folder=cache, environment=os.environ | environment, log=log)
        deadline = time.monotonic() + 90
        while time.monotonic() < deadline and process.is_running():
            try:
                socket.create_connection(("127.0.0.1", port), timeout=1).close()
            except OSError:
                time.sleep(0.05)
                continue
            return process
        process.kill()
        pytest.fail(f"the dashboard did not start:\n{log.read_text()}", pytrace=False)

    return start


def free_port() -> int:
    """A port that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@pytest.fixture(scope="session")
def ports() -> list[int]:
    """Ports of dashboards that have ended, the next one's last.

    A browser that was at that address before needs half the time for a first page: it has the page's scripts, compiled.
    """
    return []


@pytest.fixture(scope="module")
def serve(start_dashboard: Callable[..., Started], ports: list[int]) -> Iterator[Callable[..., str]]:
    """Runs `dateline run ARGUMENTS` and returns the dashboard's address; each is served once a file."""
    running: dict[tuple[str, ...], tuple[Started, int]] = {}

    def start(*arguments: object) -> str:
        key = tuple(map(str, arguments))
        if key not in running:
            port = ports.pop() if ports else free_port()
            running[key] = (start_dashboard(*key, port=port), port)
        return f"http://127.0.0.1:{running[key][1]}"

    yield start
    for process, _ in running.values():
        process.terminate()
    for process, port in reversed(running.values()):
        process.wait(timeout=120)
        ports.append(port)
