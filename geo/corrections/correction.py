"""What a correction is: who said what about which words of which article, and how far it reaches.

A correction is one line of a project's corrections file. It names its words as the selectors of the W3C Web
Annotation model do (TextQuoteSelector and TextPositionSelector).
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any, Literal, get_args

from geo.corrections.checks import require
from geo.corrections.meaning import check_meaning
from geo.errors import CorrectionError

Kind = Literal[
    "place", "role", "not_a_place", "add", "date", "not_a_date", "event", "document", "note", "checked", "undo"
]
Within = Literal["mention", "document", "selection", "project"]

KINDS: frozenset[str] = frozenset(get_args(Kind))
ALIKE: frozenset[Kind] = frozenset(("place", "role", "not_a_place"))
"""Kinds that may reach other mentions: those read as the same name and the same place."""
WHOLE: frozenset[Kind] = frozenset(("document", "note", "checked"))
"""Kinds that may be about an article as a whole, without any words of it."""
SAME = "name and place"
MOST_CHARACTERS = 10_000
_MOST_NAME = 200
_ULID = re.compile(r"[0-7][0-9A-HJKMNP-TV-Z]{25}")
_SHA256 = re.compile(r"[0-9a-f]{64}|")
_CROCKFORD = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"

Extra = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Selector:
    """The words that a correction is about, and the article they stand in.

    `document` is the SHA-256 of the article's content, `id` and `path` are the ones the project knew it by: an edited
    article has another SHA-256 but the same id. `exact` are the words, `prefix` and `suffix` what stands before and
    after them, `start` their first code point; '' and None where a correction is about the article as a whole.
    """

    document: str
    id: str = ""
    path: str = ""
    exact: str = ""
    prefix: str = ""
    suffix: str = ""
    start: int | None = None
    extra: Extra = field(default_factory=dict)

    def __post_init__(self) -> None:
        require(bool(_SHA256.fullmatch(self.document)), "target.document", "the article's SHA-256 in hexadecimal")
        require(bool(self.document or self.id or self.path), "target", "an article: its SHA-256, id or path")
        require((self.start is None) == (not self.exact), "target", "words with the place they begin at, or neither")
        require(self.start is None or self.start >= 0, "target.start", "a number from 0")
        size = max(map(len, (self.exact, self.prefix, self.suffix)))
        require(size <= MOST_CHARACTERS, "target", f"words of at most {MOST_CHARACTERS} characters")


@dataclass(frozen=True, slots=True)
class Scope:
    """How far a correction reaches beyond the mention it was made at.

    `within` 'mention': no further. 'document': the other mentions in the article. 'selection': those in `documents`,
    each a SHA-256 or an id. 'project': those in every article, also of ones still to come. Only mentions that were
    read as the same name and the same place are meant.
    """

    within: Within = "mention"
    same: str = SAME
    documents: tuple[str, ...] = ()
    extra: Extra = field(default_factory=dict)

    def __post_init__(self) -> None:
        require(self.within in get_args(Within), "scope.within", f"one of {', '.join(get_args(Within))}")
        require(self.same == SAME, "scope.same", f"'{SAME}'")
        require((self.within == "selection") == bool(self.documents), "scope.documents", "the articles of a selection")


@dataclass(frozen=True, slots=True)
class Correction:
    """One line: `by` says `after` of `target`, at the time `at` (UTC), because of `why`.

    `id` and `act` are ULIDs; lines of one act are undone together, by a line whose `undoes` names the act. `before`
    is what was read there when it was made. What a line of a newer version holds besides is kept in `extra`.

    Raises
    ------
    CorrectionError
        When a field says nothing that could be applied; the message names the field and what it should hold.
    """

    id: str
    at: datetime
    by: str
    act: str
    kind: Kind
    target: Selector | None = None
    scope: Scope = Scope()
    before: Mapping[str, Any] = field(default_factory=dict)
    after: Mapping[str, Any] = field(default_factory=dict)
    why: str = ""
    undoes: str | None = None
    extra: Extra = field(default_factory=dict)

    def __post_init__(self) -> None:
        for name, value in (("id", self.id), ("act", self.act), ("undoes", self.undoes)):
            require(value is None or bool(_ULID.fullmatch(value)), name, "a ULID")
        require(self.at.tzinfo is not None, "at", "a time with its zone")
        require(1970 <= self.at.year < 9999, "at", "a time since 1970")
        require(bool(self.by.strip()) and len(self.by) <= _MOST_NAME, "by", "the name of who made the correction")
        require(len(self.why) <= MOST_CHARACTERS, "why", f"at most {MOST_CHARACTERS} characters")
        require(self.kind in KINDS, "kind", f"one of {', '.join(get_args(Kind))}")
        require((self.kind == "undo") <= (self.undoes is not None), "undoes", "the act that is undone")
        require((self.target is None) == (self.kind == "undo"), "target", "what is corrected, unless it is an undo")
        if self.target is not None and self.kind not in WHOLE:
            require(bool(self.target.exact), "target.exact", "the words that are corrected")
        reaches = self.scope.within != "mention" and self.kind not in WHOLE
        require(not reaches or self.kind in ALIKE, "scope.within", f"'mention', for a {self.kind}")
        require(not reaches or "place" in self.before, "before.place", "what the other mentions are read as, or null")
        _check_data(self)
        check_meaning(self.kind, self.after)
        moment = self.at.astimezone(UTC)
        object.__setattr__(self, "at", moment.replace(microsecond=moment.microsecond // 1000 * 1000))

    @property
    def reaches(self) -> bool:
        """Whether it is a rule for other mentions, too."""
        return self.scope.within != "mention" and self.kind in ALIKE

    @property
    def unknown_fields(self) -> tuple[str, ...]:
        """Fields that this version keeps but does not understand."""
        return (
            *self.extra,
            *(f"target.{name}" for name in (self.target.extra if self.target else ())),
            *(f"scope.{name}" for name in self.scope.extra),
        )


@dataclass(frozen=True, slots=True)
class NotUnderstood:
    """A line kept as it came but not applied, and why: it is of a newer version, or one of its fields is damaged."""

    id: str
    record: Mapping[str, Any]
    reason: str


def ulid(moment: datetime, entropy: int) -> str:
    """A ULID: 48 bits of milliseconds since 1970 and 80 bits of `entropy`, in Crockford's base 32.

    Ids made with consecutive `entropy` at one moment sort in that order.

    Examples
    --------
    >>> from datetime import UTC, datetime
    >>> ulid(datetime(2026, 3, 1, tzinfo=UTC), 7)
    '01KJKB3Q000000000000000007'
    """
    since = moment - datetime(1970, 1, 1, tzinfo=UTC)
    milliseconds = (since.days * 86_400 + since.seconds) * 1000 + since.microseconds // 1000
    number = (milliseconds % (1 << 48)) << 80 | entropy % (1 << 80)
    return "".join(_CROCKFORD[number >> shift & 31] for shift in range(125, -1, -5))


def is_ulid(text: str) -> bool:
    """Whether a text is a ULID as this module writes them."""
    return bool(_ULID.fullmatch(text))


def _check_data(correction: Correction) -> None:
    """Nothing that JSON or a project file can't hold: NaN, objects of Python, half a surrogate pair."""
    target = correction.target
    said: list[Any] = [correction.by, correction.why, dict(correction.before), dict(correction.after)]
    said += [dict(correction.scope.extra), list(correction.scope.documents)]
    if target:
        said += [target.id, target.path, target.exact, target.prefix, target.suffix, dict(target.extra)]
    try:
        json.dumps([*said, dict(correction.extra)], ensure_ascii=False, allow_nan=False).encode()
    except (TypeError, ValueError, RecursionError) as error:
        raise CorrectionError(f"a correction must be data that JSON in UTF-8 can hold: {error}") from error
