"""What a story holds: the choices of whoever makes it."""

from __future__ import annotations

from dataclasses import dataclass

from geo.errors import ExportError

MOST_BLUR_KM = 500.0


@dataclass(frozen=True, slots=True)
class StoryOptions:
    """The choices for one HTML file.

    `full_text`: whole articles, not only the sentences that name a place. `blur_km`: every ground smaller than a circle
    of this radius is drawn as such a circle about a middle that is not its own; 0 leaves all as they are. `undated`:
    what has no day, or an open end, is in the file. `title`: what stands at its head; '' is the project's name.

    Raises
    ------
    ExportError
        When the blur is no radius.
    """

    full_text: bool = False
    blur_km: float = 0.0
    undated: bool = True
    title: str = ""

    def __post_init__(self) -> None:
        if not 0 <= self.blur_km <= MOST_BLUR_KM:
            raise ExportError(f"points can be blurred to 0 to {MOST_BLUR_KM:.0f} km, not {self.blur_km:g}")
