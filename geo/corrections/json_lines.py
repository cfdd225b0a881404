"""Corrections as JSON objects, one a line, and back. The order of the keys is fixed, so that lines can be compared."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import fields
from datetime import datetime
from typing import Any

from geo.corrections.checks import require
from geo.corrections.correction import Correction, NotUnderstood, Scope, Selector
from geo.errors import CorrectionError

_TOP = ("id", "at", "by", "act", "undoes", "kind", "target", "scope", "before", "after", "why")
_TEXTS = ("id", "by", "act", "kind", "why")
_SELECTOR = tuple(each.name for each in fields(Selector) if each.name != "extra")


def to_line(correction: Correction | NotUnderstood) -> str:
    """The line of a corrections file, without its end. One that was not understood comes out as it came in."""
    record = correction.record if isinstance(correction, NotUnderstood) else _record(correction)
    line = json.dumps(record, ensure_ascii=False, allow_nan=False)
    try:
        line.encode()
    except UnicodeEncodeError:  # half a surrogate pair, which UTF-8 can't write
        return json.dumps(record, allow_nan=False)
    return line


def from_line(line: str) -> Correction | NotUnderstood:
    """What a line says. One that holds an id but can't be applied is kept as `NotUnderstood`.

    Raises
    ------
    CorrectionError
        When it is no JSON object with an id: the line is damaged.
    """
    try:
        record = json.loads(line)
        json.dumps(record, allow_nan=False)  # refuses what can't be written again: NaN, 1e999
    except (ValueError, RecursionError) as error:
        raise CorrectionError(f"not JSON: {error}") from error
    if not isinstance(record, dict) or not isinstance(record.get("id"), str) or not record["id"]:
        raise CorrectionError("no JSON object with an 'id'")
    try:
        return _correction(record)
    except CorrectionError as error:
        return NotUnderstood(record["id"], record, str(error))


def _record(correction: Correction) -> dict[str, Any]:
    known = {
        "id": correction.id,
        "at": _written(correction.at),
        "by": correction.by,
        "act": correction.act,
        "undoes": correction.undoes,
        "kind": correction.kind,
        "target": None if correction.target is None else _target(correction.target),
        "scope": _scope(correction.scope),
        "before": dict(correction.before),
        "after": dict(correction.after),
        "why": correction.why,
    }
    return known | dict(correction.extra)


def _written(moment: datetime) -> str:
    return moment.isoformat(timespec="milliseconds").replace("+00:00", "Z")


def _target(selector: Selector) -> dict[str, Any]:
    """Fields that say something; a whole article has no words."""
    values = {name: getattr(selector, name) for name in _SELECTOR}
    said = {name: value for name, value in values.items() if name == "document" or value not in ("", None)}
    return said | dict(selector.extra)


def _scope(scope: Scope) -> dict[str, Any]:
    chosen: dict[str, Any] = {"documents": list(scope.documents)} if scope.documents else {}
    return {"same": scope.same, "within": scope.within} | chosen | dict(scope.extra)


def _correction(record: Mapping[str, Any]) -> Correction:
    for name in _TEXTS:
        require(isinstance(record.get(name, ""), str), name, "text")
    require(isinstance(record.get("undoes"), str | None), "undoes", "an act's id or null")
    at = record.get("at")
    require(isinstance(at, str), "at", "a time such as '2026-03-01T12:00:00Z'")
    try:
        moment = datetime.fromisoformat(str(at))
    except ValueError as error:
        raise CorrectionError(
            f"at of a correction must be a time such as '2026-03-01T12:00:00Z', not {at!r}"
        ) from error
    target = _object(record, "target")
    return Correction(
        id=record["id"],
        at=moment,
        by=record.get("by", ""),
        act=record.get("act", ""),
        undoes=record.get("undoes"),
        kind=record.get("kind", ""),
        target=_selector(target) if target is not None else None,
        scope=_read_scope(_object(record, "scope") or {}),
        before=_object(record, "before") or {},
        after=_object(record, "after") or {},
        why=record.get("why", ""),
        extra={name: value for name, value in record.items() if name not in _TOP},
    )


def _selector(record: Mapping[str, Any]) -> Selector:
    start = record.get("start")
    require(start is None or (isinstance(start, int) and not isinstance(start, bool)), "target.start", "a number")
    texts = {name: record.get(name, "") for name in _SELECTOR if name != "start"}
    for name, value in texts.items():
        require(isinstance(value, str), f"target.{name}", "text")
    extra = {name: value for name, value in record.items() if name not in _SELECTOR}
    return Selector(**texts, start=start, extra=extra)


def _read_scope(record: Mapping[str, Any]) -> Scope:
    within, same = record.get("within", "mention"), record.get("same", Scope().same)
    documents = record.get("documents", [])
    require(isinstance(within, str), "scope.within", "text")
    listed = isinstance(documents, list) and all(isinstance(each, str) for each in documents)
    require(listed, "scope.documents", "a list of SHA-256s or ids")
    extra = {name: value for name, value in record.items() if name not in ("within", "same", "documents")}
    return Scope(within, same, tuple(documents), extra)


def _object(record: Mapping[str, Any], name: str) -> dict[str, Any] | None:
    value = record.get(name)
    require(value is None or isinstance(value, dict), name, "an object or null")
    return value
