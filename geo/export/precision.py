"""How precisely a footprint is known, in words."""

from __future__ import annotations


def radius_words(shape: str, radius_km: float) -> str:
    """How precisely a footprint is known."""
    if shape == "line":
        return "drawn as a line"
    size = f"{radius_km:.1f}".rstrip("0").rstrip(".") if radius_km < 10 else f"{radius_km:.0f}"
    if shape == "point":
        return f"a point, within {size} km" if radius_km else "a point"
    return f"somewhere within {size} km" if shape == "circle" else f"an area about {size} km from its middle"
