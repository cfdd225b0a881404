"""Arrows of import go one way; only the dashboard's room knows Streamlit."""

import ast
from pathlib import Path

import pytest

TOP = Path(__file__).resolve().parent.parent

# A room may import from its own level only where listed in PEERS, and from every level below.
LEVELS = [
    {"dashboard", "pages"},
    {"ui"},
    {"map"},
    {"cli", "evaluate_command", "reading", "gazetteer_command", "serve", "resources", "terminal"},
    {"evaluation"},
    {"export"},
    {"project"},
    {"pipeline"},
    {"events"},
    {"places", "gazetteer", "dates", "text"},
    {"languages"},
    {"model", "errors"},
]
PEERS = {
    ("cli", "gazetteer_command"), ("cli", "terminal"), ("gazetteer_command", "terminal"),
    ("cli", "evaluate_command"), ("cli", "reading"), ("cli", "serve"), ("cli", "resources"), ("serve", "resources"),
    ("evaluate_command", "reading"), ("evaluate_command", "terminal"), ("reading", "gazetteer_command"),
    ("places", "gazetteer"), ("places", "text"), ("dates", "text"), ("model", "errors"),
}  # fmt: skip


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
