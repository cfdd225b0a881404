"""Places of a text, end to end: recognise, complete, judge the role, resolve, draw."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache, partial

from geo.gazetteer import Gazetteer, normalise
from geo.model import Footprint, Furniture, Place, PlaceMention
from geo.places import inferred_places
from geo.places.context import Context, ContextReader
from geo.places.footprints import footprint
from geo.places.gazetteer_names import GazetteerNames
from geo.places.labels import DEMONYM, LOCATION
from geo.places.mentions import LINE_KINDS, Toponym, describe
from geo.places.modifiers import Modifier
from geo.places.one_sided_borders import border_words, neighbour, one_sided
from geo.places.patterns import Patterns
from geo.places.points import with_points
from geo.places.publisher import homes_of
from geo.places.recogniser import CrfRecogniser, Recogniser
from geo.places.resolver import Resolver
from geo.places.roles import GROUND, Judgement, RoleJudge, settled
from geo.places.scene import Group
from geo.places.tokens import Tokens, tokenise
from geo.places.weights import Weights, load_weights
from geo.text import repeats

# Kinds of sites for which the gazetteer may have only the town in their name: 'Mosul airport'.
_SITES = frozenset(("building", "base", "airport", "facility", "crossing", "mountain", "road", "river", "area"))


class PlaceFinder:
    """Finds and resolves the places of texts.

    Parameters
    ----------
    gazetteer
        Where names are looked up.
    recogniser
        Another recogniser than the shipped CRF.
    weights
        Other ranker weights than the shipped ones.
    """

    def __init__(
        self, gazetteer: Gazetteer, *, recogniser: Recogniser | None = None, weights: Weights | None = None
    ) -> None:
        self._gazetteer = gazetteer
        self._recogniser = recogniser or CrfRecogniser(gazetteer.flags)
        self._resolver = Resolver(gazetteer, weights or load_weights())
        self._names = GazetteerNames(gazetteer)
        self._patterns = Patterns(self._names)
        self._contexts = ContextReader(self._names)
        self._judge = RoleJudge(self._names)
        self._homes = lru_cache(maxsize=256)(partial(homes_of, gazetteer=gazetteer))
        self.is_name = self._names.is_place

    def find(
        self,
        text: str,
        *,
        furniture: Sequence[Furniture] = (),
        publisher: str = "",
        spans: Sequence[tuple[int, int]] | None = None,
    ) -> tuple[PlaceMention, ...]:
        """Place mentions of `text` in order; with `spans` exactly those, in the order given.

        Mentions inside `furniture` have role 'chrome' and no place; in a caption that stands twice they are read as
        elsewhere and have no footprint. Offsets are code points into `text`.

        Raises
        ------
        ValueError
            A given span lies outside the text.
        """
        tokens = tokenise(text)
        toponyms = self.given(text, tokens, spans) if spans is not None else self.found(text, tokens)
        in_furniture = _inside(toponyms, [piece for piece in furniture if not repeats(piece)])
        again = _inside(toponyms, [piece for piece in furniture if repeats(piece)])
        order = sorted((i for i in range(len(toponyms)) if in_furniture[i] is None), key=lambda i: toponyms[i].start)
        told = dict(zip(order, self._mentions(text, tokens, [toponyms[i] for i in order], publisher), strict=True))
        mentions = tuple(
            _of_the_page(text, toponym, reason)
            if reason is not None
            else told[i]
            if again[i] is None
            else _said_again(told[i])
            for i, (toponym, reason) in enumerate(zip(toponyms, in_furniture, strict=True))
        )
        return mentions if spans is not None else with_points(text, mentions, furniture, self._gazetteer)

    def _mentions(
        self, text: str, tokens: Tokens, toponyms: Sequence[Toponym], publisher: str
    ) -> Iterator[PlaceMention]:
        """The mention of each toponym of the report, in order."""
        contexts = self.contexts(text, tokens, toponyms)
        roles = settled(tokens, toponyms, [self._role(tokens, toponym) for toponym in toponyms])
        home = self._homes(publisher)
        resolutions = self._resolver.resolve(toponyms, contexts, home, [role.acts for role in roles])
        resolved = [(t, r.place) for t, r in zip(toponyms, resolutions, strict=True) if r.place is not None]
        chosen = {normalise(toponym.names[-1]): place for toponym, place in resolved}
        countries = Counter(place.country for _, place in resolved if place.country)
        for toponym, context, role, resolution in zip(toponyms, contexts, roles, resolutions, strict=True):
            other = context.modifier.other if context.modifier is not None else -1
            beyond = (toponyms[other], resolutions[other].place) if other >= 0 else None
            drawn = _one_sided(tokens, toponym, context, resolution.place, countries, alone=beyond is None)
            if drawn is not None and role.role == "demonym":
                role = Judgement("location", f"'{border_words(tokens, toponym)}' is ground")
            if role.role != "location":
                drawn = None
            elif drawn is None and resolution.place is not None:
                ends = self._line_ends(toponym, resolution.place, chosen)
                site = resolution.shortened and toponym.kind in _SITES
                drawn = self._footprint(toponym, context.modifier, resolution.place, ends, beyond, site=site)
            yield PlaceMention(
                start=toponym.start,
                end=toponym.end,
                text=text[toponym.start : toponym.end],
                role=role.role,
                role_reason=role.reason,
                place=resolution.place,
                confidence=resolution.confidence,
                reason=resolution.reason,
                candidates=resolution.candidates,
                footprint=drawn,
            )

    def found(self, text: str, tokens: Tokens) -> list[Toponym]:
        """Toponyms that the recogniser and the patterns find."""
        spans = self._patterns.complete(tokens, self._recogniser.recognise(tokens))
        return [describe(text, tokens, first, last, label) for first, last, label in spans]

    def given(self, text: str, tokens: Tokens, spans: Sequence[tuple[int, int]]) -> list[Toponym]:
        """Toponyms at given spans."""
        out = []
        for start, end in spans:
            if not 0 <= start <= end <= len(text):
                raise ValueError(f"span {start}..{end} lies outside the text of {len(text)} characters")
            first = bisect_right(tokens.ends, start)
            last = first
            while last < len(tokens) and tokens.starts[last] < end:
                last += 1
            surface = text[start:end]
            label = DEMONYM if self._names.is_demonym(surface) and not self._names.names_ground(surface) else LOCATION
            out.append(describe(text, tokens, first, last, label, (start, end)))
        return out

    def grouped(self, toponyms: Sequence[Toponym], contexts: Sequence[Context]) -> list[Group]:
        """The toponyms by name, with their candidates, before anything is decided."""
        return self._resolver.grouped(toponyms, contexts)[0]

    def contexts(self, text: str, tokens: Tokens, toponyms: Sequence[Toponym]) -> list[Context]:
        """The context of each toponym; they must be in text order."""
        return [self._contexts.read(text, tokens, toponyms, i) for i in range(len(toponyms))]

    def _role(self, tokens: Tokens, toponym: Toponym) -> Judgement:
        if toponym.first >= toponym.last:
            return GROUND
        number = bisect_right(tokens.segments, (toponym.first, len(tokens) + 1)) - 1
        begin, end = tokens.segments[number]
        return self._judge.judge(tokens, toponym, begin, end)

    def _footprint(
        self,
        toponym: Toponym,
        modifier: Modifier | None,
        place: Place,
        ends: tuple[Place, Place] | None,
        beyond: tuple[Toponym, Place | None] | None,
        *,
        site: bool,
    ) -> Footprint:
        """The ground that a mention covers.

        `ends` are the ends of a line; `beyond` is the other side of 'between A and B'; `site` says that the name is of
        something in or near the place, which the gazetteer lacks.
        """
        called = toponym.names[0]
        if modifier is not None and modifier.words == toponym.part:
            # Unless the direction is part of the place's own name: South China Sea.
            own = any(named.id == place.id for named in self._gazetteer.lookup(called))
            modifier, called = (None, called) if own else (modifier, toponym.names[1])
        if site and place.kind in ("city", "village"):
            modifier = Modifier("site", toponym.names[0])
        elif modifier is not None and beyond is not None and beyond[1] is not None:
            sides = sorted(((toponym, place), (beyond[0], beyond[1])), key=lambda side: side[0].start)
            if modifier.relation == "between":
                called = " and ".join(side[0].names[0] for side in sides)
            ends = sides[0][1], sides[1][1]
        return footprint(place, modifier, ends, called=called)

    def _line_ends(self, toponym: Toponym, place: Place, chosen: Mapping[str, Place]) -> tuple[Place, Place] | None:
        if toponym.ends is None or place.kind not in LINE_KINDS:
            return None
        return inferred_places.line_ends(toponym, chosen, self._gazetteer)


def _one_sided(
    tokens: Tokens,
    toponym: Toponym,
    context: Context,
    place: Place | None,
    countries: Counter[str],
    *,
    alone: bool,
) -> Footprint | None:
    """'The Turkish border', 'the border with Turkey', '30 miles inside Turkey', drawn by the document's countries."""
    if place is None or place.kind != "country":
        return None
    modifier = context.modifier
    words, km = border_words(tokens, toponym), 0.0
    if not words and modifier is not None and alone and modifier.relation in ("border", "inside"):
        words, km = f"{modifier.words} {toponym.names[0]}", modifier.distance_km
    other = neighbour(place.country, countries) if words else ""
    return one_sided(words, place, other, km) if other else None


def _of_the_page(text: str, toponym: Toponym, reason: str) -> PlaceMention:
    """The mention of a toponym in page furniture."""
    return PlaceMention(
        start=toponym.start,
        end=toponym.end,
        text=text[toponym.start : toponym.end],
        role="chrome",
        role_reason=f"inside page furniture: {reason}",
        place=None,
        confidence=0.0,
        reason="belongs to the page, not to the report",
    )


def _said_again(mention: PlaceMention) -> PlaceMention:
    reason = f"drawn where the caption stands first; {mention.reason}" if mention.footprint else mention.reason
    return replace(mention, reason=reason, footprint=None)


def _inside(toponyms: Sequence[Toponym], furniture: Sequence[Furniture]) -> list[str | None]:
    """For each toponym the reason of the furniture it overlaps, or None."""
    ordered = sorted(furniture, key=lambda f: (f.start, f.end))
    starts = [f.start for f in ordered]
    reach: list[tuple[int, str]] = []
    furthest, reason = -1, ""
    for stretch in ordered:
        if stretch.end > furthest:
            furthest, reason = stretch.end, stretch.reason
        reach.append((furthest, reason))
    out: list[str | None] = []
    for toponym in toponyms:
        i = bisect_right(starts, max(toponym.start, toponym.end - 1)) - 1
        out.append(reach[i][1] if i >= 0 and reach[i][0] > toponym.start else None)
    return out
