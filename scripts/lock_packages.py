"""Write locks/run.txt and locks/test.txt: the exact packages, with hashes, that `make run` and `make test` install.

usage: pip install uv; python scripts/lock_packages.py [--upgrade]

One lock serves Python 3.11 and later on Linux, macOS and Windows: where those need different packages, a line says for
which it counts. Without --upgrade, versions that are locked stay as long as pyproject.toml allows them. Nothing here
is needed to run Dateline.
"""

from __future__ import annotations

import argparse
import os
import re
import subprocess
import sys
import tempfile
import tomllib
from pathlib import Path

TOP = Path(__file__).resolve().parents[1]
LOCKS = TOP / "locks"


def wanted(*extras: str) -> list[str]:
    """What is needed to run and to build Dateline, and for its extras, as pyproject.toml says it."""
    said = tomllib.loads((TOP / "pyproject.toml").read_text("utf-8"))
    project = said["project"]
    more = [line for extra in extras for line in project["optional-dependencies"][extra]]
    # hatchling asks for `editables` only when it builds an editable installation
    return [*project["dependencies"], *said["build-system"]["requires"], "editables>=0.5", *more]


def lock(path: Path, lines: list[str], *options: str) -> None:
    """Have uv find one version of each package for all systems, and write them with their hashes."""
    with tempfile.TemporaryDirectory() as folder:
        asked = Path(folder) / "asked.in"
        asked.write_text("".join(f"{line}\n" for line in lines), "utf-8")
        command = ["uv", "pip", "compile", str(asked), "--universal", "--python-version", "3.11", "--generate-hashes"]
        command += ["--no-annotate", "--no-header", "--quiet", "--no-config", "--output-file", str(path), *options]
        # what is locked must not hang on this machine's own mirrors and constraints
        apart = {name: value for name, value in os.environ.items() if not name.startswith(("PIP_", "UV_"))}
        subprocess.run(command, check=True, env=apart)
    found = re.sub(r"^--\S.*\n", "", path.read_text("utf-8"), flags=re.MULTILINE)
    path.write_text(f"# Written by scripts/lock_packages.py from pyproject.toml.\n{found}", "utf-8")


def main() -> int:
    """Write both locks; the one for tests has the same versions as the one to run with."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--upgrade", action="store_true", help="take the newest versions that pyproject.toml allows")
    options = ["--upgrade"] if parser.parse_args().upgrade else []
    LOCKS.mkdir(exist_ok=True)
    lock(LOCKS / "run.txt", wanted(), *options)
    lock(LOCKS / "test.txt", wanted("test"), "--constraint", str(LOCKS / "run.txt"), *options)
    return 0


if __name__ == "__main__":
    sys.exit(main())
