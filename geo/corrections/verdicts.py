"""What people said of a reading without changing it: right, wrong, or that it can't be told."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from geo.corrections.correction import Correction

VERDICTS = ("right", "wrong", "unsure")


def verdict_of(line: Correction) -> str:
    """What a line of kind 'checked' says; one that says nothing else confirms."""
    said = line.after.get("verdict")
    return said if isinstance(said, str) and said in VERDICTS else "right"


def sample_of(line: Correction) -> int | None:
    """The seed of the sample that a mention was judged in; None where it was in none."""
    sample = line.after.get("sample")
    seed = sample.get("seed") if isinstance(sample, Mapping) else None
    return seed if isinstance(seed, int) and not isinstance(seed, bool) else None


def is_as_seen(line: Correction, place_id: object, role: object) -> bool:
    """Whether a mention is still read as it was when it was judged. `place_id` is no text where it has no place."""
    place = line.after.get("place")
    seen = place.get("id") if isinstance(place, Mapping) else None
    read = place_id if isinstance(place_id, str) else None
    return bool(seen == read and line.after.get("role", role) == role)


def resolved_by(line: Correction) -> frozenset[str]:
    """The ids of the lines between which a line of kind 'checked' settles; none for other lines."""
    said = line.after.get("resolves") if line.kind == "checked" else None
    return frozenset(one for one in said if isinstance(one, str)) if isinstance(said, Sequence) else frozenset()
