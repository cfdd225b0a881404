"""The roles of all mentions of a document in the light of each other."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from geo.places import role_words
from geo.places.acting import before_article
from geo.places.mentions import Toponym
from geo.places.roles import GROUND, PROVING_GROUND, Judgement
from geo.places.tokens import Tokens

_AFTER_A_DATELINE = frozenset(",(:-\u2013\u2014")
_INSIDE = frozenset(("across", "in", "inside", "near", "outside", "throughout", "within"))


def settled(tokens: Tokens, toponyms: Sequence[Toponym], judgements: Sequence[Judgement]) -> list[Judgement]:
    """The judgements in the light of each other.

    A name joined by 'and' to an actor is one too ('sanctions squeeze Minsk and Caracas'), and a power that the document
    names only as one who acts is one where nothing says otherwise. A firm that the document calls 'Alaska Airlines' is
    'Alaska' in short, and a horse stays one, unless something lies in a place of that name.
    """
    out = list(judgements)
    acting, grounded = _named_as(tokens, toponyms, judgements)
    borne = _borne(tokens, toponyms, judgements)
    for i, toponym in enumerate(toponyms):
        if out[i] is not GROUND or toponym.kind is not None or toponym.generic:
            continue
        if i and out[i - 1].role == "actor" and _joined(tokens, toponyms[i - 1], toponym):
            reason = f"named together with '{toponyms[i - 1].names[0]}', which acts"
            out[i] = Judgement("actor", reason, acts=True)
            continue
        name = " ".join(tokens.folds[toponym.first : toponym.last])
        if name in borne:
            out[i] = Judgement("actor", borne[name])
        elif acting[name] > 1 and name not in grounded and not _proven_ground(tokens, toponym):
            out[i] = Judgement("actor", "the document names it only as one who acts", acts=True)
    return out


def _named_as(
    tokens: Tokens, toponyms: Sequence[Toponym], judgements: Sequence[Judgement]
) -> tuple[Counter[str], set[str]]:
    """How often each folded name acts, and the names that are somewhere proven to be places."""
    acting: Counter[str] = Counter()
    grounded: set[str] = set()
    for toponym, judgement in zip(toponyms, judgements, strict=True):
        name = " ".join(tokens.folds[toponym.first : toponym.last])
        if judgement.role == "actor":
            acting[name] += 1
        elif judgement is GROUND and _proven_ground(tokens, toponym):
            grounded.add(name)
    return acting, grounded


def _joined(tokens: Tokens, before: Toponym, toponym: Toponym) -> bool:
    """Whether only 'and' or 'or' stands between two names."""
    return tokens.folds[before.last : toponym.first] in (["and"], ["and", "the"], ["or"])


def _proven_ground(tokens: Tokens, toponym: Toponym) -> bool:
    """Whether a preposition or a comma ('Bamako, Mali') makes it a place, or that a report is sent from it."""
    i = before_article(tokens.folds, toponym.first)
    return _opens_a_report(tokens, toponym) or (i >= 0 and tokens.folds[i] in PROVING_GROUND)


def _opens_a_report(tokens: Tokens, toponym: Toponym) -> bool:
    """'AUSTIN, Texas (AP) –', 'KABUL: '."""
    first, last = toponym.first, toponym.last
    written = tokens.words[first:last]
    if not written or last >= len(tokens) or not all(word.isupper() for word in written):
        return False
    begins = any(begin == first for begin, _ in tokens.segments)
    return begins and tokens.words[last] in _AFTER_A_DATELINE


def _borne(tokens: Tokens, toponyms: Sequence[Toponym], judgements: Sequence[Judgement]) -> dict[str, str]:
    """Folded names that something else bears or with which a firm's begins, and why.

    None in which something lies, nor one that is told by what it lies in: 'Linshui, China'.
    """
    out: dict[str, str] = {}
    ground: set[str] = set()
    begins = {toponym.first for toponym in toponyms}
    for toponym, judgement in zip(toponyms, judgements, strict=True):
        name, last = " ".join(tokens.folds[toponym.first : toponym.last]), toponym.last
        head = tokens.words[last] if last < len(tokens) else ""
        if head.istitle() and head.lower() in role_words.COMPANY_HEADS:
            firm = " ".join(tokens.words[toponym.first : last + 1])
            out.setdefault(name, f"the document speaks of the firm '{firm}'")
        elif judgement.borne:
            out.setdefault(name, f"elsewhere in the document: {judgement.reason}")
        elif _lies_in(tokens, toponym) or (head == "," and last + 1 in begins and judgement is GROUND):
            ground.add(name)
    return {name: why for name, why in out.items() if name not in ground}


def _lies_in(tokens: Tokens, toponym: Toponym) -> bool:
    """'In Alaska', 'Juneau, Alaska'."""
    i = before_article(tokens.folds, toponym.first)
    if i < 1:
        return False
    listed = tokens.words[i] == "," and tokens.words[i - 1][0].isupper()
    return tokens.folds[i] in _INSIDE or listed
