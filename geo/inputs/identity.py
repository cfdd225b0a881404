"""Ids of documents: made from content and path, then kept while either stays.

An id depends on no other file, so adding or taking away articles renames none.
"""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict, deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from hashlib import sha256
from itertools import count
from pathlib import PurePosixPath
from typing import Literal

Change = Literal["kept", "moved", "edited", "new"]

_LONGEST_SLUG = 60
_HASH_DIGITS = 12


@dataclass(frozen=True, slots=True)
class Content:
    """What an article is known again by: SHA-256 of its content, and its path in the folder.

    `part` is what it is called in a file of several, whose path ends with `#` and the part. `id_sha256` is the content
    that a new id is made from; `sha256` where it is ''.
    """

    sha256: str
    path: str
    part: str = ""
    id_sha256: str = ""


@dataclass(frozen=True, slots=True)
class Known:
    """A document of the existing project."""

    id: str
    sha256: str
    path: str


_Key = Callable[[Content | Known], tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Identity:
    """The id that an article gets, how it came by it, and the path it had before ('' if it is new)."""

    id: str
    change: Change
    before: str = ""


def slug(stem: str) -> str:
    """A file's stem in lower-case ASCII letters, digits and hyphens; 'article' when it has none of them."""
    plain = unicodedata.normalize("NFKD", stem).encode("ascii", "ignore").decode("ascii").lower()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:_LONGEST_SLUG].strip("-") or "article"


def new_id(content: str, path: str, *, part: str = "", attempt: int = 0) -> str:
    """An id for a document never seen before: 'mosul-3f9a2c1b7d04'.

    Parameters
    ----------
    content : SHA-256 of the document, as hexadecimal digits.
    path, part : as in `Content`.
    attempt : how many ids made for it were already another document's.
    """
    known = f"{content}\0{_same_form(path)}" + (f"\0{attempt}" if attempt else "")
    digits = sha256(known.encode("utf-8", "surrogatepass")).hexdigest()[:_HASH_DIGITS]
    file = path.removesuffix(f"#{part}") if part else path
    return f"{slug(PurePosixPath(file).stem)}-{digits}"


def identified(found: Sequence[Content], previous: Iterable[Known], others: Iterable[str] = ()) -> tuple[Identity, ...]:
    """The id of each article found, in their order.

    An article is one of the existing project's when its content and path are the same, else its content (a moved
    file), else its path (an edited file). Every document goes to one article at most. Where several could claim one,
    as when a file was edited and another now has its former content, content goes before path; of several with the
    same content one with the same file name, then the first by path. An article of a file that holds several is known
    by its content alone: such files are exports that a newer one replaces, with other articles under the same numbers.
    Whatever is left is new.

    An id that the existing project has, whether its document is still there or not, is given to nothing new: links and
    corrections that name it would lead to the wrong article.

    Parameters
    ----------
    found : the articles.
    previous : the documents of the existing project.
    others : further ids that are given to nothing new.
    """
    documents = sorted(previous, key=lambda known: (known.path, known.id))
    taken = {*others, *(known.id for known in documents)}
    order = sorted(range(len(found)), key=lambda at: (found[at].path, at))
    given = _known_again(found, order, documents)
    for at in order:
        if at not in given:
            given[at] = Identity(_untaken(found[at], taken), "new")
            taken.add(given[at].id)
    return tuple(given[at] for at in range(len(found)))


def _known_again(found: Sequence[Content], order: Sequence[int], documents: Sequence[Known]) -> dict[int, Identity]:
    """Ids of the articles that are a document of the existing project, by their index in `found`."""
    given: dict[int, Identity] = {}
    waiting = documents
    for change, key in _STEPS:
        left = [at for at in order if at not in given and _may_be(change, found[at])]
        matched = dict(_matched(left, found, waiting, key))
        given |= {at: Identity(known.id, change, known.path) for at, known in matched.items()}
        kept = {known.id for known in matched.values()}
        waiting = [known for known in waiting if known.id not in kept]
    return given


def _matched(
    order: Iterable[int], found: Sequence[Content], waiting: Iterable[Known], key: _Key
) -> Iterator[tuple[int, Known]]:
    """Articles, by their index, with the document of the same key; each document goes to one article."""
    by_key: defaultdict[tuple[str, ...], deque[Known]] = defaultdict(deque)
    for known in waiting:
        by_key[key(known)].append(known)
    for at in order:
        same = by_key.get(key(found[at]))
        if same:
            yield at, same.popleft()


def _may_be(change: Change, article: Content) -> bool:
    """Whether an article may be found this way: one of a file of several is not known by its path."""
    return change != "edited" or not article.part


def _untaken(article: Content, taken: set[str]) -> str:
    content = article.id_sha256 or article.sha256
    ids = (new_id(content, article.path, part=article.part, attempt=attempt) for attempt in count())
    return next(made for made in ids if made not in taken)


def _same_form(path: str) -> str:
    """A path in one Unicode form: systems differ in how they write 'é'."""
    return unicodedata.normalize("NFC", path)


_STEPS: tuple[tuple[Change, _Key], ...] = (
    ("kept", lambda one: (one.sha256, _same_form(one.path))),
    ("moved", lambda one: (one.sha256, PurePosixPath(_same_form(one.path)).name)),
    ("moved", lambda one: (one.sha256,)),
    ("edited", lambda one: (_same_form(one.path),)),
)
