"""Frozen records as JSON data and back, by the types that their fields are annotated with."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import fields, is_dataclass
from datetime import date
from functools import cache
from types import UnionType
from typing import Any, TypeVar, Union, get_args, get_origin, get_type_hints

Record = TypeVar("Record")


def to_data(value: Any) -> Any:
    """A record as JSON data: records are objects, tuples arrays, days ISO 8601 text."""
    if isinstance(value, tuple):
        return [to_data(item) for item in value]
    if isinstance(value, date):
        return value.isoformat()
    kind: Any = type(value)
    if _is_record(kind):
        return {name: to_data(getattr(value, name)) for name in _names(kind)}
    return value


def from_data(kind: Callable[..., Record], data: Any) -> Record:
    """The record of type `kind` that `to_data` was given. What `data` lacks takes the record's default.

    Raises
    ------
    TypeError, ValueError
        When `data` is no such record.
    """
    hints = _hints(kind)
    return kind(**{name: _typed(hints[name], item) for name, item in data.items()})


def _typed(kind: Any, data: Any) -> Any:
    """JSON data as the type that a field of a record is annotated with."""
    arguments = get_args(kind)
    if get_origin(kind) in (Union, UnionType):
        (wanted,) = (argument for argument in arguments if argument is not type(None))
        return None if data is None else _typed(wanted, data)
    if get_origin(kind) is tuple:
        kinds = [arguments[0]] * len(data) if arguments[-1] is Ellipsis else arguments
        return tuple(_typed(one, item) for one, item in zip(kinds, data, strict=True))
    if kind is date:
        return date.fromisoformat(data)
    if _is_record(kind):
        return from_data(kind, data)
    if isinstance(kind, type) and not isinstance(data, (int, float) if kind is float else kind):
        raise TypeError(f"{type(data).__name__} where {kind.__name__} should be")
    return data


def _is_record(kind: object) -> bool:
    return is_dataclass(kind)


@cache
def _names(kind: Any) -> tuple[str, ...]:
    return tuple(field.name for field in fields(kind))


@cache
def _hints(kind: Any) -> dict[str, Any]:
    return get_type_hints(kind)
