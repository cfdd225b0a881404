"""Corrections shown in a project that stands: what a build would give, at once, whoever else reads or writes it."""

import sqlite3
import threading
from contextlib import closing
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from correction_corpus import TEXTS, Corpus, content, ids, rebuilt
from correction_readings import OTHER, PLANET, TOWN, PlainPipeline
from earlier_projects import as_schema

from geo.corrections import Correction
from geo.errors import ProjectFormatError, ProjectMissingError, ProjectWriteError
from geo.project import Project, in_place
from geo.project.acts import new_act
from geo.project.in_place import apply_corrections, shows_corrections
from geo.project.journal import append

TELLINGS = TEXTS | {
    "one.txt": "Gunmen attacked the cement works near Mars on 4 May 2019, killing eleven guards and burning lorries.\n",
    "two.txt": "Gunmen attacked the cement works near Mars, killing eleven guards and burning lorries, police said.\n",
}


@pytest.fixture
def corpus(tmp_path: Path) -> Corpus:
    return Corpus(tmp_path)


def test_applying_gives_what_a_build_gives_and_the_next_build_reads_nothing(tmp_path: Path) -> None:
    corpus = Corpus(tmp_path, TELLINGS)
    before = content(corpus.path)
    assert len(before["sharpened"]) == 1
    reader = Project.open(corpus.path)
    lost = replace(corpus.place("snow", TOWN).target, exact="the flood")
    made = [
        corpus.place("one", TOWN),
        corpus.place("snow", OTHER, 1),
        corpus.whole("train", {"title": "Snow on the line", "published": "2019-03-06"}),
        new_act("Ada").correction("not_a_date", lost),
    ]
    for correction in made:
        corpus.say(correction)
        applied = apply_corrections(corpus.path, PlainPipeline())
        assert content(corpus.path) == rebuilt(corpus)
    assert content(corpus.path)["sharpened"] == []
    assert applied.changed == (corpus.id("snow"),)
    assert [orphan.correction for orphan in applied.orphans] == [made[-1].id]
    assert ids(reader.parsed(corpus.id("snow"))) == [PLANET.id, OTHER.id]
    reader.close()
    assert corpus.build().read == 0
    for correction in made:
        corpus.undo(correction)
    assert apply_corrections(corpus.path).waiting == ()
    assert content(corpus.path) == before
    assert apply_corrections(corpus.path).changed == ()


def test_the_file_alone_holds_all_of_it_though_others_have_it_open(corpus: Corpus, tmp_path: Path) -> None:
    """So that whoever copies it, to send it, copies the whole."""
    reader = Project.open(corpus.path)
    assert ids(reader.parsed(corpus.id("snow")))[0] == PLANET.id
    corpus.say(corpus.place("snow", TOWN))
    apply_corrections(corpus.path, PlainPipeline())
    alone = tmp_path / "sent" / "copy.sqlite"
    alone.parent.mkdir()
    alone.write_bytes(corpus.path.read_bytes())
    sent = Project.open(alone)
    assert ids(sent.parsed(corpus.id("snow")))[0] == TOWN.id
    sent.close()
    reader.close()


def test_an_article_whose_facts_were_corrected_waits_for_what_can_read_it(corpus: Corpus) -> None:
    corpus.say(corpus.whole("train", {"published": "2019-03-06"}))
    corpus.say(corpus.place("snow", TOWN))
    applied = apply_corrections(corpus.path)
    assert (applied.changed, applied.waiting) == ((corpus.id("snow"),), (corpus.id("train"),))
    assert corpus.shown("train") == corpus.machine("train")
    corpus.build()
    assert corpus.shown("train").events[0].first == date(2019, 3, 4)


def test_a_place_taken_as_it_was_given_is_looked_up_by_the_next_build(corpus: Corpus) -> None:
    corpus.say(corpus.place("snow", replace(TOWN, lat=11.0, name="Old Mars")))
    assert apply_corrections(corpus.path).changed == (corpus.id("snow"),)
    assert corpus.shown("snow").places[0].place == replace(TOWN, lat=11.0, name="Old Mars")
    assert apply_corrections(corpus.path).changed == ()
    assert corpus.build().read == 1
    assert content(corpus.path) == rebuilt(corpus)
    assert corpus.shown("snow").places[0].place == TOWN
    assert corpus.build().read == 0


def test_a_project_tells_whether_it_shows_all_corrections(corpus: Corpus) -> None:
    assert shows_corrections(corpus.path)
    made = corpus.say(corpus.place("snow", TOWN))
    assert not shows_corrections(corpus.path)
    apply_corrections(corpus.path)
    assert shows_corrections(corpus.path)
    corpus.say(corpus.whole("train", {"published": "2019-03-06"}))
    apply_corrections(corpus.path)
    assert not shows_corrections(corpus.path)  # the article must be read again
    corpus.build()
    assert shows_corrections(corpus.path)
    corpus.undo(made)
    assert not shows_corrections(corpus.path)


def test_two_who_correct_and_apply_at_once_lose_nothing(corpus: Corpus) -> None:
    mine = [corpus.place("snow", TOWN, at) for at in (0, 1)]

    def correct(correction: Correction) -> None:
        append(corpus.path, [correction])
        apply_corrections(corpus.path)

    threads = [threading.Thread(target=correct, args=(correction,)) for correction in mine]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert ids(corpus.shown("snow")) == [TOWN.id, TOWN.id]


def test_a_project_that_is_not_there_or_may_not_be_written_is_named(corpus: Corpus, tmp_path: Path) -> None:
    with pytest.raises(ProjectMissingError):
        apply_corrections(tmp_path / "none.sqlite")
    (tmp_path / "text.sqlite").write_text("words " * 1000)
    with pytest.raises(ProjectFormatError):
        apply_corrections(tmp_path / "text.sqlite")


def test_a_project_that_another_program_keeps_writing_is_named_and_stays_as_it_was(
    corpus: Corpus, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(in_place, "PATIENCE", 0.0)
    corpus.say(corpus.place("snow", TOWN))
    before = corpus.shown("snow")
    with closing(sqlite3.connect(corpus.path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(ProjectWriteError, match=r"p\.sqlite can't be written .*locked.*corrections are kept"):
            apply_corrections(corpus.path)
    assert corpus.shown("snow") == before
    assert apply_corrections(corpus.path).changed == (corpus.id("snow"),)


def test_a_project_of_an_earlier_schema_is_sent_to_migrate(corpus: Corpus) -> None:
    old = as_schema(6, corpus.path, corpus.path.with_name("old.sqlite"))
    with pytest.raises(ProjectFormatError, match=r"has schema 6: make a copy .* dateline migrate"):
        apply_corrections(old)
