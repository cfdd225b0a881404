"""What a toponym is resolved to, and how that is weighed by the chance that it is a place's name at all."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from geo.model import Candidate, Place
from geo.places.placehood import Placehood, Sign, is_weighed, of_the_mention, of_the_name, why_no_place
from geo.places.scene import Group
from geo.places.weights import Weights


@dataclass(frozen=True, slots=True)
class Resolution:
    """The outcome for one toponym: `place` None when nothing is good enough, `reason` says why.

    `whole` is the confidence before it was bounded for a name whose only evidence is itself.
    """

    place: Place | None
    confidence: float
    reason: str
    candidates: tuple[Candidate, ...] = ()
    inferred: bool = False
    shortened: bool = False
    whole: float = 0.0


def weighed_by_placehood(
    group: Group, resolution: Resolution, signs: Sequence[Sign], placehood: Placehood, weights: Weights
) -> Iterator[tuple[int, Resolution]]:
    """(mention, its resolution) of a group, by how likely each mention is to name a place at all."""
    best = next(c for c in group.candidates if c.place is resolution.place)
    if not is_weighed(best):
        return
    of_all = [signs[i] for i in group.mentions]
    shared = of_the_name(group.name, of_all, best)
    is_grounded = any(one.grounded for one in of_all)
    for i in group.mentions:
        chance = placehood.chance([*shared, *of_the_mention(signs[i])])
        # the bound is no probability: it does not go into the product
        product = chance * resolution.whole
        confidence = min(round(placehood.confidence(product), 3), resolution.confidence)
        if chance < placehood.least:
            reason = why_no_place(best, is_grounded, chance)
            yield i, Resolution(None, round(1.0 - chance, 3), reason, resolution.candidates)
        elif min(product, resolution.confidence) < weights.least_confidence:
            reason = f"too uncertain ({confidence:.2f}): {resolution.reason}"
            yield i, Resolution(None, confidence, reason, resolution.candidates)
        else:
            yield i, replace(resolution, confidence=confidence)
