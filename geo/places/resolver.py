"""Which place each toponym means: all mentions of a document are decided together, in a few passes."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence, Set
from functools import partial

from geo.gazetteer import Gazetteer
from geo.model import Candidate, Place, ScorePart
from geo.places import inferred_places
from geo.places.candidates import CandidateFinder, CandidatePlace, arc_km
from geo.places.companions import add_companions
from geo.places.containers import places_of_container, surely_holding
from geo.places.context import Context
from geo.places.evidence import changing_evidence, fixed_evidence
from geo.places.grouping import drop_elsewhere, group_key, share, works_named
from geo.places.joined_towns import add_joined
from geo.places.kept import Kept
from geo.places.labels import DEMONYM
from geo.places.mentions import Toponym
from geo.places.placehood import Placehood, Sign, load_placehood
from geo.places.publisher import at_home
from geo.places.reasons import PLAIN_WORDS, label, part_words, resolution_reason
from geo.places.resolution import Resolution, is_to_be_weighed, weighed_by_placehood
from geo.places.scene import Group, Scene, contains, doubtful, surroundings, survey
from geo.places.self_evidence import bound, is_only_alike, is_stray
from geo.places.strays import keep_together, note_lists
from geo.places.strays_at_home import strays_at_home
from geo.places.weights import Weights

_PASSES = 3
_SHOWN = 5
_SAME_PLACE_KM = 40.0
_TOWNS = frozenset(("city", "village"))


class Resolver:
    """Resolves the toponyms of one document at a time; keeps no state between documents."""

    def __init__(self, gazetteer: Gazetteer, weights: Weights, placehood: Placehood | None = None) -> None:
        self._gazetteer = gazetteer
        self._placehood = placehood or load_placehood()
        self._weights = weights
        self._finder = CandidateFinder(gazetteer)
        # Most parts are the same for many candidates: 'most prominent', 'a capital'.
        self._part = Kept(self._made_part)
        self.nil = weights.nil

    def resolve(
        self,
        toponyms: Sequence[Toponym],
        contexts: Sequence[Context],
        home: tuple[Place, ...] = (),
        acting: Sequence[bool] = (),
        countries: Set[str] = frozenset(),
        signs: Callable[[Sequence[int]], Sequence[Sign]] | None = None,
    ) -> list[Resolution]:
        """One resolution for each toponym, in order.

        `home` is where the publisher is at home, or may be: then the names themselves choose. `acting` tells which name
        a government and not its place. `countries` are the codes of those that a user says the text is about. `signs`
        tells for toponyms, by their numbers, how surely each is a place's name; without it all are held to be.
        """
        groups, membership = self.grouped(toponyms, contexts, frozenset(countries))
        for number, acts in zip(membership, acting, strict=False):
            groups[number].acting += acts
        scene = self.decide(groups, toponyms, contexts, at_home(home, groups))
        resolutions = [self._outcome(i, groups, scene) for i in range(len(groups))]
        out = [resolutions[g] for g in membership]
        if signs is not None:
            doubted = [pair for pair in zip(groups, resolutions, strict=True) if is_to_be_weighed(*pair)]
            asked = sorted(i for group, _ in doubted for i in group.mentions)
            told = dict(zip(asked, signs(asked), strict=True))
            for group, resolution in doubted:
                for i, weighed in weighed_by_placehood(group, resolution, told, self._placehood, self._weights):
                    out[i] = weighed
        return out

    def grouped(
        self, toponyms: Sequence[Toponym], contexts: Sequence[Context], countries: frozenset[str] = frozenset()
    ) -> tuple[list[Group], list[int]]:
        """Mentions grouped by name, and the group of each mention."""
        numbers: dict[tuple[str, ...], int] = {}
        groups: list[Group] = []
        membership: list[int] = []
        for i, (toponym, context) in enumerate(zip(toponyms, contexts, strict=True)):
            name = self._finder.name_of(toponym)
            key = group_key(name, toponym, context, divisions_only=self._finder.names_divisions_only(name))
            if key not in numbers:
                numbers[key] = len(groups)
                candidates = self._finder.find(toponym, works_named(context), countries)
                groups.append(
                    Group(
                        name=name,
                        candidates=candidates,
                        is_demonym=toponym.label == DEMONYM,
                        names_country=any(candidate.place.kind == "country" for candidate in candidates),
                        generic=toponym.generic,
                        hinted=countries,
                        in_passing=context.in_passing,
                        largest=max((c.place.population for c in candidates if c.place.kind in _TOWNS), default=0),
                    )
                )
            number = numbers[key]
            group = groups[number]
            group.mentions.append(i)
            membership.append(number)
            group.in_passing &= context.in_passing
            group.of_a_province |= context.of_a_province
            self._note(group, context)
        for i, number in enumerate(membership):
            group = groups[number]
            if len(group.neighbours) < 8:
                group.neighbours += [membership[j] for j in (i - 1, i + 1) if 0 <= j < len(membership)]
        note_lists(groups, membership, contexts)
        share(groups)
        for group in groups:
            if group.divisions:
                lands, fit = {division.country for division in group.divisions}, partial(_containers_of, group)
                self._finder.add_from(lands, toponyms[group.mentions[0]], group.candidates, fit)
            drop_elsewhere(group)
        self._add_in_named_countries(groups, toponyms, countries)
        for group in groups:
            lands = {candidate.place.country for candidate in group.candidates if candidate.place.kind in _TOWNS}
            group.inside = frozenset(how for how, codes in group.within.items() if codes & lands)
        add_companions(groups)
        add_joined(groups, membership, contexts)
        return groups, membership

    def _add_in_named_countries(
        self, groups: Sequence[Group], toponyms: Sequence[Toponym], countries: frozenset[str]
    ) -> None:
        """Add namesakes too many to weigh them all that lie in a country that the document names, or in `countries`."""
        named = {
            g.candidates[0].place.country for g in groups if g.candidates and g.candidates[0].place.kind == "country"
        }
        named.update(countries, *(codes for group in groups for codes in group.within.values()))
        if named:
            for group in groups:
                fit = partial(_containers_of, group)
                self._finder.add_from(named, toponyms[group.mentions[0]], group.candidates, fit)

    def decide(
        self,
        groups: list[Group],
        toponyms: Sequence[Toponym],
        contexts: Sequence[Context],
        home: tuple[Place, ...] = (),
    ) -> Scene:
        """Choose for every group: first each by itself, then in the light of all others, until nothing changes.

        Returns what the groups then stand for.
        """
        for group in groups:
            group.chosen = group.candidates[0] if group.candidates and not group.generic else None
        scene = survey(groups, home)
        for turn in range(_PASSES):
            if turn:
                inferred_places.add_inferred(groups, toponyms, contexts, self._gazetteer)
                keep_together(groups, toponyms, self._finder)
            if self._choose(groups, scene):
                scene = survey(groups, home)
            elif turn:
                break
        scene.doubtful = doubtful(groups)
        return scene

    def _choose(self, groups: Sequence[Group], scene: Scene) -> bool:
        """Choose the best candidate of every group as `scene` has it; whether any choice changed."""
        best = [self._best(i, groups, scene) for i in range(len(groups))]
        changed = any(group.chosen is not candidate for group, candidate in zip(groups, best, strict=True))
        for group, candidate in zip(groups, best, strict=True):
            group.chosen = candidate
        return changed

    def scores(self, index: int, groups: Sequence[Group], scene: Scene) -> list[float]:
        """The sum of the weighted evidence for each candidate of a group, in order; none is reckoned twice."""
        group, weights = groups[index], self._weights.parts
        around = None
        for candidate in group.candidates:
            if candidate.scene is scene:
                continue
            if candidate.fixed is None:
                candidate.fixed = fixed_evidence(candidate, group, scene.home)
                candidate.base = sum([weights.get(name, 0.0) * value for name, value in candidate.fixed])
            if around is None:
                around = surroundings(index, groups, scene)
            candidate.changing = changing_evidence(candidate, group, scene, around)
            total = candidate.base
            for name, value in candidate.changing:
                total += weights.get(name, 0.0) * value
            candidate.total, candidate.scene = total, scene
        return [candidate.total for candidate in group.candidates]

    def _best(self, index: int, groups: Sequence[Group], scene: Scene) -> CandidatePlace | None:
        best, best_score = None, self._weights.nil
        for candidate, score in zip(groups[index].candidates, self.scores(index, groups, scene), strict=True):
            if score > best_score:
                best, best_score = candidate, score
        return best

    def _note(self, group: Group, context: Context) -> None:
        if context.kind is not None:
            group.kinds[context.kind] += 1
        if context.adjective:
            for place in self._finder.demonyms(context.adjective):
                if place.country:
                    group.adjectives[place.country] = context.adjective
        known = ""
        for hint in context.hints:
            if len(group.containers) > 12:
                break
            if known.startswith(f"{hint.name} ") or known.endswith(f" {hint.name}"):
                continue  # 'Mexico' of 'Mexico City', 'Sudan' of 'South Sudan'
            places = places_of_container(hint, self._gazetteer.lookup)
            if hint.how == "near":
                group.told_near += places[:1]
                continue
            known = hint.name if places else known
            group.said_to_lie_in(places, hint.how, hint.name)
            group.divisions += surely_holding(hint, places, group.name, self._gazetteer.lookup)

    def _outcome(self, index: int, groups: Sequence[Group], scene: Scene) -> Resolution:
        group = groups[index]
        if not group.candidates:
            return Resolution(None, 0.0, inferred_places.why_nothing(group))
        scored = list(zip(self.scores(index, groups, scene), group.candidates, strict=True))
        scored.sort(key=lambda item: (-item[0], item[1].rank, item[1].place.id))
        candidates = tuple(
            Candidate(candidate.place, round(score, 3), self._parts(candidate, group))
            for score, candidate in scored[:_SHOWN]
        )
        best_score, best = scored[0]
        share = _mass(scored, self._weights.nil)
        whole = confidence = round(self._weights.confidence(share), 3)
        confidence = min(confidence, bound(best, [candidate for _, candidate in scored[1:]], self._weights.parts))
        if is_only_alike(best, self._weights.parts):
            reason = f"only somewhat alike in spelling to {label(candidates[0])}, and nothing in the text ties the two"
            return Resolution(None, round(1.0 - confidence, 3), reason, candidates)
        strange = "country" if is_stray(best, group, scene) else "province"
        if best_score > self._weights.nil and (strange == "country" or strays_at_home(best, group, scene)):
            reason = f"nothing else in the text is in the {strange} of {label(candidates[0])}, or near to it"
            return Resolution(None, round(1.0 - confidence, 3), reason, candidates)
        if best_score <= self._weights.nil:
            reason = resolution_reason(group, None, candidates, self._weights.nil)
            return Resolution(None, round(1.0 - confidence, 3), reason, candidates)
        reason = resolution_reason(group, best, candidates, self._weights.nil)
        if confidence < self._weights.least_confidence:
            return Resolution(None, confidence, f"too uncertain ({confidence:.2f}): {reason}", candidates)
        return Resolution(best.place, confidence, reason, candidates, best.inferred, best.shortened, whole)

    def _parts(self, candidate: CandidatePlace, group: Group) -> tuple[ScorePart, ...]:
        weights = self._weights.parts
        made = [
            part
            for name, value in [*(candidate.fixed or ()), *candidate.changing]
            if name in weights
            and (part := self._part[name, value, PLAIN_WORDS.get(name) or part_words(name, candidate, group)])
        ]
        return tuple(sorted(made, key=lambda part: -abs(part.value)))

    def _made_part(self, key: tuple[str, float, str]) -> ScorePart | None:
        added = round(self._weights.parts[key[0]] * key[1], 3)
        return ScorePart(key[0], added, key[2]) if added else None


def _containers_of(group: Group, place: Place) -> int:
    """How many of the places that the group is said to lie in hold `place`."""
    return sum(contains(container, place) for container, _, _ in group.containers)


def shares(
    groups: Sequence[Group], resolver: Resolver, home: tuple[Place, ...] = ()
) -> list[tuple[Place | None, float]]:
    """The chosen place of each decided group, and the softmax share that confidence is made of."""
    scene = survey(groups, home)
    out: list[tuple[Place | None, float]] = []
    for i, group in enumerate(groups):
        scored = list(zip(resolver.scores(i, groups, scene), group.candidates, strict=True))
        scored.sort(key=lambda item: (-item[0], item[1].rank))
        if not scored or scored[0][0] <= resolver.nil:
            out.append((None, 0.0))
        else:
            out.append((scored[0][1].place, _mass(scored, resolver.nil)))
    return out


def _mass(scored: Sequence[tuple[float, CandidatePlace]], nil: float) -> float:
    """Softmax share of the candidates at the best one's place, against all others and none."""
    top, best = scored[0]
    high = max(top, nil)
    near = total = 0.0
    for score, candidate in scored:
        value = math.exp(score - high)
        total += value
        if candidate is best or arc_km(candidate.vector, best.vector) <= _SAME_PLACE_KM:
            near += value
    return near / (total + math.exp(nil - high))
