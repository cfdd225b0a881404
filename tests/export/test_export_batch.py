"""The batch contract's rows as bytes."""

import json

from hypothesis import given
from hypothesis import strategies as st

from geo.export import document_of, json_line, row_of
from geo.pipeline import unread

any_text = st.text(st.characters())  # half surrogates too


@given(st.dictionaries(any_text, any_text))
def test_any_row_becomes_one_line_that_reads_back_as_it_was(row: dict[str, str]) -> None:
    line = json_line(row)
    assert line.count(b"\n") == 1
    assert line.endswith(b"\n")
    assert json.loads(line) == row


def test_a_row_carries_its_language_and_how_it_is_known() -> None:
    document, _ = document_of({"id": 1, "text": "Lyon, Rennes", "language": "fr"})
    row = row_of(unread(document))
    assert (row["language"], row["language_reason"]) == ("fr", "given as French; its words tell too little")
    assert (row["places"], row["dates"], row["events"]) == ([], [], [])
