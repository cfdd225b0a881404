"""Imports go one way, only the dashboard knows Streamlit, and no module grows too long."""

import ast
from pathlib import Path

import pytest

TOP = Path(__file__).resolve().parent.parent
MOST_LINES = 300

# A room may import from every level below its own, and from its own level only where PEERS says so.
LEVELS = [
    {"dashboard", "pages"},
    {"cli"},
    {"ui"},
    {"map"},
    {"evaluation"},
    {"export"},
    {"parts"},
    {"scale"},
    {"project"},
    {"corrections"},
    {"pipeline"},
    {"events"},
    {"web"},
    {"inputs"},
    {"places", "gazetteer", "dates", "text"},
    {"languages"},
    {
        "model",
        "errors",
        "resources",
        "plugins",
        "plain_data",
        "compiled",
        "code_version",
        "private",
        "time_limit",
        "later",
        "processes",
        "memory",
    },
]
PEERS = {("places", "gazetteer"), ("places", "text"), ("dates", "text"), ("model", "errors"), ("time_limit", "errors"),
         ("code_version", "compiled")}  # fmt: skip


def level(room: str) -> int:
    return next(number for number, rooms in enumerate(LEVELS) if room in rooms)


def room_of(path: Path) -> str:
    parts = path.relative_to(TOP).with_suffix("").parts
    return parts[1] if parts[0] == "geo" else parts[0]


def sources() -> list[Path]:
    geo = [path for path in (TOP / "geo").rglob("*.py") if path.name != "__init__.py" or path.parent != TOP / "geo"]
    return [*geo, *(TOP / "pages").glob("*.py"), TOP / "dashboard.py"]


def imported(path: Path) -> set[str]:
    names = set()
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: relative import"
            names.add(node.module or "")
            if node.module == "geo":
                names |= {f"geo.{alias.name}" for alias in node.names}
    return names


@pytest.mark.parametrize("path", sources(), ids=lambda path: str(path.relative_to(TOP)))
def test_imports_go_down_the_list_only(path: Path) -> None:
    here = room_of(path)
    for name in imported(path):
        if not name.startswith("geo."):
            continue
        there = name.split(".")[1]
        allowed = there == here or level(there) > level(here) or (here, there) in PEERS
        assert allowed, f"{here} imports {name}"


@pytest.mark.parametrize("path", sources(), ids=lambda path: str(path.relative_to(TOP)))
def test_only_the_dashboard_knows_streamlit(path: Path) -> None:
    if room_of(path) not in {"ui", "dashboard", "pages"}:
        assert not any(name.split(".")[0] in {"streamlit", "streamlit_folium"} for name in imported(path))


@pytest.mark.parametrize("path", sources(), ids=lambda path: str(path.relative_to(TOP)))
def test_a_module_is_short_enough_to_be_read_at_once(path: Path) -> None:
    count = len(path.read_text("utf-8").splitlines())
    assert count <= MOST_LINES
