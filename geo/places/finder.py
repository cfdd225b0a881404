"""Places of a text, end to end: recognise, complete, judge the role, resolve, draw."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache, partial

from geo.gazetteer import Gazetteer, normalise
from geo.model import Footprint, Furniture, Place, PlaceMention
from geo.places.context import Context, ContextReader
from geo.places.continued import continued
from geo.places.footprints import footprint
from geo.places.gazetteer_names import GazetteerNames
from geo.places.headings import in_sentence_case
from geo.places.hyphenated import whole_names
from geo.places.inferred_places import line_ends
from geo.places.joint_roles import settled
from geo.places.labels import DEMONYM, LOCATION
from geo.places.longer_names import covered
from geo.places.mentions import LINE_KINDS, Toponym, as_own_name, describe
from geo.places.modifiers import Modifier
from geo.places.one_sided_borders import border_words, neighbour, one_sided
from geo.places.page_mentions import inside, of_the_page, said_again
from geo.places.patterns import Patterns
from geo.places.placehood import Sign, sign
from geo.places.points import with_points
from geo.places.publisher import homes_of
from geo.places.recogniser import CrfRecogniser
from geo.places.recognising import Recogniser, Weigher
from geo.places.resolver import Resolver
from geo.places.roles import GROUND, Judgement, RoleJudge
from geo.places.scene import Group
from geo.places.surrounding_names import apart_from, stands_in
from geo.places.tokens import Tokens, tokenise
from geo.places.weights import Weights, load_weights
from geo.text import repeats

# Kinds of sites for which the gazetteer may have only the town in their name: 'Mosul airport'.
_SITES = frozenset(("building", "base", "airport", "facility", "crossing", "mountain", "road", "river", "area"))


@dataclass(frozen=True, slots=True)
class _Known:
    """What is known of a text besides itself: `aside` are the names of its title, with their contexts."""

    publisher: str
    countries: frozenset[str]
    aside: Sequence[tuple[Toponym, Context]] = ()


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
        self._weigher = self._recogniser if isinstance(self._recogniser, Weigher) else None
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
        title: str = "",
        countries: Iterable[str] = (),
        spans: Sequence[tuple[int, int]] | None = None,
    ) -> tuple[PlaceMention, ...]:
        """Place mentions of `text` in order; with `spans` exactly those, in the order given.

        Mentions inside `furniture` have role 'chrome' and no place; in a caption that stands twice they are read as
        elsewhere and have no footprint. Offsets are code points into `text`. With `spans`, furniture hides none of
        them, and the other names of the text and of `title` are read for what they tell of these. `countries` are the
        codes of those that a user says the text is about.

        Raises
        ------
        ValueError
            A given span lies outside the text.
        """
        tokens = in_sentence_case(tokenise(text), self._names.flags)
        if spans is not None:
            aside = () if stands_in(title, text) else self._of_a_title(title)
            known = _Known(publisher, frozenset(countries), aside)
            return self._resolved(text, tokens, self.given(text, tokens, spans), furniture, known)
        toponyms = self.found(text, tokens)
        in_furniture = inside(toponyms, [piece for piece in furniture if not repeats(piece)])
        again = inside(toponyms, [piece for piece in furniture if repeats(piece)])
        order = [i for i in range(len(toponyms)) if in_furniture[i] is None]
        known = _Known(publisher, frozenset(countries))
        told = dict(
            zip(order, self._mentions(text, tokens, [toponyms[i] for i in order], known, weighed=True), strict=True)
        )
        mentions = tuple(
            of_the_page(text, toponym, reason)
            if reason is not None
            else told[i]
            if again[i] is None
            else said_again(told[i])
            for i, (toponym, reason) in enumerate(zip(toponyms, in_furniture, strict=True))
        )
        return with_points(text, mentions, furniture, self._gazetteer)

    def _resolved(
        self,
        text: str,
        tokens: Tokens,
        given: Sequence[Toponym],
        furniture: Sequence[Furniture],
        known: _Known,
    ) -> tuple[PlaceMention, ...]:
        """The mentions of given toponyms, in the light of the other names of the text and of its title."""
        found = self.found(text, tokens)
        beside = [toponym for toponym, why in zip(found, inside(found, furniture), strict=True) if why is None]
        toponyms = [*given, *apart_from(beside, given)]
        order = sorted(range(len(toponyms)), key=lambda i: toponyms[i].start)
        told = dict(zip(order, self._mentions(text, tokens, [toponyms[i] for i in order], known), strict=True))
        return tuple(told[i] for i in range(len(given)))

    def _of_a_title(self, title: str) -> Sequence[tuple[Toponym, Context]]:
        tokens = in_sentence_case(tokenise(title), self._names.flags)
        toponyms = self.found(title, tokens)
        return list(zip(toponyms, self.contexts(title, tokens, toponyms, title=True), strict=True))

    def _mentions(
        self, text: str, tokens: Tokens, toponyms: Sequence[Toponym], known: _Known, *, weighed: bool = False
    ) -> Iterator[PlaceMention]:
        """The mention of each toponym of the report, in order."""
        contexts = self.contexts(text, tokens, toponyms)
        roles = settled(tokens, toponyms, [self._role(tokens, toponym) for toponym in toponyms])
        signs = partial(self.signs, tokens, toponyms, contexts) if weighed and self._weigher else None
        aside, said_of_it = [toponym for toponym, _ in known.aside], [context for _, context in known.aside]
        resolutions = self._resolver.resolve(
            [*aside, *toponyms],
            [*said_of_it, *contexts],
            self._homes(known.publisher),
            [False] * len(aside) + [role.acts for role in roles],
            known.countries,
            signs,
        )[len(aside) :]
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
        completed = self._patterns.complete(tokens, self._recogniser.recognise(tokens))
        spans = continued(tokens, list(whole_names(tokens, completed, self._names.flags)), self._names.is_found)
        return [self._own_name(describe(text, tokens, first, last, label)) for first, last, label in spans]

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
            out.append(self._own_name(describe(text, tokens, first, last, label, (start, end))))
        return out

    def _own_name(self, toponym: Toponym) -> Toponym:
        """The toponym, read as the name of one place where the gazetteer has that: 'Old Windsor' is a village."""
        whole = len(toponym.whole.split())
        name = toponym.names[0]
        if whole and len(name.split()) == whole + 1 and self._names.is_town_called(name):
            return as_own_name(toponym)
        return toponym

    def grouped(self, toponyms: Sequence[Toponym], contexts: Sequence[Context]) -> list[Group]:
        """The toponyms by name, with their candidates, before anything is decided."""
        return self._resolver.grouped(toponyms, contexts)[0]

    def contexts(self, text: str, tokens: Tokens, toponyms: Sequence[Toponym], *, title: bool = False) -> list[Context]:
        """The context of each toponym; they must be in text order. `title`: the text is the title of another."""
        return [self._contexts.read(text, tokens, toponyms, i, title=title) for i in range(len(toponyms))]

    def signs(
        self, tokens: Tokens, toponyms: Sequence[Toponym], contexts: Sequence[Context], asked: Iterable[int]
    ) -> Sequence[Sign]:
        """How surely the toponyms whose numbers are `asked` for are places' names; nothing if no recogniser tells."""
        if self._weigher is None:
            return ()
        those = [(toponyms[i], contexts[i]) for i in asked]
        chances = self._weigher.chances(tokens, [(toponym.first, toponym.last) for toponym, _ in those])
        places = covered(toponyms)
        return [sign(tokens, *one, chance, self._names, places) for one, chance in zip(those, chances, strict=True)]

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
        return line_ends(toponym, chosen, self._gazetteer)


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
