"""The page on corrections and the code agree: the line that is shown can be applied, the kinds are all of them."""

import json
import re

from docs_markdown import TOP, table_rows

from geo.corrections import Correction, from_line, to_line
from geo.corrections.correction import KINDS

PAGE = (TOP / "docs" / "corrections.md").read_text("utf-8")


def shown_line() -> str:
    block = re.search(r"```json\n(.*?)```", PAGE, re.DOTALL)[1]
    return block.replace("9f2c…64 hexadecimal digits", "9f2c" * 16).replace("\n", " ")


def test_the_line_that_is_shown_is_one_that_dateline_writes() -> None:
    shown = from_line(shown_line())
    assert isinstance(shown, Correction)
    assert list(json.loads(to_line(shown))) == list(json.loads(shown_line()))
    assert json.loads(to_line(shown)) == json.loads(shown_line())


def test_every_key_and_kind_is_explained() -> None:
    named = [name for row in table_rows(PAGE) for name in re.findall(r"`(\w+)`", row[0])]
    assert [name for name in named if name in KINDS] == [
        "place", "role", "not_a_place", "add", "date", "not_a_date", "event", "document", "note", "checked", "undo",
    ]  # fmt: skip
    assert set(KINDS) <= set(named)
    assert set(json.loads(shown_line())) <= set(named)
