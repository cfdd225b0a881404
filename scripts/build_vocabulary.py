"""Write the words of geo/model.py that the page's scripts share with Python: geo/map/frontend/shared/vocabulary.js.

python scripts/build_vocabulary.py
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

from geo import model

VOCABULARY = Path(__file__).resolve().parents[1] / "geo" / "map" / "frontend" / "shared" / "vocabulary.js"
HEAD = """\
/** The words of geo/model.py for the scripts. Made by scripts/build_vocabulary.py: change the model, then run it. */
"""


def _list(name: str, type_name: str, values: Sequence[str], about: str) -> str:
    words = ", ".join(map(json.dumps, values))
    return (
        f"/** {about} */\n"
        f"export const {name} = /** @type {{const}} */ ([{words}]);\n"
        f"/** @typedef {{typeof {name}[number]}} {type_name} */\n"
    )


def vocabulary() -> str:
    """The text of vocabulary.js."""
    return "\n".join(
        (
            HEAD,
            _list("ROLES", "Role", model.ROLES, "What a name of a place stands for in its sentence."),
            _list("EVENT_KINDS", "EventKind", model.EVENT_KINDS, "How an event is told."),
            _list("BASES", "Basis", model.BASES, "What joins a place with its date."),
            _list("SHAPES", "Shape", model.SHAPES, "How a footprint is drawn."),
            _list("CERTAINTIES", "Certainty", model.CERTAINTIES, "How certain the choice of a place is."),
            "/** The least confidence of a place that is sure, and of one that is likely. */\n"
            f"export const SURE = {model.SURE};\n"
            f"export const LIKELY = {model.LIKELY};\n",
            "/** First day of an interval that is open towards the past; first and last day of what has no date. */\n"
            f"export const OPEN_FIRST = {model.OPEN_FIRST};\n",
            "/** Last day of an interval that is open towards the future. */\n"
            f"export const OPEN_LAST = {model.OPEN_LAST};\n",
        )
    )


if __name__ == "__main__":
    VOCABULARY.write_text(vocabulary(), "utf-8")
