"""What a preview tells is what then changes: whatever was corrected before, and however far the act reaches."""

from collections.abc import Mapping
from pathlib import Path

import pytest
from correction_corpus import TEXTS, Corpus
from correction_readings import KARS, OTHER, TOWN, PlainPipeline, at, entry
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from geo.corrections import Correction, Scope
from geo.project import Project
from geo.project.acts import new_act
from geo.project.in_place import apply_corrections
from geo.project.journal import read_journal
from geo.project.reaching import Reach, reach_of

SPOTS = [("snow", 0), ("snow", 1), ("train", 0)]


def mentions(corpus: Corpus) -> dict[str, tuple[object, ...]]:
    """What is read at each mention, in reading order."""
    project = Project.open(corpus.path)
    frame = project.mentions().astype(object)
    project.close()
    rows = frame.where(frame.notna(), None).to_dict("records")
    return {row["id"]: (row["role"], row["place_id"], row["latitude"], row["confidence"]) for row in rows}


def line(corpus: Corpus, stem: str, nth: int, meant: object, within: str) -> Correction:
    target = at(corpus.machine(stem), "Mars", nth)
    row = mentions(corpus)[f"{corpus.id(stem)}:{target.start}"]
    before = {"place": {"id": row[1]} if row[1] else None}
    scope = Scope(within, documents=(corpus.id("train"),) if within == "selection" else ())
    act = new_act("Ada")
    if meant is None:
        return act.correction("not_a_place", target, before=before, scope=scope)
    return act.correction("place", target, {"place": entry(meant)}, before=before, scope=scope)


def reach(corpus: Corpus, made: Correction) -> Reach:
    project = Project.open(corpus.path)
    said = read_journal(corpus.path).corrections
    found = reach_of(project, project.mentions(), project.documents(), said, made)
    project.close()
    return found


def changes(before: Mapping[str, object], after: Mapping[str, object]) -> list[str]:
    return [key for key in after if before.get(key) != after[key]]


@pytest.mark.parametrize(
    ("within", "changed", "staying"),
    [("mention", 1, 0), ("document", 2, 0), ("selection", 2, 0), ("project", 3, 0)],
)
def test_an_act_reaches_as_far_as_its_scope(tmp_path: Path, within: str, changed: int, staying: int) -> None:
    corpus = Corpus(tmp_path)
    found = reach(corpus, line(corpus, "snow", 0, TOWN, within))
    assert (len(found.changed), len(found.staying)) == (changed, staying)


def test_what_is_read_as_another_place_stays_and_is_told(tmp_path: Path) -> None:
    corpus = Corpus(tmp_path)
    corpus.say(corpus.place("train", KARS))
    apply_corrections(corpus.path, PlainPipeline())
    found = reach(corpus, line(corpus, "snow", 0, TOWN, "project"))
    assert [key.split("-")[0] for key in found.changed] == ["snow", "snow"]
    assert [key.split("-")[0] for key in found.staying] == ["train"]


WIDTHS = ["mention", "document", "selection", "project"]
acts = st.tuples(st.sampled_from(SPOTS), st.sampled_from([TOWN, OTHER, None]), st.sampled_from(WIDTHS))


@settings(deadline=None, max_examples=15, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(acts, min_size=1, max_size=4))
def test_a_preview_tells_what_then_changes(tmp_path_factory: pytest.TempPathFactory, said: list) -> None:
    corpus = Corpus(tmp_path_factory.mktemp("reach"), TEXTS)
    for (stem, nth), meant, within in said:
        made = line(corpus, stem, nth, meant, within)
        before, told = mentions(corpus), reach(corpus, made)
        corpus.say(made)
        apply_corrections(corpus.path, PlainPipeline())
        real = changes(before, mentions(corpus))
        same = [key for key in told.changed if key not in real]
        assert [key for key in told.changed if key in real] == real
        # what is told beyond that was read so already
        assert all(before[key][1] == (meant.id if meant else None) for key in same)
