"""Rows that are taken over from an earlier reading are those of a fresh reading, whatever was corrected since."""

from collections.abc import Callable
from dataclasses import fields, replace
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np
import pandas as pd
import pytest
from correction_corpus import EVERYWHERE, TEXTS, Corpus
from correction_readings import KARS, OTHER, TOWN, PlainPipeline, at, entry
from hypothesis import given, settings
from hypothesis import strategies as st

from geo.corrections import Correction
from geo.project import Project, renewing
from geo.project.acts import new_act
from geo.project.in_place import apply_corrections
from geo.project.renewing import ReadRows
from geo.ui.prepared import Prepared, prepared

TOLD = TEXTS | {f"more-{number}.txt": f"At 5:30 on {number} May 2019 it rained in Kars.\n" for number in range(1, 8)}
POINT = {"point": {"lat": 50.5, "lon": 4.0, "radius_km": 7.0, "name": "a camp"}}
AREA = {"area": {"ring": [[50, 4], [50, 5], [51, 5]], "name": "a valley"}}
ACTS: dict[str, Callable[[Corpus], Correction]] = {
    "another place": lambda corpus: corpus.place("snow", TOWN),
    "another place of the second mention": lambda corpus: corpus.place("snow", OTHER, 1),
    "another place everywhere": lambda corpus: corpus.place("train", TOWN, scope=EVERYWHERE),
    "a point": lambda corpus: _of(corpus, "place", "snow", "Mars", POINT),
    "an area": lambda corpus: _of(corpus, "place", "train", "Mars", AREA),
    "no place": lambda corpus: _of(corpus, "not_a_place", "train", "Mars"),
    "a place that was missed": lambda corpus: _of(corpus, "add", "snow", "road", {"place": entry(KARS)}),
    "a role": lambda corpus: _of(corpus, "role", "calm", "Kars", {"role": "actor"}),
    "days": lambda corpus: _of(corpus, "date", "snow", "3 March 2019", {"edtf": "2019-04"}),
    "no date": lambda corpus: _of(corpus, "not_a_date", "more-3", "3 May 2019"),
    "an article's day": lambda corpus: corpus.whole("train", {"published": "2019-03-06"}),
    "an article's title and outlet": lambda corpus: corpus.whole("calm", {"title": "Calm", "publisher": "Hill Herald"}),
    "an article removed": lambda corpus: corpus.whole("more-2", {"hidden": True}),
    "the first article removed": lambda corpus: corpus.whole("calm", {"hidden": True}),
}


def _of(corpus: Corpus, kind: str, stem: str, words: str, after: dict | None = None) -> Correction:
    return new_act("Ada").correction(kind, at(corpus.machine(stem), words), after or {})


def _rows(path: Path, before: ReadRows | None = None) -> ReadRows:
    project = Project.open(path)
    try:
        return project.rows(before)
    finally:
        project.close()


def _is_as_fresh(path: Path, before: ReadRows) -> ReadRows:
    """Read with the help of `before`: all columns, and all frames that the page has of them, are those read afresh."""
    renewed, fresh = _rows(path, before), _rows(path)
    for name in ("mentions", "events"):
        own, others = getattr(renewed.rows, name), getattr(fresh.rows, name)
        assert own.keys() == others.keys()
        for column, values in own.items():
            assert values.dtype == others[column].dtype
            assert values.tolist() == others[column].tolist(), (name, column)
    assert renewed.rows.confidences.tolist() == fresh.rows.confidences.tolist()
    assert sorted(renewed.rows.grounds) == sorted(fresh.rows.grounds)
    assert sorted(renewed.rows.times) == sorted(fresh.rows.times)
    assert (renewed.rows.places, renewed.articles, renewed.words) == (fresh.rows.places, fresh.articles, fresh.words)
    project = Project.open(path)
    own, others = prepared(project, lambda _: renewed.rows), prepared(project)
    project.close()
    for field in fields(Prepared):
        was, is_now = getattr(others, field.name), getattr(own, field.name)
        if isinstance(was, pd.DataFrame):
            pd.testing.assert_frame_equal(is_now, was, obj=field.name)
        else:
            assert is_now == was, field.name
    return renewed


@pytest.fixture
def takes_over(monkeypatch: pytest.MonkeyPatch) -> None:
    """However much changed."""
    monkeypatch.setattr(renewing, "LEAST_TAKEN_OVER", 0.0)


@pytest.fixture
def corpus(tmp_path: Path) -> Corpus:
    return Corpus(tmp_path, TOLD)


@pytest.mark.usefixtures("takes_over")
@pytest.mark.parametrize("name", ACTS)
def test_a_correction_and_its_undo(corpus: Corpus, name: str) -> None:
    before = _rows(corpus.path)
    act = corpus.say(ACTS[name](corpus))
    apply_corrections(corpus.path, PlainPipeline())
    corrected = _is_as_fresh(corpus.path, before)
    assert corrected.articles != before.articles
    corpus.undo(act)
    apply_corrections(corpus.path, PlainPipeline())
    _is_as_fresh(corpus.path, corrected)
    _is_as_fresh(corpus.path, before)


@settings(max_examples=15, deadline=None)
@given(
    steps=st.lists(st.sampled_from([*ACTS, "undo", "build", "changed file", "new file"]), min_size=2, max_size=7),
    far=st.integers(0, 7),
)
def test_any_acts_one_after_the_other(steps: list[str], far: int) -> None:
    with TemporaryDirectory() as folder, pytest.MonkeyPatch.context() as patched:
        patched.setattr(renewing, "LEAST_TAKEN_OVER", 0.0)
        corpus, said = Corpus(Path(folder), TOLD), list[Correction]()
        read = [_rows(corpus.path)]
        for number, step in enumerate(steps):
            if step == "undo" and said:
                corpus.undo(said.pop())
            elif step in ACTS and _stands(corpus, step):
                said.append(corpus.say(ACTS[step](corpus)))
            if step == "changed file":
                corpus.write("train.txt", f"A train left Kars for Mars on {number + 1} June 2019.\n")
            if step == "new file":
                corpus.write(f"a-{number}.txt", f"Hail fell on Mars on {number + 1} July 2019, and on Kars.\n")
            if step in ("build", "changed file", "new file"):
                corpus.build()
            apply_corrections(corpus.path, PlainPipeline())
            read.append(_is_as_fresh(corpus.path, read[max(0, len(read) - 1 - far)]))


def _stands(corpus: Corpus, step: str) -> bool:
    """Whether the article that an act is about is there, with its words."""
    try:
        ACTS[step](corpus)
    except (IndexError, ValueError):
        return False
    return True


@pytest.mark.usefixtures("takes_over")
def test_only_the_rows_of_articles_that_changed_are_read(corpus: Corpus) -> None:
    before = _rows(corpus.path)
    corpus.say(corpus.place("snow", TOWN))
    apply_corrections(corpus.path, PlainPipeline())
    other = before.rows.mentions | {"end": np.zeros_like(before.rows.mentions["end"])}
    found = _rows(corpus.path, replace(before, rows=replace(before.rows, mentions=other)))
    ids = [found.articles[row][1] for row in found.rows.mentions["row"][found.rows.mentions["end"] > 0]]
    assert set(ids) == {corpus.id("snow")}


def test_where_much_changed_all_is_read(corpus: Corpus) -> None:
    before = _rows(corpus.path)
    corpus.say(corpus.place("train", TOWN, scope=EVERYWHERE))
    apply_corrections(corpus.path, PlainPipeline())
    other = before.rows.mentions | {"end": np.zeros_like(before.rows.mentions["end"])}
    assert _rows(corpus.path, replace(before, rows=replace(before.rows, mentions=other))).rows.mentions["end"].all()


@pytest.mark.usefixtures("takes_over")
def test_numbers_of_another_file_are_not_taken(corpus: Corpus) -> None:
    before = _rows(corpus.path)
    for held in (
        replace(before, words=(before.words[0], "other")),
        replace(before, rows=replace(before.rows, places=dict.fromkeys(before.rows.places, "geonames:9"))),
    ):
        _is_as_fresh(corpus.path, replace(held, rows=replace(held.rows, mentions=_mixed_up(held.rows.mentions))))


def _mixed_up(columns: dict) -> dict:
    return dict(columns) | {"text": np.full_like(columns["text"], 1)}
