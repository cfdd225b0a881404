"""Corrections of two people brought together: no line is lost, none comes twice, and both end with the same project."""

from dataclasses import replace
from pathlib import Path

import pytest
from correction_corpus import EVERYWHERE, Corpus, content, ids
from correction_readings import KARS, OTHER, TOWN

from geo.corrections import Correction, NotUnderstood, to_line
from geo.corrections.conflicts import conflicts
from geo.errors import CorrectionError, UnreadableFileError
from geo.project.exchanging import bring_in, corrections_at, merged, settling_lines
from geo.project.journal import append, journal_of, journal_path, read_journal


@pytest.fixture
def corpora(tmp_path: Path) -> tuple[Corpus, Corpus]:
    """The same articles, in two people's hands."""
    folders = [tmp_path / who for who in ("ada", "ben")]
    for folder in folders:
        folder.mkdir()
    return Corpus(folders[0]), Corpus(folders[1])


def lines_of(corpus: Corpus) -> list[str]:
    return sorted(map(to_line, read_journal(corpus.path).corrections))


def test_both_end_with_the_same_project_and_bringing_in_again_changes_nothing(corpora: tuple[Corpus, Corpus]) -> None:
    ada, ben = corpora
    ada.say(ada.place("snow", TOWN, scope=EVERYWHERE))
    ben.say(replace(ben.place("train", OTHER), by="Ben"))
    first = bring_in(ada.path, corrections_at(ben.path))
    bring_in(ben.path, corrections_at(journal_path(ada.path)))
    assert (len(first.lines), first.known, first.applied is not None) == (1, 0, True)
    assert lines_of(ada) == lines_of(ben)
    for stem in ("snow", "train", "calm"):
        assert ids(ada.shown(stem)) == ids(ben.shown(stem))
    before = content(ada.path), journal_path(ada.path).read_bytes()
    again = bring_in(ada.path, corrections_at(ben.path))
    assert (again.lines, again.known) == ((), 2)
    assert (content(ada.path), journal_path(ada.path).read_bytes()) == before


def test_a_trial_tells_the_same_and_writes_nothing(corpora: tuple[Corpus, Corpus]) -> None:
    ada, ben = corpora
    ada.say(ada.place("snow", TOWN))
    ben.say(replace(ben.place("snow", OTHER), by="Ben"))
    trial = bring_in(ada.path, corrections_at(ben.path), is_trial=True)
    assert (len(trial.lines), len(trial.conflicts), trial.applied) == (1, 1, None)
    assert len(read_journal(ada.path).corrections) == 1


def test_a_conflict_shows_the_later_side_and_one_act_settles_it_and_can_be_taken_back(
    corpora: tuple[Corpus, Corpus],
) -> None:
    ada, ben = corpora
    first = ada.say(ada.place("snow", TOWN))
    ben.say(replace(ben.place("snow", OTHER), by="Ben"))
    done = bring_in(ada.path, corrections_at(ben.path))
    assert [[side.by for side in one.sides] for one in done.conflicts] == [["Ada", "Ben"]]
    assert ids(ada.shown("snow"))[0] == OTHER.id
    lines = settling_lines(read_journal(ada.path).corrections, first.id, "Eve")
    append(ada.path, lines)
    bring_in(ada.path, journal_of(b""))
    assert ids(ada.shown("snow"))[0] == TOWN.id
    assert conflicts(read_journal(ada.path).corrections) == ()
    ada.undo(lines[0])
    assert len(conflicts(read_journal(ada.path).corrections)) == 1
    with pytest.raises(CorrectionError, match="in no conflict"):
        settling_lines(read_journal(ada.path).corrections, lines[0].id, "Eve")


def test_merging_keeps_each_line_once_in_the_order_of_time_and_lines_of_newer_versions_too(corpora) -> None:
    ada, _ben = corpora
    lines = [ada.place("snow", TOWN), ada.place("train", KARS), ada.place("snow", OTHER, 1)]
    newer = b'{"id": "01KJMMA2G00000000000000009", "kind": "dream", "by": "Ada"}\n'
    one = journal_of("".join(f"{to_line(line)}\n" for line in lines[:2]).encode() + newer)
    other = journal_of("".join(f"{to_line(line)}\n" for line in (lines[2], lines[1])).encode() + newer)
    for both in ((one, other), (other, one), (one, other, one)):
        found = merged(both)
        assert [line for line in found if isinstance(line, Correction)] == lines
        assert [type(line) for line in found[3:]] == [NotUnderstood]


def test_one_id_for_two_lines_is_refused_and_nothing_comes_in(corpora: tuple[Corpus, Corpus]) -> None:
    ada, ben = corpora
    said = ada.say(ada.place("snow", TOWN))
    ben.say(replace(said, why="changed by hand"))
    with pytest.raises(CorrectionError, match=said.id):
        bring_in(ada.path, corrections_at(ben.path))
    assert read_journal(ada.path).corrections == (said,)


def test_a_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(UnreadableFileError, match="nothing"):
        corrections_at(tmp_path / "nothing.jsonl")
