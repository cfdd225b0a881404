"""What is kept of one text is given again for the next, and never a wrong thing."""

from difflib import SequenceMatcher

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.model import Place
from geo.places import candidates, feature_names, kept
from geo.places.kept import Kept


def test_a_value_is_made_once_and_kept_also_if_it_is_none() -> None:
    made: list[str] = []
    values: Kept[str, None] = Kept(made.append)
    assert values["a"] is values["b"] is values["a"] is None
    assert made == ["a", "b"]


def test_a_cache_that_grew_too_large_is_emptied(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(kept, "_MOST_KEPT", 3)
    values: Kept[int, int] = Kept(lambda key: key + 1)
    assert [values[key] for key in (1, 2, 3, 4, 1)] == [2, 3, 4, 5, 2]
    assert len(values) <= 3


@given(st.text("abc ", max_size=12), st.text("abc ", max_size=12))
def test_a_name_is_as_alike_as_it_is_whatever_its_length(key: str, name: str) -> None:
    own = candidates.normalise(name)
    place = Place(id="x", name=name, kind="village", lat=0.0, lon=0.0, radius_km=1.0)
    ratio = SequenceMatcher(None, key, own, autojunk=False).ratio()
    assert candidates._is_spelt_like(key, place) == (ratio >= candidates._SPELLING)


@given(st.lists(st.sampled_from(("a", "b", "a_b", "_", "c")), min_size=1, max_size=6), st.data())
def test_no_pair_of_words_that_has_a_weight_is_left_out(folds: list[str], data: st.DataObject) -> None:
    known = data.draw(st.sets(st.sampled_from(("a_b", "a_b_c", "__", "b_<s>", "<s>_c", "c", "c_</s>"))))
    i = data.draw(st.integers(0, len(folds) - 1))
    every = feature_names.of_words_around(folds, folds, i)
    fewer = feature_names.of_words_around(folds, folds, i, feature_names.pairs_of(known))
    told = [[name for name in names if name.partition("=")[2] in known] for names in (every, fewer)]
    assert told[0] == told[1]
