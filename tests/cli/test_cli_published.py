"""`dateline build --to` publishes a project, `dateline run ADDRESS` shows it to others; passwords are never said."""

import re
import time
from pathlib import Path
from urllib.request import urlopen

import pytest
from correction_corpus import Corpus
from postgres_server import PASSWORD, Server
from published import Home, rows_of

from geo.cli import published
from geo.cli.published import cached_copy
from geo.errors import ProjectServerError
from geo.project.journal import append, read_journal
from geo.project.postgres.address import Address
from tests.conftest import free_port


@pytest.fixture
def home(postgres: Server) -> Home:
    return Home(postgres)


def address(home: Home, user: str = "publisher") -> str:
    """As it is typed, with the password."""
    return home.server.address(home.schema, user=user)


def test_a_build_publishes_and_says_what_is_there(command, articles: Path, tmp_path: Path, home: Home) -> None:
    done = command("build", articles, "-o", "p.sqlite", "--to", address(home))
    assert done.returncode == 0, done.stderr
    assert re.search(rf"schema={home.schema}: publication 1 with 1 articles, 2 mentions and \d+ events\n", done.stderr)
    assert PASSWORD not in done.stderr + done.stdout
    assert rows_of(home.copy(tmp_path / "copy.sqlite")) == rows_of(tmp_path / "p.sqlite")


def test_a_project_that_stands_is_published_without_a_build(
    command, articles: Path, tmp_path: Path, home: Home
) -> None:
    command("build", articles, "-o", "p.sqlite")
    before = (tmp_path / "p.sqlite").read_bytes()
    for number in (1, 2):
        done = command("build", "-o", "p.sqlite", "--to", address(home))
        assert done.returncode == 0, done.stderr
        assert f"publication {number} with 1 articles" in done.stderr
    assert "in the place of 1 of" in done.stderr
    assert (tmp_path / "p.sqlite").read_bytes() == before


def test_where_nothing_can_be_published_nothing_is_built(command, articles: Path, tmp_path: Path, home: Home) -> None:
    for text in (
        home.server.address(home.schema, database="plain"),
        home.server.address(home.schema, database="nowhere"),
        home.server.address(home.schema, password="wrong-one"),
        home.server.address("public"),
        f"postgresql://ada:{PASSWORD}@x@y/news",
    ):
        done = command("build", articles, "-o", "p.sqlite", "--to", text)
        assert done.returncode == 2, done.stderr
        assert done.stderr.startswith("dateline: ")
        assert done.stderr.count("\n") == 1
        assert PASSWORD not in done.stderr
        assert "wrong-one" not in done.stderr
    assert not (tmp_path / "p.sqlite").exists()


@pytest.mark.parametrize(
    "words",
    [
        ["export", "ADDRESS"], ["verify", "ADDRESS"], ["build", "ADDRESS", "-o", "p.sqlite"],
        ["run", "ADDRESS", "ADDRESS"],
        ["health", "ADDRESS"], ["build", "-o", "ADDRESS"], ["ADDRESS"], ["run", "--originals", "ADDRESS", "ADDRESS"],
        ["run", "-p", "ADDRESS"], ["corrections", "log", "ADDRESS"], ["add", "p.sqlite", "ADDRESS"],
        ["build", "articles", "-o", "ADDRESS"], ["add", "ADDRESS", "articles"], ["pack", "p.sqlite", "-o", "ADDRESS"],
        ["run", "articles", "-o", "ADDRESS"], ["correct", "ADDRESS", "x.csv", "--by", "Ada"], ["undo", "ADDRESS"],
        ["diff", "ADDRESS", "b"], ["migrate", "ADDRESS", "-o", "x"], ["forget", "ADDRESS", "--yes"],
    ],
    ids=" ".join,
)  # fmt: skip
def test_no_other_command_repeats_the_password_of_an_address(
    command, articles: Path, tmp_path: Path, words: list[str]
) -> None:
    for text in (f"postgresql://ada:{PASSWORD}@db.example/news", f"postgres://ada:{PASSWORD}@db.example"):
        done = command(*(word.replace("ADDRESS", text) for word in words))
        assert PASSWORD not in done.stderr + done.stdout
        assert not any(PASSWORD in str(path) for path in tmp_path.rglob("*"))


def test_without_psycopg_it_is_told_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(__import__("sys").modules, "psycopg", None)
    with pytest.raises(ProjectServerError, match=r"pip install 'dateline\[postgres\]'"):
        published.home_of("postgresql://db.example/news")


def test_an_option_for_folders_is_refused(command, articles: Path, home: Home) -> None:
    done = command("run", address(home), "--originals", articles, "--no-browser", "-p", free_port())
    assert done.returncode == 2
    assert "--originals goes with a folder" in done.stderr


def test_where_the_database_is_gone_the_copy_is_named(command, tmp_path: Path, home: Home) -> None:
    copy = tmp_path / "mine.sqlite"
    copy.write_bytes(b"")
    done = command("run", f"postgresql:///news?host={tmp_path}", "-o", copy, "--no-browser", "-p", free_port())
    assert done.returncode == 2
    assert f"dateline run {copy}" in done.stderr


def test_copies_of_two_addresses_lie_apart(tmp_path: Path, home: Home) -> None:
    one, other = home.address(), Address.of(home.server.address(home.schema, user="reader"))
    assert cached_copy(one, tmp_path) != cached_copy(other, tmp_path)
    assert cached_copy(one, tmp_path).name.startswith(home.schema)


def test_the_dashboard_shows_what_is_published_and_follows_it(start_dashboard, tmp_path: Path, home: Home) -> None:
    (tmp_path / "publisher").mkdir()
    corpus = Corpus(tmp_path / "publisher")
    home.publish(corpus.path)
    home.grant("corrector", corrects=True)
    copy, log, port = tmp_path / "mine.sqlite", tmp_path / "log", free_port()
    process = start_dashboard(address(home, "corrector"), "-o", copy, port=port, log=log)
    try:
        with urlopen(f"http://127.0.0.1:{port}/_stcore/health") as answer:
            assert answer.status == 200
        assert rows_of(copy) == rows_of(corpus.path)
        assert copy.stat().st_mode & 0o777 == 0o600
        correction = corpus.whole("calm", {"title": "Quiet in Kars"})
        append(copy, [correction])
        _until(lambda: home.rows("SELECT count(*) FROM {schema}.corrections") == [(1,)])
        corpus.write("late.txt", "Late news came from Mars.\n")
        corpus.build()
        home.publish(corpus.path)
        _until(lambda: len(rows_of(copy)["documents"]) == 4)
        assert [line.id for line in read_journal(copy).corrections] == [correction.id]
    finally:
        process.terminate()
        process.wait()
    said = log.read_text()
    assert "publication 2" in said
    assert PASSWORD not in said
    files = [path for path in tmp_path.rglob("*") if path.is_file()]
    assert not any(PASSWORD.encode() in path.read_bytes() for path in files)


def _until(holds) -> None:
    end = time.monotonic() + 120
    while not holds():
        assert time.monotonic() < end
        time.sleep(0.1)
