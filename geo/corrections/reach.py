"""Which corrections hold, and which of them touch an article.

Undo is dropping: a line whose `undoes` names an act takes all lines of that act away, and an undo can be undone.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from hashlib import sha256

from geo.corrections.correction import Correction
from geo.corrections.json_lines import to_line
from geo.inputs import Known
from geo.model import Document


@dataclass(frozen=True, slots=True)
class Due:
    """The corrections that touch an article: those made in it, and rules made elsewhere that may reach it."""

    own: tuple[Correction, ...] = ()
    rules: tuple[Correction, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.own or self.rules)

    @property
    def digest(self) -> str:
        """Changes whenever the corrections do; '' where there are none."""
        if not self:
            return ""
        own, rules = ("\n".join(map(to_line, part)) for part in (self.own, self.rules))
        return sha256(f"{own}\n\n{rules}".encode()).hexdigest()[:16]


def in_force(corrections: Iterable[Correction]) -> tuple[Correction, ...]:
    """The corrections that hold, in the order of their times: neither undone, nor an undo, each id once."""
    ordered = _in_order(corrections)
    undone = _undone_of(ordered)
    return tuple(each for each in ordered if each.kind != "undo" and each.act not in undone)


def undone_acts(corrections: Iterable[Correction]) -> frozenset[str]:
    """The acts that are taken back, acts of undo among them: those whose own undo brought something back."""
    return frozenset(_undone_of(_in_order(corrections)))


def _in_order(corrections: Iterable[Correction]) -> list[Correction]:
    unique = {correction.id: correction for correction in reversed(list(corrections))}
    return sorted(unique.values(), key=lambda correction: (correction.at, correction.id))


def _undone_of(ordered: Sequence[Correction]) -> set[str]:
    return _undone((each.act, each.undoes) for each in reversed(ordered) if each.undoes is not None)


def _undone(undos: Iterable[tuple[str, str]]) -> set[str]:
    """The acts that are taken back, from pairs of an act and the one that it undoes, latest first.

    An act is judged after all that undo it, whatever their clocks said. Of acts that undo each other in a circle the
    latest is judged first, and holds.
    """
    undoes: defaultdict[str, list[str]] = defaultdict(list)
    unjudged: defaultdict[str, int] = defaultdict(int)  # of each act, how many that undo it
    for act, target in undos:
        undoes[act].append(target)
        unjudged[target] += 1
    free = [act for act in undoes if not unjudged[act]]
    circles = iter(tuple(undoes))
    undone: set[str] = set()
    while undoes:
        act = free.pop() if free else next(circles)
        targets = undoes.pop(act, ())
        undone.update(() if act in undone else targets)
        for target in targets:
            unjudged[target] -= 1
            if not unjudged[target] and target in undoes:
                free.append(target)
    return undone


def name_key(text: str) -> str:
    """A name as it is compared: without case, any space as one."""
    return " ".join(text.split()).casefold()


class Book:
    """The corrections that hold, looked up by article.

    A correction belongs to the article with its SHA-256; else, since an edited file has another one, to the one with
    its id, which a project keeps through edits; else, if it names words, to the one at its path, which is what is left
    when the project file is lost.

    Parameters
    ----------
    corrections
        Lines of a corrections file, also those undone.
    documents
        Every article of the project.
    """

    def __init__(self, corrections: Iterable[Correction], documents: Iterable[Known]) -> None:
        self._corrections = in_force(corrections)
        self._own: defaultdict[str, list[Correction]] = defaultdict(list)
        self._rules: defaultdict[str, list[Correction]] = defaultdict(list)
        homes = _Homes(documents)
        astray = []
        for correction in self._corrections:
            ids = homes.of(correction)
            for document_id in ids:
                self._own[document_id].append(correction)
            if correction.reaches and correction.target is not None and correction.scope.within != "document":
                self._rules[name_key(correction.target.exact)].append(correction)
            elif not ids:
                astray.append(correction)
        self.astray = tuple(astray)
        """Corrections of articles that the project doesn't hold, and that reach no other."""

    def __bool__(self) -> bool:
        return bool(self._corrections)

    @property
    def has_rules(self) -> bool:
        """Whether `due` must know an article's text."""
        return bool(self._rules)

    def due(self, document: Known, text: str) -> Due:
        """What touches an article: rules do where its text holds the name that they are about."""
        own = tuple(self._own.get(document.id, ()))
        if not self._rules:
            return Due(own)
        ids, plain = {correction.id for correction in own}, name_key(text)
        rules = [
            rule
            for name, named in self._rules.items()
            if name in plain
            for rule in named
            if rule.id not in ids and is_meant(rule, document)
        ]
        return Due(own, tuple(sorted(rules, key=lambda rule: (rule.at, rule.id))))


class _Homes:
    """Articles by each of the three things that identify them: SHA-256, id and path."""

    def __init__(self, documents: Iterable[Known]) -> None:
        self._by: tuple[defaultdict[str, list[str]], ...] = (defaultdict(list), defaultdict(list), defaultdict(list))
        for document in documents:
            for index, value in zip(self._by, (document.sha256, document.id, document.path), strict=True):
                if value:
                    index[value].append(document.id)

    def of(self, correction: Correction) -> Sequence[str]:
        """Ids of the articles that a correction was made in."""
        target = correction.target
        if target is None:
            return ()
        # another article may come to stand at a path: there the words must show that it is the same one
        path = target.path if target.exact else ""
        keys = zip(self._by, (target.document, target.id, path), strict=True)
        ids = next((index[value] for index, value in keys if value in index), ())
        return [target.id] if target.id in ids else ids


def due_alone(document: Document, corrections: Iterable[Correction]) -> Due:
    """What touches an article, of corrections that are looked at for it alone."""
    known = Known(document.id, document.sha256, document.path)
    return Book(corrections, [known]).due(known, document.text)


def is_meant(rule: Correction, document: Known) -> bool:
    """Whether a rule reaches other mentions of an article; one of scope 'document' is only asked where it was made."""
    if rule.scope.within == "selection":
        return bool({document.sha256, document.id} & set(rule.scope.documents) - {""})
    return True
