"""`dateline fetch` as a user calls it. No test leaves this machine."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from web_server import Site, site

from geo.cli import fetch, main
from geo.project import Project

STORY = (
    "<html><head><title>{0}</title></head><body><article><h1>{0}</h1><p>Snow closed the road to Kars on Sunday, said "
    "the governor of the province, who asked drivers to wait for the ploughs.</p></article></body></html>"
)


@pytest.fixture
def served() -> Iterator[Site]:
    with site() as running:
        yield running


@pytest.fixture
def fetching(served: Site, monkeypatch: pytest.MonkeyPatch, gazetteer_file: Path, tmp_path: Path) -> None:
    """The command in this process, reaching the test's server alone."""
    monkeypatch.setattr(fetch, "Fetcher", lambda version: served.fetcher())
    monkeypatch.setenv("DATELINE_GAZETTEER", str(gazetteer_file))
    monkeypatch.chdir(tmp_path)


def test_an_address_inside_a_network_is_told_and_nothing_is_made(command, tmp_path: Path) -> None:
    done = command("fetch", "p.sqlite", "http://127.0.0.1/admin", "file:///etc/passwd")
    assert done.returncode == 2
    assert "127.0.0.1 is not asked: it leads to a machine that is not in the public net" in done.stderr
    assert "only http and https addresses are fetched" in done.stderr
    assert "Traceback" not in done.stderr
    assert not list(tmp_path.iterdir())


def test_what_is_told_is_said_once_and_before_the_first_request(
    served: Site, fetching: None, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    urls = [served.page(f"/{name}", STORY.format(name)) for name in ("one", "two")]
    assert main(["fetch", "p.sqlite", *urls]) == 0
    said = capsys.readouterr().err
    assert said.count("Fetching tells each site your network address") == 1
    assert said.index("Fetching tells") < said.index("fetched: 2 pages")
    project = Project.open(tmp_path / "p.sqlite")
    assert len(project.documents()) == 2
    project.close()


def test_addresses_come_from_a_file_and_a_bad_one_costs_one_line(
    served: Site, fetching: None, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    url = served.page("/one", STORY.format("one"))
    (tmp_path / "list.txt").write_text(f"# of today\n\n  {url}  \n{served.url('/gone')}\n")
    assert main(["fetch", "p.sqlite", "--from", "list.txt"]) == 1
    said = capsys.readouterr().err
    assert "answers 404: there is no such page" in said
    assert "fetched: 1 pages, 0 unchanged since the last time, 1 left out" in said


def test_no_address_says_what_to_do(command) -> None:
    done = command("fetch", "p.sqlite")
    assert done.returncode == 2
    assert "--from" in done.stderr


def test_what_is_no_project_is_told_before_anything_is_fetched(
    served: Site, fetching: None, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    (tmp_path / "p.sqlite").write_text("my diary " * 200)
    assert main(["fetch", "p.sqlite", served.page("/one", STORY.format("one"))]) == 2
    assert served.asked == []
