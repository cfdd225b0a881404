"""Works named by a town that they may lie far from, and famous names without their country."""

from __future__ import annotations

import random
from collections.abc import Iterator

from behaviour.cases import Case, NearOrNowhere, Nowhere, Slot, filled, shuffled
from behaviour.names import Names

PLANTS = (
    "The {town} nuclear plant was shelled on Friday.",
    "Inspectors arrived at the {town} nuclear power plant on Monday.",
    "A drone hit a building of the {town} nuclear power station.",
    "Staff at the {town} Nuclear Power Plant were moved to safety.",
    "The {town} atomic power station was shut down after the quake.",
    "Power from the {town} plant was cut. The nuclear plant has six units.",
    "The reactor at the {town} nuclear plant was restarted, and engineers in the city said it was safe.",
    "Guards at the {town} nuclear station fired warning shots.",
)
# Of public record; each lies more than 15 km from the town or in the province that it is called after.
NUCLEAR = (
    ("Zaporizhzhia", 47.51, 34.59), ("Kursk", 51.68, 35.61), ("Smolensk", 54.17, 33.25), ("Leningrad", 59.85, 29.04),
    ("Rivne", 51.33, 25.89), ("South Ukraine", 47.81, 31.22), ("Kola", 67.47, 32.47), ("Kalinin", 57.91, 35.06),
    ("Rostov", 47.60, 42.37), ("Tianwan", 34.69, 119.46), ("Bushehr", 28.83, 50.89), ("Kaiga", 14.87, 74.44),
    ("Khmelnytskyi", 50.30, 26.65), ("Fukushima", 37.42, 141.03), ("Chernobyl", 51.39, 30.10),
    ("Barakah", 23.97, 52.23),
)  # fmt: skip
WORKS = (
    "Aid trucks waited at the {town} crossing.",
    "The {town} crossing was closed on Sunday.",
    "Lorries queued at the {town} border crossing for a second day.",
    "Families were turned back at the {town} crossing point.",
)
CROSSINGS = (
    ("Rafah", 31.25, 34.26), ("Kerem Shalom", 31.23, 34.28), ("Erez", 31.56, 34.54), ("Torkham", 34.12, 71.09),
    ("Chaman", 30.92, 66.45), ("Bab al-Hawa", 36.24, 36.69), ("Wagah", 31.60, 74.57), ("Nasib", 32.55, 36.19),
    ("Bab al-Salama", 36.65, 37.08), ("Medyka", 49.80, 22.93), ("Masnaa", 33.70, 35.92), ("Karkamis", 36.83, 38.00),
)  # fmt: skip
LETTERS = (
    "The U.N. said that the talks had failed.|U.N.",
    "A U.N. convoy was stopped by gunmen.|U.N.",
    "The UN envoy left on Monday.|UN",
    "The E.U. has agreed on sanctions.|E.U.",
    "She works for the WHO and the U.N. children's fund.|U.N.",
    "The N.F.L. season begins in September.|N.F.L.",
)


def plants(names: Names, half: str, chance: random.Random) -> Iterator[Case]:
    """Nuclear plants called after a town or province: at the plant, or not drawn."""
    return _called_after(PLANTS, NUCLEAR, half, chance)


def crossings(names: Names, half: str, chance: random.Random) -> Iterator[Case]:
    """Border crossings called after a town: at the border, or not drawn."""
    return _called_after(WORKS, CROSSINGS, half, chance)


def _called_after(
    frames: tuple[str, ...], sites: tuple[tuple[str, float, float], ...], half: str, chance: random.Random
) -> Iterator[Case]:
    for frame in shuffled(frames, half, chance):
        name, lat, lon = chance.choice(sites)
        yield filled(frame, {"town": Slot(name, NearOrNowhere(lat, lon, 15.0))})


def letters(names: Names, half: str, chance: random.Random) -> Iterator[Case]:
    """Initials of organisations."""
    for sentence in shuffled(LETTERS, half, chance):
        text, _, name = sentence.partition("|")
        start = text.index(name)
        yield Case(text, ((start, start + len(name), Nowhere()),), frame=sentence)
