"""Every package that an installed Dateline needs, with its version and licence, from what is installed: no network.

usage: python scripts/list_packages.py [--sbom]      (a table; or a CycloneDX 1.5 bill of materials as JSON)
"""

from __future__ import annotations

import argparse
import json
import re
import sys
from importlib.metadata import Distribution, PackageNotFoundError, distribution

from packaging.requirements import Requirement


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


def main() -> None:
    """Print the list."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sbom", action="store_true", help="a CycloneDX bill of materials")
    packages = needed("dateline")
    if parser.parse_args().sbom:
        sys.stdout.write(json.dumps(bill(packages), indent=2) + "\n")
        return
    for name, package in packages.items():
        sys.stdout.write(f"{name:28} {package.version:14} {licence_of(package)}\n")


if __name__ == "__main__":
    main()
