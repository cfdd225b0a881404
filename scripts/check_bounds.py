"""Try the oldest and the newest packages that pyproject.toml allows: make an environment of each and run tests there.

usage: pip install uv; python scripts/check_bounds.py [--folder DIR] [--python PATH] [oldest] [newest] [-- TESTS]

It needs a package index, some minutes and 2 GB, and is no part of `make test`: run it when a bound or a lock changes.
Without TESTS, all are run but those of the browser and the slow ones. Exit code 1 when any fail.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
from pathlib import Path

TOP = Path(__file__).resolve().parents[1]
RESOLUTION = {"oldest": "lowest-direct", "newest": "highest"}
TESTS = ("tests", "-m", "not browser and not slow", "-q", "-x", "-p", "no:cacheprovider")


def environment(folder: Path, which: str, python: str) -> Path:
    """Make an environment with the oldest or the newest of what is allowed; returns its interpreter."""
    place = folder / which
    subprocess.run(["uv", "venv", "--quiet", "--clear", "--python", python, str(place)], check=True)
    interpreter = place / "bin" / "python"
    install = ["uv", "pip", "install", "--quiet", "--python", str(interpreter), "--resolution", RESOLUTION[which]]
    apart = {name: value for name, value in os.environ.items() if not name.startswith(("PIP_", "PYTHON"))}
    subprocess.run([*install, "--editable", f"{TOP}[test]"], check=True, env=apart)
    return interpreter


def main() -> int:
    """Try both, or those that are named."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("which", nargs="*", choices=[*RESOLUTION, []], help="both when none is named")
    parser.add_argument("--folder", type=Path, help="where the environments are made, and stay")
    parser.add_argument("--python", default="3.11", help="the oldest that Dateline takes, if not given")
    arguments = sys.argv[1:]
    tests = arguments[arguments.index("--") + 1 :] if "--" in arguments else list(TESTS)
    options = parser.parse_args(arguments[: arguments.index("--")] if "--" in arguments else arguments)
    failed = []
    with tempfile.TemporaryDirectory() as folder:
        for which in options.which or RESOLUTION:
            interpreter = environment(options.folder or Path(folder), which, options.python)
            print(f"{which}:", flush=True)
            listed = [sys.executable, str(TOP / "scripts" / "list_packages.py")]
            subprocess.run([str(interpreter), *listed[1:]], check=True, cwd=folder)
            if subprocess.run([str(interpreter), "-m", "pytest", *tests], cwd=TOP, check=False).returncode:
                failed.append(which)
    print(f"failed: {', '.join(failed)}" if failed else "all passed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
