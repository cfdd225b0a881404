"""The better-known sense of a name, and unrelated sentences that must change nothing."""

from __future__ import annotations

import random
from collections.abc import Iterator

from behaviour.cases import At, Case, Inside, Slot, filled, shuffled
from behaviour.containers import bare
from behaviour.names import Names
from behaviour.subjects import FRAMES

SENSES = (
    "In Washington, the State Department said it was watching.|Washington|38.9|-77.04",
    "Thousands left for Mecca for the hajj.|Mecca|21.42|39.83",
    "A fire killed three people in Flushing, Queens.|Flushing|40.76|-73.83",
    "In Washington, Congress met late into the night.|Washington|38.9|-77.04",
    "A court in The Hague sentenced the general.|The Hague|52.08|4.31",
    "The pope spoke to pilgrims at the Vatican.|Vatican|41.9|12.45",
    "Talks were held in Geneva on Friday.|Geneva|46.2|6.15",
    "The court in Strasbourg ruled in her favour.|Strasbourg|48.58|7.75",
    "The exchange in Frankfurt closed lower.|Frankfurt|50.11|8.68",
    "The summit in Vienna ended without a deal.|Vienna|48.21|16.37",
    "Prices on the bourse in Athens fell.|Athens|37.98|23.73",
    "Crowds filled the streets of Naples.|Naples|40.85|14.27",
    "A bomb went off near a mosque in Tripoli on Friday, Libyan officials said.|Tripoli|32.89|13.19",
    "A train left Moscow for Warsaw.|Moscow|55.75|37.62",
    "Rockets were fired at Alexandria, the Egyptian army said.|Alexandria|31.2|29.92",
    "The opera house in Sydney was lit in blue.|Sydney|-33.87|151.21",
    "A strike hit airports from Manchester to Birmingham.|Birmingham|52.48|-1.89",
    "The film festival in Cannes opens in May.|Cannes|43.55|7.01",
)
MOVED = (
    "Two people died in {town}, {country}.",
    "The road to {town}, {country}, was closed.",
    "He was arrested in {town}, {country} on Friday.",
    "They met in {town} ({country}) in May.",
)
PLAIN = (
    "The weather was fine.", "Nobody answered the telephone.", "It was the third such case.",
    "More details were not given.", "The inquiry goes on.", "Prices have risen again.",
)  # fmt: skip


def better_known(names: Names, half: str, chance: random.Random) -> Iterator[Case]:
    """A name as its best-known bearer, alone or after an unrelated sentence."""
    for sentence in shuffled(SENSES, half, chance):
        text, name, lat, lon = sentence.split("|")
        before = chance.choice(("", *(f"{plain} " for plain in PLAIN)))
        start = len(before) + text.index(name)
        yield Case(before + text, ((start, start + len(name), At(float(lat), float(lon), 40.0)),), frame=sentence)


def unrelated(names: Names, half: str, chance: random.Random) -> Iterator[Case]:
    """A sentence that names nothing, before or after: it must change nothing."""
    for frame in shuffled(FRAMES, half, chance):
        plain = filled(frame, {"town": Slot(chance.choice(names.towns).name)}).text
        more = chance.choice(PLAIN)
        yield Case(f"{more} {plain}" if chance.random() < 0.5 else f"{plain} {more}", same_as=plain, frame=frame)


def exchanged(names: Names, half: str, chance: random.Random) -> Iterator[Case]:
    """'Hyderabad' moves with the country after it: the same sentence with either country of two namesakes."""
    for frame in shuffled(MOVED, half, chance):
        known = names.countries
        pairs = [p for p in names.namesakes if all(t.country in known and t.country != "US" for t in p)]
        town = chance.choice(chance.choice(pairs))
        country = Slot(bare(known[town.country], frame))
        yield filled(frame, {"town": Slot(town.name, Inside(town.country)), "country": country})
