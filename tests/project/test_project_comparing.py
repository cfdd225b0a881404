"""What differs between two projects: every change is listed once, and the counts add up."""

import shutil
from pathlib import Path

import pytest
from correction_corpus import EVERYWHERE, Corpus
from correction_readings import OTHER, TOWN, at, entry
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from geo.project import Project
from geo.project.acts import new_act
from geo.project.comparing import Comparison, compare_projects
from geo.project.in_place import apply_corrections


def compared(old: Path, new: Path) -> Comparison:
    first, second = Project.open(old), Project.open(new)
    found = compare_projects(first, second)
    first.close()
    second.close()
    return found


def kept(corpus: Corpus) -> Path:
    """A copy of the project as it is."""
    copy = corpus.path.with_name("old.sqlite")
    shutil.copy(corpus.path, copy)
    return copy


def add_up(found: Comparison) -> None:
    for what, counts in found.counts.items():
        own = [change for change in found.changes if change.what == what]
        for kind in ("changed", "gone", "added"):
            assert counts[kind] == sum(change.kind == kind for change in own)
        assert counts["before"] == counts["same"] + counts["changed"] + counts["gone"]
        assert counts["after"] == counts["same"] + counts["changed"] + counts["added"]


def test_a_project_differs_in_nothing_from_itself(tmp_path: Path) -> None:
    corpus = Corpus(tmp_path)
    found = compared(corpus.path, corpus.path)
    assert found.changes == ()
    assert found.counts["mention"] == {"before": 5, "after": 5, "same": 5, "changed": 0, "gone": 0, "added": 0}
    add_up(found)


def test_another_place_a_denied_one_an_added_one_and_a_date_are_told(tmp_path: Path) -> None:
    corpus = Corpus(tmp_path)
    old = kept(corpus)
    act, machine = new_act("Ada"), corpus.machine("snow")
    corpus.say(
        corpus.place("train", TOWN),
        act.correction("not_a_place", at(machine, "Mars")),
        act.correction("add", at(machine, "road"), {"place": entry(OTHER)}),
        act.correction("date", at(machine, "3 March 2019"), {"edtf": "2019-04"}),
    )
    apply_corrections(corpus.path)
    found = compared(old, corpus.path)
    told = [(change.what, change.kind, change.path, change.text) for change in found.changes]
    assert told == [
        ("mention", "added", "snow.txt", "road"), ("mention", "changed", "snow.txt", "Mars"),
        ("date", "changed", "snow.txt", "3 March 2019"), ("mention", "changed", "train.txt", "Mars"),
    ]  # fmt: skip
    train = found.changes[-1]
    assert train.before is not None
    assert train.after is not None
    assert (train.before["place_id"], train.after["place_id"]) == ("geonames:1", TOWN.id)
    add_up(found)
    back = compared(corpus.path, old)
    assert [change.kind for change in back.changes] == ["gone", "changed", "changed", "changed"]


def test_an_edited_article_is_the_same_by_its_path_and_one_that_is_gone_takes_its_mentions(tmp_path: Path) -> None:
    corpus = Corpus(tmp_path)
    old = kept(corpus)
    corpus.write("calm.txt", "All of Kars was calm.\n")
    (corpus.folder / "train.txt").unlink()
    corpus.build()
    found = compared(old, corpus.path)
    assert [(one.what, one.kind) for one in found.changes if one.path == "train.txt"] == [
        ("article", "gone"), ("mention", "gone"), ("mention", "gone"), ("date", "gone"),
    ]  # fmt: skip
    assert {(one.what, one.kind) for one in found.changes if one.path == "calm.txt"} >= {
        ("mention", "gone"), ("mention", "added"),
    }  # fmt: skip
    add_up(found)


@settings(deadline=None, max_examples=8, suppress_health_check=[HealthCheck.too_slow])
@given(
    st.lists(st.tuples(st.sampled_from(["snow", "train"]), st.sampled_from([TOWN, OTHER]), st.booleans()), max_size=3)
)
def test_after_any_acts_the_counts_add_up(tmp_path_factory: pytest.TempPathFactory, acts: list) -> None:
    corpus = Corpus(tmp_path_factory.mktemp("diff"))
    old = kept(corpus)
    for stem, meant, everywhere in acts:
        corpus.say(corpus.place(stem, meant, **({"scope": EVERYWHERE} if everywhere else {})))
    apply_corrections(corpus.path)
    add_up(compared(old, corpus.path))
