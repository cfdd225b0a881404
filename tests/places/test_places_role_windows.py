"""What is read before and after a name."""

from __future__ import annotations

import pytest

from geo.places.labels import LOCATION
from geo.places.mentions import describe
from geo.places.role_windows import After, Before, after, before
from geo.places.tokens import tokenise


def windows(marked: str) -> tuple[Before, After]:
    start, end = marked.index("["), marked.index("]") - 1
    text = marked.replace("[", "").replace("]", "")
    tokens = tokenise(text)
    first = tokens.starts.index(start)
    last = tokens.ends.index(end) + 1
    begin, stop = next(segment for segment in tokens.segments if segment[0] <= first < segment[1])
    toponym = describe(text, tokens, first, last, LOCATION)
    return before(tokens, toponym, begin, stop), after(tokens, toponym, stop)


@pytest.mark.parametrize(
    ("text", "how", "word", "governor"),
    [
        ("They sailed along the coast of [Oman].", "preposition", "of", "coast"),
        ("She scored twice for [Malta].", "preposition", "for", "scored"),
        ("They lost 3-1 to [Ghana].", "preposition", "to", "lost"),
        ("The ruling angered [Peru].", "verb", "angered", "ruling"),
        ("In 1971 [Qatar] left.", "start", "", ""),
        ("Last week [Qatar] left.", "start", "", ""),
        ("In November [Qatar] left.", "start", "", ""),
        ("After the fall of the Empire, [Qatar] left.", "start", "", ""),
        ("The envoy said [Qatar] would leave.", "joiner", "that", ""),
        ("It began after [Qatar] left.", "joiner", "after", ""),
        ("He died in Muscat, [Oman].", "comma", "NAME", ""),
        ("He works in Muscat, [Sohar] and Nizwa.", "preposition", "in", "works"),
        ("Ties between Chad and [Niger] broke.", "preposition", "between", "ties"),
    ],
)
def test_the_window_before_a_name(text: str, how: str, word: str, governor: str) -> None:
    found = windows(text)[0]
    assert (found.how, found.word, found.governor) == (how, word, governor)


@pytest.mark.parametrize(
    ("text", "how", "word", "voice"),
    [
        ("[Chad] has long refused.", "verb", "refused", "active"),
        ("[Chad] was told to wait.", "verb", "told", "passive"),
        ("[Chad] is one of the founders.", "verb", "founders", "copula"),
        ("[Chad] has two airports.", "verb", "airports", "having"),
        ("[Chad] stayed calm on Monday.", "verb", "calm", "copula"),
        ("[Chad] has remained quiet.", "verb", "quiet", "copula"),
        ("[Chad] may yet agree.", "verb", "agree", "modal"),
        ("[Chad], unlike others, agreed.", "verb", "agreed", "active"),
        ("[Chad], which lies inland, agreed.", "verb", "agreed", "active"),
        ("[Chad] and Niger agreed.", "verb", "agreed", "active"),
        ("[Chad]'s elite special forces left.", "possessive", "forces", ""),
        ("The [Chad] delegation left.", "noun", "delegation", ""),
        ("They asked [Chad] to wait.", "preposition", "to", ""),
        ("They reached [Chad] last week.", "other", "last", ""),
        ("They reached [Chad].", "end", "", ""),
    ],
)
def test_the_window_after_a_name(text: str, how: str, word: str, voice: str) -> None:
    found = windows(text)[1]
    assert (found.how, found.word, found.voice) == (how, word, voice)


def test_a_passive_before_a_preposition_is_seen() -> None:
    assert windows("The island was ceded to [Spain].")[0].passive
    assert not windows("The envoy returned to [Spain].")[0].passive
