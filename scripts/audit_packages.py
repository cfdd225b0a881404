"""Write locks/advisories.json: which known advisories the locked packages have, with the day and the source.

usage: pip install pip-audit; python scripts/audit_packages.py

This alone needs the network, and an index that answers for single versions: where it doesn't answer for a package,
nothing is written. `scripts/list_packages.py --advisories` then sets the file against what is installed, offline.
"""

from __future__ import annotations

import json
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

LOCKS = Path(__file__).resolve().parents[1] / "locks"
SOURCE = "PyPI's advisories (pypa/advisory-database), by pip-audit"


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


def main() -> int:
    """Look the lock up; exit code 1 when a package has an advisory, 2 when not all could be looked up."""
    command = ["pip-audit", "-r", str(LOCKS / "run.txt"), "--no-deps", "--disable-pip", "-f", "json"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    try:
        packages = looked_up(json.loads(done.stdout))
    except ValueError as error:
        sys.stderr.write(f"{error}\n{done.stderr[-500:] if not done.stdout else ''}")
        return 2
    said = {"source": SOURCE, "date": datetime.now(UTC).date().isoformat(), "packages": packages}
    (LOCKS / "advisories.json").write_text(json.dumps(said, indent=1) + "\n", "utf-8")
    bad = {name: each["advisories"] for name, each in packages.items() if each["advisories"]}
    sys.stdout.write(f"{len(packages)} packages, {len(bad)} with advisories: {bad or 'none'}\n")
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main())
