"""The batch contract's rows as bytes."""

import json

from hypothesis import given
from hypothesis import strategies as st

from geo.export import json_line

any_text = st.text(st.characters())  # half surrogates too


@given(st.dictionaries(any_text, any_text))
def test_any_row_becomes_one_line_that_reads_back_as_it_was(row: dict[str, str]) -> None:
    line = json_line(row)
    assert line.count(b"\n") == 1
    assert line.endswith(b"\n")
    assert json.loads(line) == row
