"""An article that a folder holds more than once is one document."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from geo.inputs import Copy, Facts, Known, Settled, Source, scan, settle
from geo.inputs.copies import contradict, told_apart_by, without_copies
from geo.inputs.facts import facts_from
from geo.inputs.readers import BUILT_IN
from geo.model import DocumentSource

TEXT = "The bridge over the river was closed on Monday after a barge struck its pier.\n"


def write(folder: Path, name: str, content: str | bytes = TEXT) -> Path:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


def settled(folder: Path, before: Settled | None = None) -> Settled:
    known = [Known(source.id, source.sha256, source.label) for source in before.sources] if before else []
    return settle(scan(folder).sources, known)


def labels(found: Settled) -> list[str]:
    return [source.label for source in found.sources]


def test_the_same_text_counts_once_in_any_encoding(tmp_path: Path) -> None:
    write(tmp_path, "a.txt")
    write(tmp_path, "b.txt", TEXT.encode("utf-16"))
    write(tmp_path, "c.txt", TEXT + "And more.")
    found = settled(tmp_path)
    assert labels(found) == ["a.txt", "c.txt"]
    assert found.copies == (Copy("b.txt", "a.txt", "copy"),)


def test_links_count_once_wherever_they_stand_in_the_order(tmp_path: Path) -> None:
    real, other = write(tmp_path, "m.txt"), write(tmp_path, ".kept/other.txt", "Another article.")
    (tmp_path / "a.txt").symlink_to(real)
    (tmp_path / "x.txt").symlink_to(other)
    (tmp_path / "y.txt").symlink_to(other)
    found = settled(tmp_path)
    assert labels(found) == ["m.txt", "x.txt"]
    assert found.copies == (Copy("a.txt", "m.txt", "link"), Copy("y.txt", "x.txt", "link"))


def test_a_link_is_the_same_file_whatever_a_list_says_of_it(tmp_path: Path) -> None:
    (tmp_path / "a.txt").symlink_to(write(tmp_path, "b.txt"))
    write(tmp_path, "index.csv", "file,publisher\na.txt,The Post\nb.txt,The Times\n")
    assert labels(settled(tmp_path)) == ["b.txt"]


def test_the_same_text_under_two_outlets_is_two_documents(tmp_path: Path) -> None:
    for name in ("a.txt", "b.txt", "c.txt"):
        write(tmp_path, name)
    write(tmp_path, "index.csv", "file,publisher\nb.txt,The Post\nc.txt,The Times\n")
    found = settled(tmp_path)
    assert [(source.label, source.facts.publisher) for source in found.sources] == [
        ("a.txt", "The Post"),
        ("c.txt", "The Times"),
    ]
    assert found.copies == (Copy("b.txt", "a.txt", "copy"),)


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ({"publisher": "AP"}, {"publisher": "ap"}, False),
        ({"publisher": "AP"}, {"publisher": "Reuters"}, True),
        ({"publisher": "AP"}, {}, False),
        ({"url": "https://www.example.org/a"}, {"url": "http://example.org/a?print=1"}, False),
        ({"url": "https://example.org/a"}, {"url": "https://example.com/a"}, True),
        ({"url": "https://[/a"}, {"url": "https://example.com/a"}, False),
        ({"published": "2017-06"}, {"published": "2017-06-15"}, False),
        ({"published": "2017-06-15"}, {"published": "2017-06-16"}, True),
        ({"published_latest": "2017-06-15"}, {"published_earliest": "2017-06-16"}, True),
        ({"published_earliest": "2017-06-15"}, {"published_earliest": "2017-06-16"}, False),
        ({"title": "A", "author": "B"}, {"title": "C", "author": "D"}, False),
    ],
)
def test_outlets_hosts_and_days_contradict_and_nothing_else(one: dict, other: dict, expected: bool) -> None:
    first, second = (told_apart_by(facts_from(values, source="x")) for values in (one, other))
    assert contradict(first, second) is contradict(second, first) is expected


def test_what_is_known_of_a_copy_is_known_of_the_article(tmp_path: Path) -> None:
    write(tmp_path, "a.txt")
    write(tmp_path, "b/a.txt")
    write(tmp_path, "b/index.csv", "file,title,published\na.txt,Bridge closed,2017-06-15\n")
    (source,) = settled(tmp_path).sources
    assert (source.label, source.facts.title) == ("a.txt", "Bridge closed")
    assert source.facts.published is not None


def test_a_copy_added_in_front_changes_neither_the_file_read_nor_its_id(tmp_path: Path) -> None:
    write(tmp_path, "b/mosul.txt")
    before = settled(tmp_path)
    write(tmp_path, "a/mosul.txt")
    after = settled(tmp_path, before)
    assert after.sources == before.sources
    assert after.copies == (Copy("a/mosul.txt", "b/mosul.txt", "copy"),)


def test_a_copy_takes_over_the_id_when_the_file_goes(tmp_path: Path) -> None:
    path = write(tmp_path, "b/mosul.txt")
    before = settled(tmp_path)
    write(tmp_path, "c/mosul.txt")
    path.unlink()
    after = settled(tmp_path, before)
    assert [source.id for source in after.sources] == [source.id for source in before.sources]
    assert after.moved == (("b/mosul.txt", "c/mosul.txt"),)
    assert after.gone == ()


def test_what_is_new_changed_and_gone_is_told(tmp_path: Path) -> None:
    write(tmp_path, "same.txt", "One.")
    write(tmp_path, "edited.txt", "Two.")
    gone = write(tmp_path, "gone.txt", "Three.")
    before = settled(tmp_path)
    write(tmp_path, "edited.txt", "Two, edited.")
    write(tmp_path, "new.txt", "Four.")
    gone.unlink()
    after = settled(tmp_path, before)
    assert after.paths("kept") == ("same.txt",)
    assert after.paths("edited") == ("edited.txt",)
    assert after.paths("new") == ("new.txt",)
    assert [document.path for document in after.gone] == ["gone.txt"]


def test_of_several_copies_the_shortest_path_is_read(tmp_path: Path) -> None:
    for name in ("mosul (1).txt", "copies/mosul.txt", "mosul-2.txt", "mosul.txt"):
        write(tmp_path, name)
    assert labels(settled(tmp_path)) == ["mosul.txt"]


outlets = st.sampled_from(("", "The Post", "The Times"))


def source(number: int, publisher: str) -> Source:
    label = f"{number}.txt"
    facts = Facts(publisher=publisher)
    return Source(Path("nowhere") / label, label, facts, f"{number}", "the same text", BUILT_IN[0], DocumentSource())


@settings(deadline=None)
@given(st.lists(outlets, min_size=1, max_size=6))
def test_every_file_is_a_document_or_a_copy_of_one_that_nothing_contradicts(publishers: list[str]) -> None:
    found = [source(number, publisher) for number, publisher in enumerate(publishers)]
    read, copies = without_copies(found)
    assert len(read) == max(1, len({publisher for publisher in publishers if publisher}))
    assert sorted([*(one.label for one in read), *(copy.path for copy in copies)]) == [one.label for one in found]
    known = {one.label: told_apart_by(one.facts) for one in found}
    kept = {one.label: told_apart_by(one.facts) for one in read}
    for copy in copies:
        assert not contradict(known[copy.path], kept[copy.of])
