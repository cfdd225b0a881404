"""Plain front matter is read without YAML, and means the same."""

import yaml
from hypothesis import given
from hypothesis import strategies as st

from geo.inputs.front_matter_facts import _plain_lines

PIECES = st.sampled_from(
    ["title: ", "key:", " ", "a", "Kars 3", ":", "#", "'", "- ", "[", "}", "&x", "*", "|", "\n", "é"]
)


@given(st.lists(PIECES, max_size=16).map("".join))
def test_lines_that_are_read_without_yaml_mean_the_same_to_it(inside: str) -> None:
    plain = _plain_lines(inside)
    if plain is not None:
        assert plain == yaml.load(inside, Loader=yaml.BaseLoader)


def test_common_front_matter_needs_no_yaml() -> None:
    inside = "title: Snow closes 3 roads (again)\nurl: https://example.org/a?b=c#d\npublished: 2019-03-03\n"
    assert _plain_lines(inside) == yaml.load(inside, Loader=yaml.BaseLoader)


def test_what_yaml_may_read_otherwise_is_left_to_it() -> None:
    for inside in ("title: 'Kars'\n", "title: a: b\n", "title: a # b\n", "title: a\n  b\n", "title: [a]\n", "- a\n"):
        assert _plain_lines(inside) is None
