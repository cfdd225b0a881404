"""Ids stay while the content or the path of a document stays, whatever happens to other files."""

from hashlib import sha256

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.inputs.identity import Content, Identity, Known, identified, new_id, slug

FOLDERS = ("", "a/", "b/", "c/d/")
NAMES = ("mosul.txt", "kars.md", "الموصل.txt", "#3 late.txt", "mosul.md")
TEXTS = ("one", "two", "three", "four", "five")

paths = st.builds(str.__add__, st.sampled_from(FOLDERS), st.sampled_from(NAMES))
folders = st.dictionaries(paths, st.sampled_from(TEXTS), min_size=1, max_size=8)


def digest(text: str) -> str:
    return sha256(text.encode()).hexdigest()


def contents(files: dict[str, str]) -> list[Content]:
    return [Content(digest(text), path) for path, text in sorted(files.items())]


def built(files: dict[str, str], previous: tuple[Known, ...] = ()) -> tuple[Known, ...]:
    """The documents of a project after a build."""
    found = contents(files)
    ids = identified(found, previous)
    return tuple(Known(given.id, one.sha256, one.path) for given, one in zip(ids, found, strict=True))


def by_path(documents: tuple[Known, ...]) -> dict[str, str]:
    return {document.path: document.id for document in documents}


def test_an_id_is_the_files_stem_and_a_hash_of_content_and_path() -> None:
    made = new_id(digest("one"), "a/Mosul falls.txt")
    assert made == new_id(digest("one"), "a/Mosul falls.txt")
    stem, _, digits = made.rpartition("-")
    assert (stem, len(digits)) == ("mosul-falls", 12)
    assert made != new_id(digest("one"), "b/Mosul falls.txt")
    assert made != new_id(digest("two"), "a/Mosul falls.txt")


def test_a_path_gives_the_same_id_in_either_unicode_form() -> None:
    assert new_id("0", "caf\u00e9.txt") == new_id("0", "cafe\u0301.txt")


@pytest.mark.parametrize(
    ("stem", "expected"),
    [("Mosul Falls!", "mosul-falls"), ("الموصل", "article"), ("", "article"), ("x" * 99, "x" * 60)],
)
def test_a_slug_is_plain_ascii(stem: str, expected: str) -> None:
    assert slug(stem) == expected


def test_a_part_of_a_file_is_named_after_the_file() -> None:
    assert new_id("0", "export.html#a/b.c", part="a/b.c").startswith("export-")
    assert new_id("0", "#3 late.txt").startswith("3-late-")


def test_adding_a_file_of_the_same_name_renames_nothing() -> None:
    before = built({"b/mosul.txt": "one"})
    after = built({"a/mosul.txt": "two", "b/mosul.txt": "one"}, before)
    assert by_path(after)["b/mosul.txt"] == by_path(before)["b/mosul.txt"]
    assert by_path(after) == by_path(built({"a/mosul.txt": "two", "b/mosul.txt": "one"}))


@given(folders, folders)
def test_ids_stay_whatever_is_added(files: dict[str, str], more: dict[str, str]) -> None:
    before = built(files)
    after = built({**more, **files}, before)
    assert by_path(before).items() <= by_path(after).items()


@given(folders, folders)
def test_without_an_older_project_ids_do_not_depend_on_other_files(files: dict[str, str], more: dict[str, str]) -> None:
    assert by_path(built(files)).items() <= by_path(built({**more, **files})).items()


@given(folders, st.data())
def test_ids_stay_whatever_is_taken_away(files: dict[str, str], data: st.DataObject) -> None:
    before = built(files)
    gone = data.draw(st.sets(st.sampled_from(sorted(files))))
    after = built({path: text for path, text in files.items() if path not in gone}, before)
    assert by_path(after).items() <= by_path(before).items()


@given(folders, st.data())
def test_a_moved_file_keeps_its_id(files: dict[str, str], data: st.DataObject) -> None:
    moved = data.draw(st.sampled_from(sorted(files)))
    others = {path: text for path, text in files.items() if path != moved and text != files[moved]}
    before = built({**others, moved: files[moved]})
    target = data.draw(paths.filter(lambda path: path not in others))
    after = built({**others, target: files[moved]}, before)
    assert by_path(after)[target] == by_path(before)[moved]
    assert all(by_path(after)[path] == by_path(before)[path] for path in others)


@given(folders, st.data())
def test_an_edited_file_keeps_its_id(files: dict[str, str], data: st.DataObject) -> None:
    edited = data.draw(st.sampled_from(sorted(files)))
    before = built(files)
    assert by_path(built({**files, edited: "never written before"}, before)) == by_path(before)


@given(st.lists(folders, min_size=1, max_size=5))
def test_no_two_documents_share_an_id_after_any_history(history: list[dict[str, str]]) -> None:
    documents: tuple[Known, ...] = ()
    for files in history:
        documents = built(files, documents)
        assert len({document.id for document in documents}) == len(files)
        assert built(files, documents) == documents


@given(folders, folders, st.randoms())
def test_the_order_of_files_and_documents_changes_nothing(
    files: dict[str, str], later: dict[str, str], chance: object
) -> None:
    before = list(built(files))
    found = contents(later)
    expected = dict(zip((one.path for one in found), identified(found, before), strict=True))
    chance.shuffle(before)
    chance.shuffle(found)
    assert dict(zip((one.path for one in found), identified(found, before), strict=True)) == expected


def test_content_goes_before_path() -> None:
    before = built({"a.txt": "one"})
    after = identified(contents({"a.txt": "two", "b.txt": "one"}), before)
    assert after[1] == Identity(before[0].id, "moved", "a.txt")
    assert after[0].change == "new"
    assert after[0].id != before[0].id


def test_two_files_that_change_places_change_ids_with_them() -> None:
    before = built({"a.txt": "one", "b.txt": "two"})
    after = built({"a.txt": "two", "b.txt": "one"}, before)
    assert {known.sha256: known.id for known in after} == {known.sha256: known.id for known in before}


def test_both_changed_is_a_new_document() -> None:
    before = built({"a.txt": "one"})
    (identity,) = identified(contents({"b.txt": "two"}), before)
    assert identity.change == "new"
    assert identity.before == ""


def test_of_several_with_one_content_each_goes_to_its_own_name() -> None:
    before = built({"x/a.txt": "one", "x/b.txt": "one"})
    after = built({"y/b.txt": "one", "z/a.txt": "one"}, before)
    assert by_path(after)["z/a.txt"] == by_path(before)["x/a.txt"]
    assert by_path(after)["y/b.txt"] == by_path(before)["x/b.txt"]


def test_an_id_once_given_is_never_given_to_another_article() -> None:
    first = built({"a.txt": "one"})
    edited = built({"a.txt": "two"}, first)
    moved = built({"b.txt": "two"}, edited)
    after = built({"a.txt": "one", "b.txt": "two"}, moved)
    assert by_path(after)["b.txt"] == first[0].id
    assert by_path(after)["a.txt"] not in {first[0].id, ""}


def test_articles_of_one_file_are_known_by_their_content_alone() -> None:
    def parts(*texts: str) -> list[Content]:
        return [Content(digest(text), f"export.html#{number}", str(number)) for number, text in enumerate(texts, 1)]

    found = parts("one", "two")
    before = [Known(one.id, two.sha256, two.path) for one, two in zip(identified(found, ()), found, strict=True)]
    after = identified(parts("zero", "one", "two"), before)
    assert [identity.change for identity in after] == ["new", "moved", "moved"]
    assert [identity.id for identity in after[1:]] == [known.id for known in before]
    assert [identity.change for identity in identified(parts("three", "four"), before)] == ["new", "new"]
