"""What part a toponym plays: ground, actor, or adjective of a people.

'Moscow backed', 'the U.S.-led coalition', 'Iran's foreign minister' name who acts, not where. The rules are
patterns of news English, tried in order; the first that holds gives the role and its reason.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from geo.model import Role
from geo.places import lexicon, role_words
from geo.places.gazetteer_names import GazetteerNames
from geo.places.labels import DEMONYM
from geo.places.mentions import HYPHENS, Toponym
from geo.places.organisations import POSSESSIVE, organisation
from geo.places.tokens import Tokens

# What may stand before the subject of a clause.
_CONJUNCTIONS = role_words.CLAUSE_OPENERS | role_words.RELATIVE_OPENERS
_CLAUSE_OPENERS = _CONJUNCTIONS | {"", ",", ";", '"', "“", ":"}


@dataclass(frozen=True, slots=True)
class Judgement:
    """A role and why; `acts` when the name alone stands for a government, as capitals do."""

    role: Role
    reason: str
    acts: bool = False


GROUND = Judgement("location", "named as a place")


class RoleJudge:
    """Judges roles from the words around a toponym.

    Parameters
    ----------
    names
        Tells which names are of countries, provinces and large cities: only these act.
    """

    def __init__(self, names: GazetteerNames) -> None:
        self._can_act = names.can_act
        self._is_country = names.is_country
        self._is_capital = names.is_capital

    def judge(self, tokens: Tokens, toponym: Toponym, begin: int, end: int) -> Judgement:
        """Role of one toponym; tokens `begin` to `end` are its sentence."""
        if toponym.label == DEMONYM:
            return Judgement("demonym", f"'{toponym.names[0]}' names a people or what belongs to a country")
        folds = tokens.folds
        name = " ".join(folds[toponym.first : toponym.last])
        bare = name.removeprefix("the ")
        before = folds[toponym.first - 1] if toponym.first > begin else ""
        before2 = folds[toponym.first - 2] if toponym.first - 1 > begin else ""
        if before == "the":
            before, before2 = before2, folds[toponym.first - 3] if toponym.first - 2 > begin else ""
        if before in lexicon.COMPASS:
            return GROUND
        grounded = before in role_words.ON_THE_GROUND
        if bare in role_words.SEATS:
            if before in role_words.BEFORE_A_SEAT:
                return GROUND
            return Judgement("actor", f"'{bare}' stands for those who work there")
        part_of = organisation(tokens, toponym, begin, end, self._can_act)
        if part_of:
            return Judgement("actor", part_of)
        combined = self._combined(tokens, toponym, end)
        if combined:
            return Judgement("actor", combined)
        if toponym.kind is not None or toponym.generic or not self._can_act(toponym.names[0]):
            return GROUND
        if before == "by" and before2 in role_words.PASSIVE_AGENTS:
            return Judgement("actor", f"'{before2} by' it", acts=True)
        owning = self._owning(tokens, toponym, end)
        if owning:
            return Judgement("actor", owning)
        belongs = before == "of" and before2 not in role_words.STATE_NOUNS
        if not grounded and not belongs:
            acting = self._acting(tokens, toponym, begin, end)
            if acting:
                return Judgement("actor", acting, acts=True)
        opposed = before in role_words.AGAINST_VERBS or self._object(tokens, toponym, before, before2)
        if opposed and not grounded:
            return Judgement("actor", f"'{before}' it: the government is meant", acts=True)
        coordinated = self._coordinated(tokens, toponym, begin, end)
        if coordinated:
            return Judgement("actor", coordinated, acts=True)
        return GROUND

    def _combined(self, tokens: Tokens, toponym: Toponym, end: int) -> str:
        """'U.S.-led', 'Iran-backed'."""
        i = toponym.last
        if i + 1 < end and tokens.words[i] in HYPHENS and tokens.folds[i + 1] in role_words.COMBINING_PARTICIPLES:
            return f"'{tokens.words[i]}{tokens.words[i + 1]}' names who acts"
        if i < end and tokens.folds[i] == "backed":
            return "'backed' names who acts"
        return ""

    def _acting(self, tokens: Tokens, toponym: Toponym, begin: int, end: int) -> str:
        """Subject of a verb of saying, deciding or fighting: 'Moscow denied', 'Qatar and Turkey have backed'."""
        words, folds = tokens.words, tokens.folds
        i = toponym.last
        if i + 1 < end and folds[i] == "and":
            j = i + 1
            while j < end and (words[j][:1].isupper() or folds[j] == "the") and j < i + 5:
                j += 1
            both = j < end and folds[toponym.first - 1] == "both" and folds[j] in role_words.ACTS
            if j > i + 1 and (both or self._verb(folds, j, end)):
                return f"acts: '... {folds[j]}'"
        verb = self._verb(folds, i, end) or self._subject(tokens, toponym, begin, end)
        return f"acts: '{verb}'" if verb else ""

    def _subject(self, tokens: Tokens, toponym: Toponym, begin: int, end: int) -> str:
        """The verb of a clause that a power is the subject of: 'If Italy had joined', 'Belgrade moved troops'."""
        folds = tokens.folds
        before = toponym.first - 1
        if before > begin and folds[before] == "the":
            before -= 1
        if before >= begin and folds[before] not in _CLAUSE_OPENERS:
            return ""
        name = toponym.names[0]
        i, country = toponym.last, self._is_country(name)
        state = country or self._is_capital(name)
        if state and folds[i : i + 2] == [",", "which"]:
            i += 2
            if folds[i : i + 1] == ["is"] and i + 1 < end and folds[i + 1].endswith("ing"):
                return "" if folds[i + 1] in role_words.LYING else folds[i + 1]
        while i < end and (folds[i] in role_words.ADVERBS or folds[i] in lexicon.WEEKDAYS or folds[i].endswith("ly")):
            i += 1
        if i >= end:
            return ""
        verb, following = folds[i], folds[i + 1] if i + 1 < end else ""
        if verb in ("has", "have", "had"):
            acts = role_words.acted(following) if state else following in role_words.ACTION_VERBS
        elif verb in ("is", "was"):
            after = folds[i + 2] if following in role_words.ADVERBS and i + 2 < end else following
            acts = state and after in role_words.STANCES
        elif verb in role_words.MODALS:
            general = country and following and following not in role_words.NO_VERB
            acts = general or following in role_words.ACTS
        elif state:
            told = before >= begin and folds[before] in _CONJUNCTIONS and role_words.in_the_present(verb)
            acts = told or role_words.acted(verb) or verb in lexicon.SPEECH_VERBS
        else:
            acts = verb in role_words.SURE_VERBS
        return verb if acts else ""

    def _verb(self, folds: list[str], i: int, end: int) -> str:
        steps = 0
        while (
            i < end
            and steps < 3
            and (folds[i] in role_words.AUXILIARIES or folds[i] in role_words.BETWEEN_AUXILIARY_AND_VERB)
        ):
            if folds[i] in ("is", "are", "was", "were"):
                return ""
            i, steps = i + 1, steps + 1
        if i < end and folds[i] in lexicon.SPEECH_VERBS:
            return folds[i]
        return ""

    def _object(self, tokens: Tokens, toponym: Toponym, before: str, before2: str) -> bool:
        """Whether a country is what a verb or 'with' deals with: 'talks with Iran', 'giving Russia a chance'."""
        if not self._is_country(toponym.names[0]) or before2 in ("border", "borders", "frontier"):
            return False
        index = toponym.first - 1
        if index >= 0 and tokens.folds[index] == "the":
            index -= 1
        if index < 0 or not tokens.words[index].islower() or not before.isalpha() or len(before) < 3:
            return False
        return before not in role_words.NEUTRAL and before not in lexicon.COMPASS and before not in role_words.STRUCK

    def _coordinated(self, tokens: Tokens, toponym: Toponym, begin: int, end: int) -> str:
        """'talks between Peru and the US', 'backed by Turkey and Iran', 'protests from Chad', 'president of Mali'."""
        folds = tokens.folds
        i = toponym.first - 1
        if i > begin and folds[i] == "the":
            i -= 1
        if i <= begin:
            return ""
        if folds[i] == "from" and folds[i - 1] in role_words.REACTIONS:
            return f"'{folds[i - 1]} from' a government"
        if folds[i] == "of" and folds[i - 1] in lexicon.PERSON_CUES and self._is_country(toponym.names[0]):
            return f"'{folds[i - 1]} of' a country"
        for k in range(i, max(begin, i - 8) - 1, -1):
            if folds[k] == "between":
                noun = next((n for n in reversed(folds[max(begin, k - 10) : k]) if n in role_words.BETWEEN_NOUNS), "")
                return f"'{noun} between' governments" if noun and noun not in lexicon.BORDERS else ""
            if (
                folds[k] == "by"
                and k > begin
                and folds[k - 1] in role_words.PASSIVE_AGENTS
                and folds[i] in ("and", ",", "or", "by")
            ):
                return f"'{folds[k - 1]} by' it"
            if folds[k] in role_words.ON_THE_GROUND:
                return ""
        return ""

    def _owning(self, tokens: Tokens, toponym: Toponym, end: int) -> str:
        """'the US refusal', "Russia's presence", "Kenya's elite Recce Squad"."""
        words, folds = tokens.words, tokens.folds
        i = toponym.last
        own = toponym.last > toponym.first and words[toponym.last - 1] in POSSESSIVE
        reach = 1
        if i < end and words[i] in POSSESSIVE:
            i, own = i + 1, True
        if i < end and folds[i] == "and" and not own:
            j = i + 1
            while j < end and (words[j][:1].isupper() or words[j] in POSSESSIVE) and j < i + 4:
                j += 1
            if j == i + 1:
                return ""
            i += 1
            reach = 2
        if own:
            reach = 4
        for j in range(i, min(end, i + reach + 2)):
            word = folds[j]
            if words[j] == "-" and tokens.starts[j] > tokens.ends[j - 1]:
                break  # the dash after a dateline
            if word == "coast" and folds[j + 1 : j + 2] in (["guard"], ["guards"]):
                return f"'{words[j]} {words[j + 1]}' belongs to its government"
            if word in lexicon.PLACE_NOUNS or word in lexicon.KIND_WORDS_AFTER:
                if word in lexicon.ACTOR_NOUNS or word == "base":
                    return f"'{words[j]}' belongs to its government or army"
                return ""
            if word in lexicon.ACTOR_NOUNS or (word in lexicon.ORGANISATION_HEADS and words[j][:1].isupper()):
                return f"'{words[j]}' belongs to its government or people"
            if word == "base" or word in lexicon.PERSON_CUES or (own and word in role_words.OWNED):
                return f"'{words[j]}' belongs to its government or people"
            if not (word[:1].isalpha() or words[j] == "-") or word in role_words.STOPS:
                break
            if not (own or words[j][:1].isupper() or words[j] == "-" or word in role_words.QUALIFIERS):
                break
        return ""


def settled(tokens: Tokens, toponyms: Sequence[Toponym], judgements: Sequence[Judgement]) -> list[Judgement]:
    """The judgements in the light of each other.

    A name joined by 'and' to an actor is one too ('sanctions squeeze Minsk and Caracas'), and a power that the document
    names only as one who acts is one where nothing says otherwise.
    """
    out = list(judgements)
    acting: Counter[str] = Counter()
    grounded: set[str] = set()
    for toponym, judgement in zip(toponyms, out, strict=True):
        name = " ".join(tokens.folds[toponym.first : toponym.last])
        if judgement.role == "actor":
            acting[name] += 1
        elif judgement is GROUND and _proven_ground(tokens, toponym):
            grounded.add(name)
    for i, toponym in enumerate(toponyms):
        if out[i] is not GROUND or toponym.kind is not None or toponym.generic:
            continue
        before = toponyms[i - 1] if i else None
        joined = before is not None and tokens.folds[before.last : toponym.first] in (["and"], ["and", "the"], ["or"])
        if before is not None and joined and out[i - 1].role == "actor":
            out[i] = Judgement("actor", f"named together with '{before.names[0]}', which acts", acts=True)
            continue
        name = " ".join(tokens.folds[toponym.first : toponym.last])
        if acting[name] > 1 and name not in grounded and not _proven_ground(tokens, toponym):
            out[i] = Judgement("actor", "the document names it only as one who acts", acts=True)
    return out


def _proven_ground(tokens: Tokens, toponym: Toponym) -> bool:
    """Whether a preposition or a comma ('Bamako, Mali') makes it a place."""
    i = toponym.first - 1
    if i >= 0 and tokens.folds[i] == "the":
        i -= 1
    if i < 0:
        return False
    return (
        tokens.folds[i] in role_words.ON_THE_GROUND
        or tokens.folds[i] in role_words.OVER
        or tokens.folds[i] in role_words.MOTION
        or tokens.folds[i] in lexicon.COMPASS
    )
