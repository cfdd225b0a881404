"""Every package that an installed Dateline needs, with its version and licence, from what is installed: no network.

usage: python scripts/list_packages.py [--sbom | --advisories]

A table; or a CycloneDX 1.5 bill of materials as JSON; or what locks/advisories.json says of what is installed, as
`scripts/audit_packages.py` looked it up on some day: exit code 1 when a package has a known advisory, 2 when one was
not looked up in its version.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
from collections.abc import Mapping
from importlib.metadata import Distribution, PackageNotFoundError, distribution
from pathlib import Path
from typing import Any

from packaging.requirements import Requirement

ADVISORIES = Path(__file__).resolve().parents[1] / "locks" / "advisories.json"


def needed(name: str) -> dict[str, Distribution]:
    """The package itself and all that it needs at run time, by name in the form of the index."""
    found: dict[str, Distribution] = {}
    waiting = [name]
    while waiting:
        key = re.sub(r"[-_.]+", "-", waiting.pop()).lower()
        if key in found:
            continue
        try:
            found[key] = distribution(key)
        except PackageNotFoundError:
            sys.stderr.write(f"{key} is needed and not installed\n")
            continue
        for line in found[key].requires or ():
            requirement = Requirement(line)
            if requirement.marker is None or requirement.marker.evaluate({"extra": ""}):
                waiting.append(requirement.name)
    return dict(sorted(found.items()))


def licence_of(package: Distribution) -> str:
    """A licence in the package's own words: its expression, its classifiers, or the first line of its text."""
    said = package.metadata
    classifiers = [
        line.rpartition(" :: ")[2] for line in said.get_all("Classifier") or () if line.startswith("License")
    ]
    text = (said.get("License") or "").strip().partition("\n")[0]
    return said.get("License-Expression") or ", ".join(classifiers) or text or "not told"


def bill(packages: dict[str, Distribution]) -> dict[str, object]:
    """A CycloneDX bill of materials."""
    return {
        "bomFormat": "CycloneDX",
        "specVersion": "1.5",
        "version": 1,
        "components": [
            {
                "type": "library",
                "name": name,
                "version": package.version,
                "purl": f"pkg:pypi/{name}@{package.version}",
                "licenses": [{"license": {"name": licence_of(package)}}],
            }
            for name, package in packages.items()
        ],
    }


def known(packages: Mapping[str, str], told: Mapping[str, Any]) -> tuple[int, str]:
    """Exit code and words for packages (name to version) set against what was looked up."""
    lines, code = [f"{told['source']}, {told['date']}"], 0
    for name, version in packages.items():
        entry = told["packages"].get(name)
        if entry is None or entry["version"] != version:
            lines.append(f"{name} {version}: not looked up in this version")
            code = code or 2
        elif entry["advisories"]:
            lines.append(f"{name} {version}: {', '.join(entry['advisories'])}")
            code = 1
    return code, "\n".join([*lines, f"{len(packages)} packages, {len(lines) - 1} to look at"])


def main() -> int:
    """Print the list."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    one = parser.add_mutually_exclusive_group()
    one.add_argument("--sbom", action="store_true", help="a CycloneDX bill of materials")
    one.add_argument("--advisories", action="store_true", help="known advisories of what is installed")
    options = parser.parse_args()
    packages = needed("dateline")
    if options.sbom:
        sys.stdout.write(json.dumps(bill(packages), indent=2) + "\n")
        return 0
    if options.advisories:
        if not ADVISORIES.is_file():
            sys.stderr.write(f"{ADVISORIES} is missing: make it, with a network, by scripts/audit_packages.py\n")
            return 2
        installed = {name: package.version for name, package in packages.items() if name != "dateline"}
        code, words = known(installed, json.loads(ADVISORIES.read_text("utf-8")))
        sys.stdout.write(f"{words}\n")
        return code
    for name, package in packages.items():
        sys.stdout.write(f"{name:28} {package.version:14} {licence_of(package)}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
