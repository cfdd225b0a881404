"""Readers of a published project: their copies follow it, their corrections reach each other, and none is lost."""

import json
from dataclasses import replace
from pathlib import Path

import pytest
from correction_corpus import Corpus, ids
from correction_readings import OTHER, TOWN
from postgres_server import Server
from published import Home, rows_of, says_no_password

from geo.corrections import Correction, from_line, to_line
from geo.corrections.conflicts import conflicts
from geo.errors import CorrectionError, ProjectFormatError, ProjectMissingError, ProjectServerError, ProjectWriteError
from geo.project import Project
from geo.project.additions import additions_path
from geo.project.journal import append, journal_path, read_journal
from geo.project.postgres.connecting import connected
from geo.project.postgres.copying import take_copy
from geo.project.postgres.exchanging import exchange
from geo.project.postgres.following import Follower
from tests.export.export_projects import nothing, write


@pytest.fixture
def corpus(tmp_path: Path) -> Corpus:
    folder = tmp_path / "publisher"
    folder.mkdir()
    return Corpus(folder)


@pytest.fixture
def home(postgres: Server, corpus: Corpus) -> Home:
    """The corpus, published, with a reader who may only read, and a corrector."""
    home = Home(postgres)
    home.publish(corpus.path)
    home.grant("reader")
    home.grant("corrector", corrects=True)
    return home


class Reader:
    """Somebody who follows the published project with a copy."""

    def __init__(self, home: Home, folder: Path, user: str) -> None:
        self.said: list[str] = []
        self.path = folder / f"{user}.sqlite"
        self.follower = Follower(home.address(user), self.path, say=self.said.append)

    def look(self) -> int:
        return self.follower.look().publication

    def lines(self) -> set[str]:
        return set(map(to_line, read_journal(self.path).corrections))

    def places(self, stem: str) -> list[str | None]:
        project = Project.open(self.path)
        found = next(name for name in project.documents()["id"] if name.startswith(stem))
        parsed = project.parsed(found)
        project.close()
        return ids(parsed)


def readers(home: Home, tmp_path: Path, *users: str) -> list[Reader]:
    found = []
    for number, user in enumerate(users):
        folder = tmp_path / f"reader {number}"
        found.append(Reader(home, folder, user))
    return found


def test_a_role_that_may_only_read_suffices(home: Home, corpus: Corpus, tmp_path: Path) -> None:
    (reader,) = readers(home, tmp_path, "reader")
    assert reader.look() == 1
    assert rows_of(reader.path) == rows_of(corpus.path)
    assert len(reader.said) == 1
    assert "publication 1" in reader.said[0]
    assert "3 articles" in reader.said[0]


def test_a_copy_follows_the_next_publication_and_is_not_taken_twice(home: Home, corpus: Corpus, tmp_path: Path) -> None:
    (reader,) = readers(home, tmp_path, "reader")
    reader.look()
    before = reader.path.stat()
    reader.look()
    assert (reader.path.stat().st_ino, reader.path.stat().st_mtime_ns) == (before.st_ino, before.st_mtime_ns)
    corpus.write("late.txt", "Late news came from Mars.\n")
    corpus.build()
    home.publish(corpus.path)
    assert reader.look() == 2
    assert rows_of(reader.path) == rows_of(corpus.path)


def test_a_schema_that_was_dropped_and_published_again_is_noticed(home: Home, tmp_path: Path) -> None:
    (reader,) = readers(home, tmp_path, "publisher")
    reader.look()
    home.server.run(f"DROP SCHEMA {home.schema} CASCADE", user="publisher")
    other = write(tmp_path / "other.sqlite", nothing())
    home.publish(other)
    assert reader.look() == 1
    assert rows_of(reader.path) == rows_of(other)


def test_corrections_of_one_reader_reach_the_others_and_the_publisher(
    home: Home, corpus: Corpus, tmp_path: Path
) -> None:
    ada, ben = readers(home, tmp_path, "corrector", "publisher")
    ada.look()
    ben.look()
    append(ada.path, [corpus.place("snow", TOWN)])
    ada.look()
    ben.look()
    assert ada.lines() == ben.lines()
    assert len(ada.lines()) == 1
    assert ada.places("snow") == ben.places("snow")
    assert TOWN.id in ada.places("snow")
    assert home.publish(corpus.path).exchanged.came_in == 1
    assert set(map(to_line, read_journal(corpus.path).corrections)) == ada.lines()
    assert TOWN.id in ids(corpus.shown("snow"))
    assert ada.look() == 2
    assert TOWN.id in ada.places("snow")


def test_what_the_publisher_corrected_reaches_the_readers(home: Home, corpus: Corpus, tmp_path: Path) -> None:
    corpus.say(corpus.place("train", TOWN))
    corpus.build()
    assert home.publish(corpus.path).exchanged.sent == 1
    (reader,) = readers(home, tmp_path, "reader")
    reader.look()
    assert len(reader.lines()) == 1
    assert rows_of(reader.path) == rows_of(corpus.path)


def test_a_line_that_is_sent_while_somebody_publishes_is_not_lost(home: Home, corpus: Corpus, tmp_path: Path) -> None:
    ada, ben = readers(home, tmp_path, "corrector", "reader")
    ada.look()
    append(ada.path, [corpus.place("snow", TOWN)])
    home.publish(corpus.path, progress=lambda table, rows: ada.look() and None)
    assert len(ada.lines()) == 1
    assert ada.look() == 2
    ben.look()
    assert ben.lines() == ada.lines()
    assert TOWN.id in ben.places("snow")
    assert home.publish(corpus.path).exchanged.came_in == 1


def test_two_who_disagree_are_told_and_both_sides_are_kept(home: Home, corpus: Corpus, tmp_path: Path) -> None:
    ada, ben = readers(home, tmp_path, "corrector", "publisher")
    ada.look()
    ben.look()
    append(ada.path, [corpus.place("snow", TOWN)])
    append(ben.path, [replace(corpus.place("snow", OTHER), by="Ben")])
    for reader in (ada, ben, ada):
        reader.look()
    assert ada.lines() == ben.lines()
    assert len(ada.lines()) == 2
    assert len(conflicts(read_journal(ada.path).corrections)) == 1
    assert any("1 conflicts" in line for line in ben.said)
    assert ada.places("snow") == ben.places("snow")
    (done,) = [home.publish(corpus.path).exchanged]
    assert (done.came_in, len(done.conflicts)) == (2, 1)


def test_who_may_only_read_keeps_corrections_and_is_told_once(home: Home, corpus: Corpus, tmp_path: Path) -> None:
    (reader,) = readers(home, tmp_path, "reader")
    reader.look()
    append(reader.path, [corpus.place("snow", TOWN)])
    reader.look()
    reader.look()
    told = [line for line in reader.said if "may not add" in line]
    assert len(told) == 1
    assert "INSERT (id, line)" in told[0]
    assert TOWN.id in reader.places("snow")
    corpus.write("late.txt", "Late news came from Mars.\n")
    corpus.build()
    home.publish(corpus.path)
    reader.look()
    assert len(reader.lines()) == 1
    assert TOWN.id in reader.places("snow")
    home.grant("reader", corrects=True)
    append(reader.path, [corpus.place("train", OTHER)])
    reader.look()
    assert home.rows("SELECT count(*) FROM {schema}.corrections") == [(2,)]


def test_correctors_may_add_lines_and_change_none(home: Home) -> None:
    import psycopg

    for statement in (
        "UPDATE {schema}.corrections SET line = ''",
        "DELETE FROM {schema}.corrections",
        "INSERT INTO {schema}.corrections (id, line, received_from) VALUES ('a', 'b', 'somebody else')",
        "DELETE FROM {schema}.documents",
        "UPDATE {schema}.project SET publication = 9",
    ):
        with pytest.raises(psycopg.errors.InsufficientPrivilege):
            home.server.run(statement.replace("{schema}", home.schema), user="corrector")


def test_one_id_for_two_lines_is_an_error_and_nothing_is_lost(home: Home, corpus: Corpus, tmp_path: Path) -> None:
    (ada,) = readers(home, tmp_path, "corrector")
    ada.look()
    line = corpus.place("snow", TOWN)
    home.server.run(f"INSERT INTO {home.schema}.corrections (id, line) VALUES ('{line.id}', '{to_line(line)}')")
    append(ada.path, [replace(line, why="another")])
    with pytest.raises(CorrectionError, match="one thing in one file and another"):
        ada.look()
    assert [one.why for one in read_journal(ada.path).corrections] == ["another"]
    assert home.rows("SELECT count(*) FROM {schema}.corrections") == [(1,)]


def test_lines_that_this_version_does_not_understand_travel_too(home: Home, corpus: Corpus, tmp_path: Path) -> None:
    ada, ben = readers(home, tmp_path, "corrector", "publisher")
    ada.look()
    ben.look()
    strange = from_line(json.dumps({"id": "x" * 400, "kind": "of tomorrow", "text": "\0\ud800"}))
    assert not isinstance(strange, Correction)
    append(ada.path, [strange])
    ada.look()
    ben.look()
    assert [line.id for line in read_journal(ben.path).kept] == ["x" * 400]


def test_an_id_that_postgresql_cant_hold_stays_and_is_told(home: Home, tmp_path: Path) -> None:
    (ada,) = readers(home, tmp_path, "corrector")
    ada.look()
    append(ada.path, [from_line(json.dumps({"id": "x" * 501})), from_line(json.dumps({"id": "a\0b"}))])
    ada.look()
    assert sum("stays here" in line for line in ada.said) == 2
    assert home.rows("SELECT count(*) FROM {schema}.corrections") == [(0,)]


def test_damaged_lines_in_the_database_are_told_and_the_rest_comes_in(
    home: Home, corpus: Corpus, tmp_path: Path
) -> None:
    line = corpus.place("snow", TOWN)
    home.server.run(
        f"INSERT INTO {home.schema}.corrections (id, line) VALUES ('a', 'no JSON'), ('{line.id}', '{to_line(line)}')"
    )
    (ada,) = readers(home, tmp_path, "reader")
    ada.look()
    assert any("damaged" in said for said in ada.said)
    assert len(ada.lines()) == 1


def test_a_copy_to_which_articles_were_added_is_not_replaced(home: Home, corpus: Corpus, tmp_path: Path) -> None:
    (reader,) = readers(home, tmp_path, "reader")
    reader.look()
    additions_path(reader.path).write_text("{}\n")
    before = reader.path.read_bytes()
    home.publish(corpus.path)
    with pytest.raises(ProjectWriteError, match="added here"):
        reader.look()
    assert reader.path.read_bytes() == before


def test_a_project_from_elsewhere_is_not_replaced(home: Home, corpus: Corpus, tmp_path: Path) -> None:
    other = write(tmp_path / "other.sqlite", nothing())
    before = other.read_bytes()
    with connected(home.address("reader")) as connection, pytest.raises(ProjectWriteError, match="stays as it is"):
        take_copy(connection, home.address("reader"), other)
    assert other.read_bytes() == before


def test_tables_that_were_changed_by_hand_are_not_taken(home: Home, tmp_path: Path) -> None:
    (reader,) = readers(home, tmp_path, "reader")
    home.server.run(f"DELETE FROM {home.schema}.sentence_rows WHERE ordinal = 0")
    with pytest.raises(ProjectFormatError, match="sentence_rows has"):
        reader.look()
    assert not reader.path.exists()
    assert list(reader.path.parent.iterdir()) == []


def test_a_server_that_gives_other_types_is_not_believed(home: Home, tmp_path: Path) -> None:
    (reader,) = readers(home, tmp_path, "publisher")
    home.server.run(
        f"ALTER TABLE {home.schema}.samples ALTER sample TYPE text USING 'x'",
        f"UPDATE {home.schema}.places SET radius_km = 'Infinity'",
    )
    with pytest.raises((ProjectFormatError, ProjectServerError)):
        reader.look()
    assert not reader.path.exists()


@pytest.mark.parametrize(
    "change",
    ["counts = '{}'", "counts = '[]'", "counts = counts || '{\"documents\": \"x\"}'", "counts = 'null'",
     "published_at = 'infinity'"],
)  # fmt: skip
def test_what_was_changed_by_hand_in_the_table_project_is_not_believed(
    change: str, home: Home, corpus: Corpus, tmp_path: Path
) -> None:
    (reader,) = readers(home, tmp_path, "reader")
    home.server.run(f"UPDATE {home.schema}.project SET {change}")
    with pytest.raises((ProjectFormatError, ProjectServerError), match="by hand"):
        reader.look()
    assert not reader.path.exists()


def test_nothing_published_is_told(home: Home, tmp_path: Path) -> None:
    home.schema = "nothing_here"
    (reader,) = readers(home, tmp_path, "reader")
    with pytest.raises(ProjectMissingError, match="dateline build FOLDER"):
        reader.look()


def test_who_may_not_read_is_told(postgres: Server, corpus: Corpus, tmp_path: Path) -> None:
    closed = Home(postgres)
    closed.publish(corpus.path)
    (reader,) = readers(closed, tmp_path, "reader")
    with pytest.raises((ProjectMissingError, ProjectServerError)) as found:
        reader.look()
    assert "USAGE" in str(found.value) or "docs/postgres.md" in str(found.value)
    assert says_no_password(str(found.value))


def test_a_connection_that_ends_is_told_once_and_followed_again(home: Home, corpus: Corpus, tmp_path: Path) -> None:
    (reader,) = readers(home, tmp_path, "reader")
    reader.look()
    home.server.run("ALTER ROLE reader NOLOGIN")
    try:
        reader.follower._try()
        reader.follower._try()
        assert sum("tried again" in line for line in reader.said) == 1
    finally:
        home.server.run("ALTER ROLE reader LOGIN")
    home.publish(corpus.path)
    reader.follower._try()
    assert any("followed again" in line for line in reader.said)
    assert any("publication 2" in line for line in reader.said)
    assert all(says_no_password(line) for line in reader.said)


def test_the_last_corrections_are_sent_when_following_ends(home: Home, corpus: Corpus, tmp_path: Path) -> None:
    (ada,) = readers(home, tmp_path, "corrector")
    ada.look()
    with ada.follower:
        append(ada.path, [corpus.place("snow", TOWN)])
    assert home.rows("SELECT count(*) FROM {schema}.corrections") == [(1,)]


def test_exchanging_again_changes_nothing(home: Home, corpus: Corpus, tmp_path: Path) -> None:
    (ada,) = readers(home, tmp_path, "corrector")
    ada.look()
    append(ada.path, [corpus.place("snow", TOWN)])
    ada.look()
    before = journal_path(ada.path).read_bytes(), rows_of(ada.path)
    with connected(home.address("corrector")) as connection:
        done = exchange(connection, home.address("corrector"), ada.path)
    assert (done.came_in, done.sent, done.kept_back) == (0, 0, 0)
    assert (journal_path(ada.path).read_bytes(), rows_of(ada.path)) == before
