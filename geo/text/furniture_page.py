"""A page while its furniture is looked for: its lines, and the reasons found for them so far."""

from __future__ import annotations

from dataclasses import dataclass, field

from geo.text.furniture_lines import comparable
from geo.text.lines import Line


@dataclass(slots=True)
class PageLines:
    """The lines of one text, each with the reason why it is furniture (None: content) and whether it is prose.

    `title` is the headline known from metadata, in the form of `comparable`; '' where none is known.
    """

    lines: list[Line]
    reasons: list[str | None]
    title: str
    is_prose: list[bool] = field(default_factory=list)

    def content(self, start: int, stop: int) -> list[int]:
        """The lines of a stretch that nothing has marked yet."""
        return [at for at in range(start, stop) if self.reasons[at] is None]

    def is_title(self, at: int) -> bool:
        """Whether a line is the headline known from metadata."""
        return bool(self.title) and comparable(self.lines[at].text) == self.title
