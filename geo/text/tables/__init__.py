"""Word lists and patterns of the text room, as text files with `[sections]` and `#` comments."""

from __future__ import annotations

from importlib.resources import files


def read_table(name: str) -> dict[str, list[str]]:
    """The lines of a table by section, in the file's order; blank lines and comments left out."""
    sections: dict[str, list[str]] = {}
    section: list[str] = []
    for line in files(__package__).joinpath(name).read_text(encoding="utf-8").splitlines():
        if line.startswith("[") and line.endswith("]") and line[1:-1].replace(" ", "").isalpha():
            section = sections.setdefault(line[1:-1], [])
        elif line and not line.startswith("#"):
            section.append(line)
    return sections
