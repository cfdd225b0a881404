"""The pages as Streamlit runs them, without a browser."""

from pathlib import Path

import pytest
from earlier_projects import as_schema
from streamlit.testing.v1 import AppTest
from ui_projects import flood_project, plain_note, write_project

DASHBOARD = str(Path(__file__).resolve().parents[2] / "dashboard.py")


@pytest.fixture
def run(monkeypatch, tmp_path):
    def start(project, page=None):
        if project is None:
            monkeypatch.delenv("DATELINE_PROJECT", raising=False)
        else:
            monkeypatch.setenv("DATELINE_PROJECT", str(project))
        monkeypatch.setattr("geo.ui.projects._recent_file", lambda: tmp_path / "recent.json")
        app = AppTest.from_file(DASHBOARD, default_timeout=120)
        app.run()
        if page:
            app.switch_page(page).run()
        assert not app.exception
        return "\n".join(element.proto.body for element in app.get("html"))

    return start


def test_without_a_project_the_page_says_how_to_open_one(run):
    page = run(None)
    assert "No project is open" in page
    assert 'href="./import"' in page


def test_a_missing_project_is_named(run, tmp_path):
    assert "There is no project file at" in run(tmp_path / "gone.sqlite")


def test_a_file_that_is_no_project_is_named(run, tmp_path):
    (tmp_path / "other.sqlite").write_bytes(b"something else" * 100)
    assert "not a Dateline project" in run(tmp_path / "other.sqlite")


def test_a_project_of_an_older_schema_says_what_to_do(run, tmp_path):
    now = write_project(tmp_path / "now.sqlite", plain_note())
    assert "dateline migrate" in run(as_schema(6, now, tmp_path / "old.sqlite"))


def test_an_empty_project_shows_what_could_not_be_read_as_text(run, tmp_path):
    page = run(write_project(tmp_path / "empty.sqlite", failures={"a": "a.txt is <b>binary</b>."}))
    assert "holds no article" in page
    assert 'href="./import"' in page
    assert "a.txt is &lt;b&gt;binary&lt;/b&gt;." in page


def test_a_project_without_places_says_so(run, tmp_path):
    assert "No place was found" in run(write_project(tmp_path / "plain.sqlite", plain_note()))


def test_a_full_project_needs_no_notice(run, tmp_path):
    assert 'class="dl-empty"' not in run(flood_project(tmp_path))


@pytest.mark.parametrize("page", ["articles", "places", "corrections", "import", "export", "about"])
def test_every_page_opens(run, tmp_path, page):
    run(flood_project(tmp_path), f"pages/{page}.py")


def test_the_about_page_shows_how_the_project_was_made(run, tmp_path):
    from geo.project import ProjectWriter

    with ProjectWriter(tmp_path / "made.sqlite") as writer:
        writer.set({"gazetteer": "<v1>"})
    assert "<code>&lt;v1&gt;</code>" in run(tmp_path / "made.sqlite", "pages/about.py")
