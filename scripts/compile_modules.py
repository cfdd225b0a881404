"""Compile the modules that read articles with mypyc: the same Python, read about half again as fast.

usage: python scripts/compile_modules.py             beside their sources, for this Python (`make fast`)
       python scripts/compile_modules.py --remove    the sources alone again (`make plain`)

and, as a build hook of hatchling, a wheel of this system and Python (`make compiled`). It takes mypy, setuptools and a
C compiler, and some minutes. docs/performance.md has what it gives.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import sys
import sysconfig
import tempfile
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import chdir, contextmanager, redirect_stderr, redirect_stdout
from itertools import chain, count
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

TOP = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(TOP), str(TOP / "scripts")]  # a build of its own has no Dateline installed

from compiled_sources import rewritten  # noqa: E402

from geo.compiled import LIST, SUFFIXES, checksum  # noqa: E402

ROOMS = ("text", "dates", "places", "events")
LEFT_OUT = {
    "places/recognising.py": "asks at run time who keeps a protocol, which compiled protocols can't answer",
    "places/spacy_recogniser.py": "imports spaCy, an extra",
}
"""Modules that stay as they are, and why. All `__init__.py` do: they import on first use."""


def modules() -> list[str]:
    """The sources that are compiled, as paths within geo/."""
    found = [path for room in ROOMS for path in (TOP / "geo" / room).rglob("*.py") if path.name != "__init__.py"]
    return sorted(name for path in found if (name := path.relative_to(TOP / "geo").as_posix()) not in LEFT_OUT)


def compile_into(folder: Path, optimisation: str = "2") -> None:
    """Compile the modules; what comes of it stands in `folder` as it does in the tree.

    What mypyc and the C compiler say is shown only if they fail; there are hundreds of warnings, all of C that nobody
    wrote.
    """
    with held_back() as tell:
        _compile_into(folder, optimisation, tell)


def _compile_into(folder: Path, optimisation: str, tell: Callable[[str], None]) -> None:
    from setuptools import Distribution  # mypyc builds with setuptools only if it finds it imported
    from setuptools.command.build_ext import build_ext

    from mypyc.build import mypycify  # isort: skip

    compiled = modules()
    with tempfile.TemporaryDirectory() as work, chdir(work):
        shutil.copytree(TOP / "geo", "geo", ignore=_no_python)
        checksums = {name: checksum(Path("geo", name)) for name in compiled}
        for name in compiled:
            source = Path("geo", name)
            source.write_text(rewritten(source.read_text("utf-8")), "utf-8")
        tell(f"{len(compiled)} modules: from Python to C")
        # The types are checked by `make test`: here the packages' own types may be missing.
        options = ["--config-file=", "--ignore-missing-imports", "--disable-error-code=import-untyped"]
        extensions = mypycify(
            [*options, *(f"geo/{name}" for name in compiled)],
            multi_file=True, opt_level=optimisation, debug_level="0", target_dir="build", group_name="geo.compiled",
        )  # fmt: skip
        for extension in extensions:
            extension.include_dirs.append("build/geo")  # where a group with a dot in its name has its headers
            if sys.platform == "linux":  # its modules call each other without looking names up, and no debugger does
                extension.extra_compile_args.append("-fvisibility=hidden")
                extension.extra_link_args.append("-s")
        files = sum(len(extension.sources) for extension in extensions)
        done = count(1)

        class OnAllCores(build_ext):
            def build_extensions(self) -> None:
                one = self.compiler.compile

                def told(source: str, how: dict[str, Any]) -> list[str]:
                    made = one([source], **how)
                    number = next(done)
                    if number % max(files // 5, 1) == 0:
                        tell(f"{number} of {files} files of C compiled")
                    return made

                def together(sources: list[str], **how: Any) -> list[str]:
                    with ThreadPoolExecutor(self.parallel) as pool:
                        return list(chain.from_iterable(pool.map(lambda source: told(source, how), sources)))

                self.compiler.compile = together
                super().build_extensions()

        command = OnAllCores(Distribution({"name": "dateline", "ext_modules": extensions}))
        command.build_lib, command.build_temp, command.parallel = str(folder), "objects", os.cpu_count() or 1
        command.ensure_finalized()
        command.run()
    listed = {"suffix": sysconfig.get_config_var("EXT_SUFFIX"), "sources": checksums}
    (folder / "geo" / LIST).write_text(json.dumps(listed, indent=1) + "\n", "utf-8")


@contextmanager
def held_back() -> Iterator[Callable[[str], None]]:
    """Keep what this process and those that it starts write from being shown, unless what is done fails.

    Gives what tells how far it has come, a line each time.
    """
    sys.stdout.flush()
    sys.stderr.flush()
    shown, errors = os.dup(1), os.dup(2)

    def tell(line: str) -> None:
        os.write(shown, f"{line}\n".encode())

    with tempfile.TemporaryFile("w+", encoding="utf-8", errors="replace") as said:
        os.dup2(said.fileno(), 1)
        os.dup2(said.fileno(), 2)
        try:
            with redirect_stdout(said), redirect_stderr(said):
                yield tell
        except BaseException:
            said.seek(0)
            os.write(errors, said.read().encode())
            raise
        finally:
            os.dup2(shown, 1)
            os.dup2(errors, 2)
            os.close(shown)
            os.close(errors)


def _no_python(folder: str, names: list[str]) -> set[str]:
    """What is not copied: tables, weights, and modules compiled before."""
    return {name for name in names if not name.endswith((".py", ".typed")) and not Path(folder, name).is_dir()}


def remove() -> None:
    """Remove what was compiled beside the sources."""
    (TOP / "geo" / LIST).unlink(missing_ok=True)
    for path in (TOP / "geo").rglob("*"):
        if path.suffix in SUFFIXES:
            path.unlink()


class CompiledWheel(BuildHookInterface):
    """Puts compiled modules beside the sources in the wheel."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Compile, and add what came of it."""
        if version == "editable":
            raise SystemExit("compiled modules of an editable installation: `make fast`")
        self._made = tempfile.TemporaryDirectory()
        folder = Path(self._made.name)
        compile_into(folder)
        made = {str(path): path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}
        build_data["force_include"].update(made)
        build_data["pure_python"], build_data["infer_tag"] = False, True

    def finalize(self, version: str, build_data: dict[str, Any], artifact_path: str) -> None:
        """Leave nothing behind."""
        self._made.cleanup()


def main(arguments: Sequence[str] | None = None) -> int:
    """Compile in place, or remove what was compiled."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--remove", action="store_true", help="remove the compiled modules")
    removes = parser.parse_args(arguments).remove
    with tempfile.TemporaryDirectory() as folder:
        if not removes:
            compile_into(Path(folder))
        remove()
        shutil.copytree(folder, TOP, dirs_exist_ok=True)
    print("The sources are used." if removes else f"{len(modules())} modules are compiled. Back: make plain")
    return 0


if __name__ == "__main__":
    sys.exit(main())
