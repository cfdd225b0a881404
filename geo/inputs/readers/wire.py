"""What a reader gave for a file, as bytes: to come out of its own process, and to be kept.

Articles are hostile, and so may be the process that a reader of theirs ran in. The bytes are JSON, since reading them
can make nothing but strings and numbers; whatever is not exactly an answer is refused.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from geo import errors
from geo.errors import InputError, ReaderError
from geo.inputs.readers.archives import Failed, Item, Passed, Step
from geo.inputs.readers.base import RawArticle, Unread
from geo.inputs.readers.checked import Answer
from geo.inputs.readers.checking import problem_of
from geo.plain_data import from_data, to_data


def answer_bytes(answer: Sequence[RawArticle | Unread] | InputError) -> bytes:
    """An answer as UTF-8 JSON, in which halves of surrogate pairs stay halves."""
    if isinstance(answer, InputError):
        data: Any = {"error": type(answer).__name__, "message": str(answer)}
    else:
        data = {"articles": [to_data(article) for article in answer]}
    return json.dumps(data, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "surrogatepass")


def answer_of(data: bytes) -> Answer:
    """The answer that `answer_bytes` was given.

    Raises
    ------
    ValueError : the bytes are no answer.
    """
    try:
        answer = json.loads(data.decode("utf-8", "surrogatepass"))
        if "error" in answer:
            return _error(answer["error"], answer["message"])
        articles = tuple(_article(one) for one in answer["articles"])
    except (ValueError, TypeError, AttributeError, LookupError, RecursionError) as error:
        raise ValueError(f"no answer of a reader ({type(error).__name__})") from error
    problem = problem_of(articles)
    if problem:
        raise ValueError(problem)
    return articles


def step_bytes(step: Step) -> bytes:
    """A step of an archive, as `answer_bytes` makes them of answers."""
    data = {"done": step.done, "items": [to_data(item) for item in step.items], "next": step.next}
    return json.dumps(data, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "surrogatepass")


def step_of(data: bytes) -> Step | InputError:
    """The step that `step_bytes` was given, or why the archive can't be opened.

    Raises
    ------
    ValueError : the bytes are neither.
    """
    try:
        step = json.loads(data.decode("utf-8", "surrogatepass"))
        if "error" in step:
            return _error(step["error"], step["message"])
        items = tuple(_item(one) for one in step["items"])
        done, current = int(step["done"]), str(step["next"])
    except (ValueError, TypeError, AttributeError, LookupError, RecursionError) as error:
        raise ValueError(f"no step of an archive ({type(error).__name__})") from error
    return Step(done, items, current)


def _item(data: Any) -> Item:
    if "kind" in data:
        return from_data(Passed, data)
    return from_data(Failed, data) if "format" in data else _article(data)


def _article(data: Any) -> RawArticle | Unread:
    return from_data(Unread, data) if "why" in data else from_data(RawArticle, data)


def _error(kind: str, message: str) -> InputError:
    """The InputError of that name; a ReaderError where there is none."""
    found = getattr(errors, kind, None)
    if isinstance(found, type) and issubclass(found, InputError):
        return found(str(message))
    return ReaderError(str(message))
