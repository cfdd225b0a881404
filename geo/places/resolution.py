"""What a toponym is resolved to, and how that is weighed by the chance that it is a place's name at all."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from geo.model import Candidate, Place
from geo.places.articles import takes_no_article
from geo.places.candidates import CandidatePlace
from geo.places.placehood import Placehood, Sign, is_weighed, of_the_mention, of_the_name, why_no_place
from geo.places.rivers import other_names
from geo.places.scene import Group
from geo.places.weights import Weights

_WITH_THE = "'the' stands before it and no noun after: towns have no article, but ships, hotels and works have"


class Resolution(NamedTuple):
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


def is_to_be_weighed(group: Group, resolution: Resolution) -> bool:
    """Whether the chance that a group's mentions are a place's name at all is part of their resolution.

    Rivers by names of other languages have none: the texts that it was learned of don't hold them.
    """
    if resolution.place is not None and resolution.place.kind == "river" and group.name in other_names():
        return False
    return resolution.place is not None and not group.is_demonym and is_weighed(_chosen(group, resolution))


def _chosen(group: Group, resolution: Resolution) -> CandidatePlace:
    return next(candidate for candidate in group.candidates if candidate.place is resolution.place)


def weighed_by_placehood(
    group: Group, resolution: Resolution, signs: Mapping[int, Sign], placehood: Placehood, weights: Weights
) -> Iterator[tuple[int, Resolution]]:
    """(mention, its resolution) of a group, by how likely each mention is to name a place at all.

    `signs` are those of the mentions by their numbers.
    """
    best = _chosen(group, resolution)
    of_all = [signs[i] for i in group.mentions]
    shared = of_the_name(group.name, of_all, best)
    is_grounded = any(one.grounded for one in of_all)
    town = takes_no_article(best)
    for i in group.mentions:
        if town and signs[i].with_the and not signs[i].grounded:
            yield i, Resolution(None, resolution.confidence, _WITH_THE, resolution.candidates)
            continue
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
            yield i, resolution._replace(confidence=confidence)
