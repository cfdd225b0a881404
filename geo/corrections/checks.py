"""The one way in which a field of a correction is refused."""

from __future__ import annotations

from geo.errors import CorrectionError


def require(holds: bool, name: str, what: str) -> None:
    """Raise a `CorrectionError` that names a field and what it must be, unless that holds."""
    if not holds:
        raise CorrectionError(f"{name} of a correction must be {what}")
