"""Compiled modules: the same readings, none that differs from its source unnoticed, none in a plain package."""

import importlib.util
import json
import os
import shutil
import subprocess
import sys
import sysconfig
import warnings
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from hatchling.builders.sdist import SdistBuilder
from hatchling.builders.wheel import WheelBuilder

from geo import compiled
from geo.code_version import code_version

TOP = Path(__file__).resolve().parents[1]
SUFFIX = sysconfig.get_config_var("EXT_SUFFIX")
READ = """
import sys
from geo.gazetteer import Gazetteer
from geo.model import Document
from geo.pipeline import Pipeline
import geo.places.resolver

pipeline = Pipeline(Gazetteer.open())
for number, text in enumerate(sys.stdin.read().split("\\f")):
    print(ascii(pipeline.parse(Document(id=str(number), text=text))))
print(geo.places.resolver.__file__, file=sys.stderr)
"""


@pytest.fixture(scope="module")
def compiler() -> ModuleType:
    found = importlib.util.spec_from_file_location("compile_modules", TOP / "scripts" / "compile_modules.py")
    assert found is not None
    assert found.loader is not None
    module = importlib.util.module_from_spec(found)
    found.loader.exec_module(module)
    return module


@pytest.fixture
def package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder that holds one source and the list that says that it was compiled."""
    (tmp_path / "text").mkdir()
    source = tmp_path / "text" / "lines.py"
    source.write_text("LINES = 1\n")
    listed = {"suffix": SUFFIX, "sources": {"text/lines.py": compiled.checksum(source)}}
    (tmp_path / compiled.LIST).write_text(json.dumps(listed))
    monkeypatch.setattr(compiled, "PACKAGE", tmp_path)
    for cached in (compiled.is_compiled, compiled._listed):
        monkeypatch.setattr(compiled, cached.__name__, cached.__wrapped__)
    return tmp_path


def test_a_source_that_changed_since_it_was_compiled_is_told_of(package: Path) -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        compiled.warn_of_drift()
    (package / "text" / "lines.py").write_text("LINES = 2\n")
    with pytest.warns(RuntimeWarning, match=r"geo/text/lines\.py changed since being compiled.*make fast.*make plain"):
        compiled.warn_of_drift()
    (package / "text" / "lines.py").unlink()
    with pytest.warns(RuntimeWarning, match=r"geo/text/lines\.py changed"):
        compiled.warn_of_drift()


def test_what_was_compiled_for_another_python_is_not_used_and_not_told_of(package: Path) -> None:
    assert compiled.is_compiled()
    listed = json.loads((package / compiled.LIST).read_text())
    (package / compiled.LIST).write_text(json.dumps(listed | {"suffix": ".cpython-27-x86_64-linux-gnu.so"}))
    (package / "text" / "lines.py").write_text("LINES = 2\n")
    assert not compiled.is_compiled()
    compiled.warn_of_drift()
    (package / compiled.LIST).unlink()
    assert not compiled.is_compiled()


def test_articles_are_not_read_anew_because_modules_were_compiled(tmp_path: Path, monkeypatch) -> None:
    room = tmp_path / "text"
    room.mkdir()
    (room / "lines.py").write_text("LINES = 1\n")
    monkeypatch.setattr("geo.code_version.__file__", str(tmp_path / "code_version.py"))
    plain = code_version.__wrapped__(("text",))
    (room / f"lines{SUFFIX}").write_bytes(b"compiled")
    assert code_version.__wrapped__(("text",)) == plain
    (room / "lines.py").write_text("LINES = 2\n")
    assert code_version.__wrapped__(("text",)) != plain


@pytest.mark.parametrize("builder", [WheelBuilder, SdistBuilder])
@pytest.mark.parametrize("made", [f"geo/text/lines{SUFFIX}", "geo/text/lines.cp311-win_amd64.pyd", "geo/compiled.json"])
def test_what_is_compiled_in_place_gets_into_no_plain_package(builder, made: str) -> None:
    config = builder(str(TOP)).config
    assert config.include_path("geo/text/lines.py")
    assert not config.include_path(made)


def changed_lines(source: str, rewritten: str) -> dict[int, str]:
    """The lines that are other than in the source, by number."""
    was = source.split("\n")
    return {i: line for i, line in enumerate(rewritten.split("\n")) if i >= len(was) or line != was[i]}


def test_constants_are_declared_where_they_are_given_their_value_once(compiler: ModuleType) -> None:
    source = '''"""A module."""

from __future__ import annotations

WORDS = frozenset(
    ("a", "b")
)
_MOST: dict[str, int] = {}  # comment
_AGAIN = 1
_PAIR = 1.5, 2.5
Alias = tuple[int, int]


def count() -> int:
    global _AGAIN
    _AGAIN = 2
    WORD = 3
    return WORD
'''
    assert changed_lines(source, compiler.rewritten(source)) == {
        2: "from __future__ import annotations; from typing import Final",
        4: "WORDS: Final = frozenset(",
        7: "_MOST: Final[dict[str, int]] = {}  # comment",
    }


RECORDS = '''"""A module."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache, lru_cache


@dataclass(frozen=True, slots=True)
class Pair:
    """Two words."""

    one: str
    two: str = "b"


@dataclass(slots=True)
class Kept:
    """What is filled."""

    own: list[int] = field(default_factory=list)
    sums: list[int] = field(init=False)
    rest: dict[str, int] = field(default_factory=dict, init=False)
    name: str | None = field(default=None, init=False)

    def __post_init__(self) -> None:
        self.sums = [sum(self.own)]


MADE = []


@lru_cache(maxsize=2)
def doubled(word: str) -> str:
    MADE.append(word)
    return word * 2


@cache
def either(word: str, number: int = 1) -> str | None:
    MADE.append((word, number))
    return word if number else None
'''


def test_records_and_caches_do_the_same_when_they_are_written_out(compiler: ModuleType) -> None:
    rewritten = compiler.rewritten(RECORDS)
    assert rewritten.count("def __init__(") == 2
    assert "cache(" not in rewritten
    assert "@cache" not in rewritten
    came, made = [], []
    for source in (RECORDS, rewritten):
        room: dict[str, Any] = {"__name__": "geo.errors"}
        exec(compile(source, "module", "exec"), room)
        pair, kept = room["Pair"], room["Kept"]
        came.append([
            repr(pair("a")), pair("a") == pair("a", two="b"), hash(pair("a")), pair("a") == pair("b"),
            repr(kept()), repr(kept([1, 2])), kept().own is kept().own, kept([1]) == kept([1]),
            *(room["doubled"](word) for word in "abaacab"), *(room["either"]("a", number) for number in (0, 0, 1)),
            room["either"]("a"),
        ])  # fmt: skip
        made.append(room["MADE"])
    assert came[0] == came[1]
    assert [len(set(some)) for some in made] == [5, 5]
    assert made[1][-2:] == [("a", 0), ("a", 1)], "a result that is None is kept as well"


def test_what_is_written_out_keeps_the_numbers_of_the_lines(compiler: ModuleType) -> None:
    source, rewritten = RECORDS.split("\n"), compiler.rewritten(RECORDS).split("\n")
    for line in ("class Pair:", "class Kept:", "    def __post_init__(self) -> None:", "    return word * 2"):
        assert rewritten.index(line) == source.index(line)
    assert rewritten[source.index("def doubled(word: str) -> str:")] == "def _make_doubled(word: str) -> str:"


SAYS = "import os, sys; print('one'); os.write(2, b'two\\n'); sys.exit({code})"


@pytest.mark.parametrize("code", [0, 1])
def test_what_compilers_say_is_shown_only_if_they_fail(compiler: ModuleType, capfd, code: int) -> None:
    try:
        with compiler.held_back() as tell:
            tell("half of it")
            print("zero")
            subprocess.run([sys.executable, "-c", SAYS.format(code=code)], check=True)
    except subprocess.CalledProcessError:
        assert code
    print("after it")
    shown = capfd.readouterr()
    assert shown.out == "half of it\nafter it\n"
    assert sorted(shown.err.split()) == (["one", "two", "zero"] if code else [])


def test_what_mypyc_finds_wrong_is_shown(compiler: ModuleType, monkeypatch, capfd, tmp_path: Path) -> None:
    pytest.importorskip("setuptools", reason="mypyc builds with setuptools")
    (tmp_path / "geo").mkdir()
    (tmp_path / "geo" / "wrong.py").write_text("from __future__ import annotations\n\nONE: int = 'a'\n")
    monkeypatch.setattr(compiler, "TOP", tmp_path)
    monkeypatch.setattr(compiler, "modules", lambda: ["wrong.py"])
    with pytest.raises(SystemExit):
        compiler.compile_into(tmp_path / "made")
    shown = capfd.readouterr()
    assert shown.out == "1 modules: from Python to C\n"
    assert "wrong.py:3: error: Incompatible types" in shown.err


def test_all_modules_that_read_articles_are_compiled_but_those_that_say_why_not(compiler: ModuleType) -> None:
    names = set(compiler.modules())
    assert {"text/lines.py", "dates/finder.py", "places/resolver.py", "events/joining.py"} <= names
    assert not any(name.endswith("__init__.py") for name in names)
    for name in compiler.LEFT_OUT:
        assert (TOP / "geo" / name).is_file()
        assert name not in names


@pytest.mark.slow
def test_compiled_modules_read_what_their_sources_read(compiler: ModuleType, gazetteer_file: Path, tmp_path) -> None:
    if shutil.which(os.environ.get("CC", "cc")) is None:
        pytest.skip("no C compiler")
    pytest.importorskip("setuptools", reason="mypyc builds with setuptools")
    compiler.compile_into(tmp_path, optimisation="0")
    shutil.copytree(TOP / "geo", tmp_path / "geo", dirs_exist_ok=True)
    texts = [path.read_text("utf-8") for path in sorted((TOP / "seeds").glob("*.md"))]
    told = {folder: read_in(folder, "\f".join(texts), gazetteer_file) for folder in (TOP, tmp_path)}
    assert told[tmp_path].stderr.strip().endswith(SUFFIX), told[tmp_path].stderr
    assert told[TOP].stderr.strip().endswith(".py")
    assert told[tmp_path].stdout == told[TOP].stdout
    assert told[TOP].stdout.count("PlaceMention(") > len(texts)


def read_in(folder: Path, texts: str, gazetteer: Path) -> subprocess.CompletedProcess[str]:
    """What the package in a folder reads, by a Python that takes every warning for an error."""
    environment = {**os.environ, "PYTHONPATH": str(folder), "DATELINE_GAZETTEER": str(gazetteer)}
    command = [sys.executable, "-W", "error", "-c", READ]
    done = subprocess.run(command, input=texts, capture_output=True, text=True, cwd=folder, env=environment)
    assert done.returncode == 0, done.stderr
    return done
