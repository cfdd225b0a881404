"""What the documents say, as far as tests can check it: code, commands, options, links."""

import re
from collections.abc import Iterator
from pathlib import Path

TOP = Path(__file__).resolve().parents[2]
DOCUMENTS = [TOP / "README.md", TOP / "seeds" / "README.md", *sorted((TOP / "docs").glob("*.md"))]


def name_of(path: Path) -> str:
    return path.relative_to(TOP).as_posix()


def spans(text: str) -> Iterator[str]:
    """Inline code: `this`."""
    for line in text.splitlines():
        if not line.startswith(("    ", "```")):
            yield from re.findall(r"`([^`]+)`", line)


def block_lines(text: str) -> Iterator[str]:
    """Lines of code blocks, indented ones and fenced ones, without their indent."""
    fenced = False
    for line in text.splitlines():
        if line.startswith("```"):
            fenced = not fenced
        elif fenced:
            yield line
        elif line.startswith("    "):
            yield line.removeprefix("    ")


def commands(text: str) -> Iterator[str]:
    """What is to be typed after `dateline`, without what explains it.

    An explanation stands behind `#` or two spaces. Patterns such as `dateline run [PROJECT|FOLDER]` are no examples.
    """
    for code in [*block_lines(text), *spans(text)]:
        typed = re.match(r"dateline ([a-z].*)", code)
        if typed:
            line = re.split(r"\s{2,}|\s#", typed[1])[0].strip()
            if not re.search(r"[\[\]·…]|\.\.\.", line):
                yield line


def sections(text: str) -> dict[str, str]:
    """Heading of the second level -> what stands below it."""
    parts = re.split(r"(?m)^## (.*)$", text)
    return dict(zip(parts[1::2], parts[2::2], strict=True))


def anchor(heading: str) -> str:
    """The address of a heading within its page, as GitHub makes it."""
    return re.sub(r"[^\w\- ]", "", heading.strip().lower()).replace(" ", "-")


def table_rows(text: str) -> Iterator[list[str]]:
    """Cells of the rows of all tables, without headings and rules."""
    rows = [line for line in text.splitlines() if line.startswith("|")]
    for number, line in enumerate(rows):
        is_rule = set(line) <= set("|-: ")
        is_heading = number + 1 < len(rows) and set(rows[number + 1]) <= set("|-: ")
        if not is_rule and not is_heading:
            yield [cell.strip() for cell in re.split(r"(?<!\\)\|", line)[1:-1]]
