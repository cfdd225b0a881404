"""An article with its reading as a row of Parquet: columns that any engine reads, made of the records' own fields.

Days are ISO 8601 text, offsets code points into `document.text`, as in `geo.model`. What each place mention could mean
is packed as a project file has it, in `candidates`: as columns it would take a tenth of the time of reading.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields, is_dataclass, replace
from datetime import date
from functools import cache
from types import UnionType
from typing import TYPE_CHECKING, Any, Literal, Union, get_args, get_origin, get_type_hints

from geo.code_version import dateline_version
from geo.inputs import Facts, Source
from geo.model import ParsedDocument
from geo.plain_data import from_data, to_data
from geo.plugins import storable
from geo.project.packing import pack_candidates, unpack_candidates

if TYPE_CHECKING:
    from geo.pipeline import Pipeline

_SIMPLE = {str: "string", int: "int64", float: "float64", bool: "bool_"}
_APART = "candidates"
_OF_READING = tuple(field.name for field in fields(ParsedDocument))


@dataclass(frozen=True, slots=True)
class Origin:
    """How an article came, and what read it.

    Parameters
    ----------
    facts, text_sha256, id_sha256, part
        What a `Source` knows of it that its document does not hold.
    reading
        The version of all that the reading depends on, see `Pipeline.version`.
    gazetteer, dateline
        The versions of the gazetteer and of Dateline, for people.
    corpus
        As in `Scan`.
    """

    facts: Facts
    text_sha256: str
    id_sha256: str
    part: str
    reading: str
    gazetteer: str
    dateline: str
    corpus: str


@cache
def schema() -> Any:
    """The columns, as an Arrow schema: those of `ParsedDocument`, with what is known of where the article came from.

    `path` is what the article is called, and `error` why it could not be read, else ''; the other columns are then
    NULL.
    """
    import pyarrow as pa

    hints = get_type_hints(ParsedDocument)
    columns = [("path", pa.string()), ("error", pa.string())]
    columns += [(name, _arrow(hints[name])) for name in _OF_READING]
    return pa.schema([*columns, (_APART, pa.binary()), ("origin", _arrow(Origin))])


def _arrow(kind: Any) -> Any:
    """The Arrow type of what `to_data` makes of a field."""
    import pyarrow as pa

    arguments = get_args(kind)
    if get_origin(kind) in (Union, UnionType):
        return _arrow(next(argument for argument in arguments if argument is not type(None)))
    if get_origin(kind) is tuple:
        return pa.list_(_arrow(arguments[0]))
    if get_origin(kind) is Literal or kind is date:
        return pa.string()
    if is_dataclass(kind):
        hints = get_type_hints(kind)
        return pa.struct([(field.name, _arrow(hints[field.name])) for field in fields(kind) if field.name != _APART])
    return getattr(pa, _SIMPLE[kind])()


def row_of(source: Source, text: str, pipeline: Pipeline, *, reading: str, corpus: str) -> dict[str, Any]:
    """An article, read, as a row; `reading` is the pipeline's version, which takes a while to work out.

    Raises
    ------
    TooLongError
        When it takes longer than `geo.time_limit` allows.
    """
    parsed = pipeline.parse(source.document(text))
    bare = replace(parsed, places=tuple(replace(mention, candidates=()) for mention in parsed.places))
    origin = Origin(
        source.facts,
        source.text_sha256,
        source.id_sha256,
        source.part,
        reading,
        pipeline.gazetteer.version,
        dateline_version(),
        corpus,
    )
    own = {"path": source.label, "error": "", _APART: pack_candidates(parsed.places), "origin": to_data(origin)}
    row: dict[str, Any] = to_data(bare)
    return row | own


def failed_row(path: str, error: str) -> dict[str, Any]:
    """A row of something that could not be read."""
    return {"path": storable(path), "error": storable(error)}


def origin_of(row: Mapping[str, Any]) -> Origin:
    """How the article of a row came; raises TypeError, ValueError or KeyError where the row is none of ours."""
    return from_data(Origin, row["origin"])


def reading_of(row: Mapping[str, Any]) -> ParsedDocument:
    """The reading of a row, unchecked; raises as `origin_of` does, and zlib.error where what is packed is damaged."""
    parsed = from_data(ParsedDocument, {name: row[name] for name in _OF_READING})
    candidates = unpack_candidates(row[_APART])
    pairs = zip(parsed.places, candidates, strict=True)
    return replace(parsed, places=tuple(replace(mention, candidates=possible) for mention, possible in pairs))
