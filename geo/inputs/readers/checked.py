"""A reader called so that whatever goes wrong in it is an answer, and not an error of Dateline's."""

from __future__ import annotations

from geo.errors import InputError, ReaderError
from geo.inputs.readers.base import RawArticle, Reader, Unread
from geo.inputs.readers.checking import problem_of
from geo.plugins import ANY_ERROR, REMEDY, storable, words_of

Answer = tuple[RawArticle | Unread, ...] | InputError
"""The articles of a file with the parts that can't be used, or why there are none."""


def where_of(reader: Reader) -> str:
    """What messages call a reader."""
    return str(getattr(reader, "where", f"the reader {reader.name}"))


def read_checked(reader: Reader, data: bytes, name: str) -> Answer:
    """What a reader gives for a file, or why nothing; raises MemoryError alone."""
    try:
        articles = tuple(reader.read(data, name=name))
    except InputError as error:
        return type(error)(storable(str(error)))
    except MemoryError:
        raise
    except ANY_ERROR as error:
        return ReaderError(f"{name} can't be read: {where_of(reader)} failed ({words_of(error)}): {remedy_of(reader)}")
    problem = problem_of(articles)
    if problem:
        return ReaderError(f"{name} can't be read: {where_of(reader)} {problem}: {remedy_of(reader)}")
    return articles


def remedy_of(reader: Reader) -> str:
    """What to do when a reader fails: what is wrong with the file, unless the reader is another package's."""
    return REMEDY if hasattr(reader, "where") else "save its text as .txt and give that."
