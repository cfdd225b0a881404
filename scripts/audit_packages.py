"""Write locks/advisories.json: which known advisories the locked packages have, with the day and the source.

usage: pip install pip-audit; python scripts/audit_packages.py
       python scripts/audit_packages.py --osv all.zip

The first alone needs the network, and an index that answers for single versions: where it doesn't answer for a package,
nothing is written. The second asks nobody: it reads the advisories of PyPI as osv.dev gives them for download (a ZIP of
JSON files in OSV's schema), fetched on another machine. `scripts/list_packages.py --advisories` then sets what was
written against what is installed, offline.
"""

from __future__ import annotations

import argparse
import json
import re
import subprocess
import sys
import zipfile
from collections.abc import Iterable, Iterator, Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from packaging.version import InvalidVersion, Version

LOCKS = Path(__file__).resolve().parents[1] / "locks"
SOURCE = "PyPI's advisories (pypa/advisory-database), by pip-audit"
SOURCE_OSV = "advisories of PyPI from osv.dev, downloaded; the newest was changed on"
_PINNED = re.compile(r"^([A-Za-z0-9._-]+)==([^\s\\;]+)", re.M)


def looked_up(report: dict[str, list[dict[str, object]]]) -> dict[str, dict[str, object]]:
    """Package to its version and the ids of its advisories; raises ValueError when one was not looked up."""
    found: dict[str, dict[str, object]] = {}
    skipped = [str(each["name"]) for each in report["dependencies"] if "skip_reason" in each]
    if skipped:  # pip-audit itself then says that nothing was found
        raise ValueError(
            f"{len(skipped)} packages were not looked up ({', '.join(skipped[:5])}, ...): nothing is written"
        )
    for each in report["dependencies"]:
        advisories = [advisory["id"] for advisory in each["vulns"]]  # type: ignore[index, attr-defined]
        found[str(each["name"])] = {"version": each["version"], "advisories": advisories}
    return found


def advisories_in(file: Path) -> Iterator[dict[str, Any]]:
    """The advisories of a download of osv.dev."""
    with zipfile.ZipFile(file) as archive:
        for name in archive.namelist():
            if name.endswith(".json"):
                yield json.loads(archive.read(name))


def matched(pinned: Mapping[str, str], advisories: Iterable[dict[str, Any]]) -> tuple[dict[str, list[str]], str]:
    """Package to the ids of the advisories that its version has, and the day the newest of all was changed on."""
    found: dict[str, list[str]] = {name: [] for name in pinned}
    newest = ""
    for one in advisories:
        newest = max(newest, str(one.get("modified", ""))[:10])
        for affected in () if one.get("withdrawn") else one.get("affected", ()):
            package = affected.get("package", {})
            name = _key(str(package.get("name", "")))
            if package.get("ecosystem") == "PyPI" and name in pinned and _is_affected(pinned[name], affected):
                found[name].append(str(one["id"]))
    return {name: sorted(set(ids)) for name, ids in found.items()}, newest


def _is_affected(version: str, affected: Mapping[str, Any]) -> bool:
    if version in affected.get("versions", ()):
        return True
    ranges = (one["events"] for one in affected.get("ranges", ()) if one.get("type") == "ECOSYSTEM")
    return any(_is_within(Version(version), events) for events in ranges)


def _is_within(version: Version, events: Iterable[Mapping[str, str]]) -> bool:
    """Whether a version lies in a range: after the last beginning before it, and before the end after that."""
    known = sorted(
        ((_version(value), kind) for event in events for kind, value in event.items()), key=lambda one: one[0]
    )
    is_in = False
    for when, kind in known:
        if kind == "introduced" and version >= when:
            is_in = True
        elif (kind == "fixed" and version >= when) or (kind == "last_affected" and version > when):
            is_in = False
    return is_in


def _version(words: str) -> Version:
    try:
        return Version(words)
    except InvalidVersion:
        return Version("0")  # the earliest, so that what begins there counts


def _key(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def pinned_in(lock: str) -> dict[str, str]:
    """Package to version of a lock file."""
    return {_key(name): version for name, version in _PINNED.findall(lock)}


def main() -> int:
    """Look the lock up; exit code 1 when a package has an advisory, 2 when not all could be looked up."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--osv", type=Path, metavar="ZIP", help="a download of osv.dev: then no network is used")
    options = parser.parse_args()
    if options.osv:
        pinned = pinned_in((LOCKS / "run.txt").read_text("utf-8"))
        ids, newest = matched(pinned, advisories_in(options.osv))
        return _write(
            {name: {"version": pinned[name], "advisories": ids[name]} for name in pinned}, f"{SOURCE_OSV} {newest}"
        )
    command = ["pip-audit", "-r", str(LOCKS / "run.txt"), "--no-deps", "--disable-pip", "-f", "json"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    try:
        packages = looked_up(json.loads(done.stdout))
    except ValueError as error:
        sys.stderr.write(f"{error}\n{done.stderr[-500:] if not done.stdout else ''}")
        return 2
    return _write(packages, SOURCE)


def _write(packages: dict[str, dict[str, object]], source: str) -> int:
    said = {"source": source, "date": datetime.now(UTC).date().isoformat(), "packages": packages}
    (LOCKS / "advisories.json").write_text(json.dumps(said, indent=1) + "\n", "utf-8")
    bad = {name: each["advisories"] for name, each in packages.items() if each["advisories"]}
    sys.stdout.write(f"{len(packages)} packages, {len(bad)} with advisories: {bad or 'none'}\n")
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main())
