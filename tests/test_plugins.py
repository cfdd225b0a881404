"""Objects of other packages, found by their entry points."""

from importlib.metadata import EntryPoint

import pytest

from geo.plugins import load_plugin, package_of, storable, words_of


class Reader:
    name = "made"


READY = Reader()


def point(value: str) -> EntryPoint:
    return EntryPoint("made", value, "dateline.readers")


def test_a_class_is_made_and_an_object_taken_as_it_is() -> None:
    assert isinstance(load_plugin(point(f"{__name__}:Reader"), ("name",)), Reader)
    assert load_plugin(point(f"{__name__}:READY"), ("name",)) is READY


def test_every_missing_member_is_named() -> None:
    with pytest.raises(TypeError, match=r"it has no read, write$"):
        load_plugin(point(f"{__name__}:READY"), ("name", "read", "write"))


def test_a_package_that_is_not_known_goes_by_its_address() -> None:
    assert package_of(point("their.module:Reader")) == "their.module:Reader"


@pytest.mark.parametrize(
    ("error", "words"),
    [
        (KeyError("lost"), "KeyError: 'lost'"),
        (ValueError(), "ValueError"),
        (ValueError("a \ud83d"), "ValueError: a \\ud83d"),
    ],
)
def test_an_error_in_words(error: Exception, words: str) -> None:
    assert words_of(error) == words


def test_whole_letters_are_kept() -> None:
    assert storable("Şırnak 😀") == "Şırnak 😀"
