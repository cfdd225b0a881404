"""Texts that the models learn from and sentences that they are measured on have no frame in common."""

import random
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
import made_things

MEASURED = (
    asides, bearers, containers, facilities, famous, forms, nowhere, others, ragged, roles, senses, sharing,
    subjects, writing,
)  # fmt: skip
LEAST_FRAMES = 80
COMPOSED = 4_000


def frames(module: ModuleType) -> set[str]:
    """The frames of a module, whatever their slots are called, without case and stop."""
    texts = [text for value in vars(module).values() if isinstance(value, tuple) for text in value]
    return {plain(text) for text in texts if isinstance(text, str) and " " in text and "{" in text}


def plain(frame: str) -> str:
    return re.sub(r"\{\w+\}", "{}", frame).strip(" .").lower()


def composed() -> set[str]:
    """Frames as they are put together from parts."""
    chance = random.Random(1)
    return {plain(made_things.frame(chance)[1]) for _ in range(COMPOSED)}


def test_nothing_is_measured_on_a_frame_that_was_learned() -> None:
    learned = frames(made_texts) | frames(made_bearers) | composed()
    assert len(learned) > LEAST_FRAMES
    assert [learned & frames(module) for module in MEASURED if learned & frames(module)] == []
