"""Texts that the models learn from and sentences that they are measured on have no frame in common."""

import re
import sys
from pathlib import Path
from types import ModuleType

from behaviour import (
    asides,
    bearers,
    containers,
    facilities,
    famous,
    forms,
    nowhere,
    others,
    ragged,
    roles,
    senses,
    sharing,
    subjects,
    writing,
)

sys.path.append(str(Path(__file__).parents[2] / "scripts"))

import made_bearers
import made_texts

MEASURED = (
    asides, bearers, containers, facilities, famous, forms, nowhere, others, ragged, roles, senses, sharing,
    subjects, writing,
)  # fmt: skip
LEAST_FRAMES = 80


def frames(module: ModuleType) -> set[str]:
    """The frames of a module, whatever their slots are called, without case and stop."""
    texts = [text for value in vars(module).values() if isinstance(value, tuple) for text in value]
    found = [text for text in texts if isinstance(text, str) and " " in text and "{" in text]
    return {re.sub(r"\{\w+\}", "{}", text).strip(" .").lower() for text in found}


def test_nothing_is_measured_on_a_frame_that_was_learned() -> None:
    learned = frames(made_texts) | frames(made_bearers)
    assert len(learned) > LEAST_FRAMES
    assert [learned & frames(module) for module in MEASURED if learned & frames(module)] == []
