"""The words beside a name, themselves and by their kin, and what they are to it."""

import pytest

from geo.places.mentions import describe
from geo.places.neighbours import neighbours
from geo.places.tokens import tokenise


def beside(text, name, *, acts=False):
    tokens = tokenise(text)
    first = tokens.words.index(name)
    toponym = describe(text, tokens, first, first + 1, "LOC")
    return set(neighbours(tokens, toponym, *tokens.segments[0], acts=acts))


@pytest.mark.parametrize(
    ("text", "item"),
    [
        ("Users of Bergen left.", "before 'of': users"),
        ("The users of the Bergen left.", "before 'of': users"),
        ("He sued Bergen again.", "before: sued"),
        ("Bergen was shelled.", "does (passive): shell"),
        ("Bergen crashed twice.", "does (active): crash"),
        ("Bergen's new battery died.", "owns: battery"),
        ("Later Bergen, they said, fell.", "after: ,"),
        ("Bergen fell.", "opens"),
        ("They left Bergen", "ends"),
        ("The app shows Bergen today.", "among: app"),
    ],
)
def test_a_word_is_told_with_what_it_is_to_the_name(text, item):
    assert item in beside(text, "Bergen")


def test_words_that_are_used_alike_share_an_item_that_has_their_clusters_first_bits():
    users, subscribers = (beside(f"The {who} of Bergen left.", "Bergen") for who in ("users", "subscribers"))
    shared = {item for item in users & subscribers if item.startswith("before 'of'")}
    assert shared
    assert all(item.rpartition(" ")[2].isdecimal() for item in shared)


def test_what_a_government_does_tells_nothing():
    assert not any(item.startswith("does") for item in beside("Bergen crashed twice.", "Bergen", acts=True))


def test_a_capital_before_a_name_is_told_without_the_word():
    assert not any("Ana" in item for item in beside("Then Ana Bergen left.", "Bergen"))
