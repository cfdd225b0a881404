"""Days, intervals and kinds in words a reader takes in at a glance."""

from __future__ import annotations

from datetime import date

MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip

KIND_WORDS = {
    "admin1": "province or state",
    "admin2": "district",
    "crossing": "border crossing",
    "quarter": "quarter of a city",
    "area": "area",
}


def day_words(day: date) -> str:
    """'18 June 2017'."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def interval_words(first: object, last: object) -> str:
    """'11 to 19 June 2017', 'June 2017', 'until 3 May 2017'; 'no date' when both ends are unknown.

    Takes ISO texts, with None for an open end, as the project's frames hold them.
    """
    start = date.fromisoformat(first) if isinstance(first, str) and first else None
    end = date.fromisoformat(last) if isinstance(last, str) and last else None
    if start is None:
        return "no date" if end is None else f"until {day_words(end)}"
    if end is None:
        return f"from {day_words(start)}"
    if start == end:
        return day_words(start)
    return _between(start, end)


def _between(start: date, end: date) -> str:
    starts_month = start.day == 1
    ends_month = end.month != date.fromordinal(end.toordinal() + 1).month if end < date.max else True
    if starts_month and ends_month:
        if (start.month, end.month) == (1, 12):
            return f"{start.year}" if start.year == end.year else f"{start.year} to {end.year}"
        if start.year != end.year:
            return f"{MONTHS[start.month - 1]} {start.year} to {MONTHS[end.month - 1]} {end.year}"
        if start.month == end.month:
            return f"{MONTHS[start.month - 1]} {start.year}"
        return f"{MONTHS[start.month - 1]} to {MONTHS[end.month - 1]} {start.year}"
    if start.year != end.year:
        return f"{day_words(start)} to {day_words(end)}"
    if start.month != end.month:
        return f"{start.day} {MONTHS[start.month - 1]} to {day_words(end)}"
    return f"{start.day} to {day_words(end)}"


def kind_words(kind: str) -> str:
    """A gazetteer kind as people say it."""
    return KIND_WORDS.get(kind, kind)


def radius_words(shape: str, radius_km: float) -> str:
    """How precisely a footprint is known."""
    if shape == "line":
        return "drawn as a line"
    size = f"{radius_km:.1f}".rstrip("0").rstrip(".") if radius_km < 10 else f"{radius_km:.0f}"
    if shape == "point":
        return f"a point, within {size} km" if radius_km else "a point"
    return f"somewhere within {size} km" if shape == "circle" else f"an area about {size} km from its middle"


def count_words(number: int, one: str) -> str:
    """'1 article', '2,000 articles'."""
    return f"{number:,} {one}" if number == 1 else f"{number:,} {one}s"
