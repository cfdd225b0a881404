"""The same article found more than once: exact copies, and links to a file that is read already."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Literal, TypeVar
from urllib.parse import urlsplit

from geo.inputs.facts import Facts
from geo.inputs.source import Source
from geo.model import Publication


@dataclass(frozen=True, slots=True)
class Copy:
    """A file that isn't read because `of`, the label of a source, is the same article.

    `kind` is 'copy' (the same text) or 'link' (the same file by another name).
    """

    path: str
    of: str
    kind: Literal["copy", "link"]


def without_copies(
    sources: Sequence[Source], known: Collection[tuple[str, str]] = ()
) -> tuple[tuple[Source, ...], tuple[Copy, ...]]:
    """Each article once, in the order of `sources`, and what else holds one of them.

    Two sources are one article when they are the same file, or have the same text and nothing known of them
    contradicts: a publisher, the host of an address, or a day of publication. The same text under another outlet's
    name is a wire report that both printed: each is a document of its own, since who reported a story and when is
    part of the evidence. Addresses are compared by their host because one article has many (of its print view, with a
    tracking number); titles and authors aren't compared, since a list may give them in full or shortened. What is known
    of any copy is known of the article.

    Parameters
    ----------
    sources : as a scan found them.
    known : (path, SHA-256) of the documents of the existing project. The one of several copies that it has stays the
        one that is read; else a file goes before links to it, then the shortest path (`mosul.txt` before
        `mosul (1).txt`), then the first in order.
    """

    is_link = [source.path.is_symlink() for source in sources]
    folders = {folder: str(folder.resolve()) for folder in {source.path.parent for source in sources}}

    def preference(at: int) -> tuple[bool, bool, int, int]:
        source = sources[at]
        is_new = (source.label, source.sha256) not in known
        return is_new, is_link[at], len(source.label), at

    def file_of(at: int) -> tuple[str, str, str]:
        path, part = sources[at].path, sources[at].part
        if is_link[at]:
            path = path.resolve()
            return str(path.parent), path.name, part
        return folders[path.parent], path.name, part

    order = sorted(range(len(sources)), key=preference)
    files = _joined(
        order,
        key=file_of,
        nature=is_link.__getitem__,
        may_join=lambda one_is_link, other_is_link: one_is_link or other_is_link,
    )
    texts = _joined(
        [members[0] for members in files],
        key=lambda at: sources[at].text_sha256,
        nature=lambda at: told_apart_by(sources[at].facts),
        may_join=lambda one, other: not contradict(one, other),
    )
    links = {members[0]: members[1:] for members in files}
    kept: dict[int, Source] = {}
    copies: list[Copy] = []
    for members in texts:
        first = members[0]
        facts = sources[first].facts
        for at in members[1:]:
            facts = facts.over(replace(sources[at].facts, sha256=""))
        kept[first] = replace(sources[first], facts=facts)
        of = sources[first].label
        copies += [Copy(sources[at].label, of, "copy") for at in members[1:]]
        copies += [Copy(sources[link].label, of, "link") for at in members for link in links[at]]
    return tuple(kept[at] for at in sorted(kept)), tuple(sorted(copies, key=lambda copy: (copy.path, copy.of)))


@dataclass(frozen=True, slots=True)
class Teller:
    """Who published an article and when: what keeps two outlets' copies of one text apart."""

    publisher: str
    host: str
    published: Publication | None


def told_apart_by(facts: Facts) -> Teller:
    """The facts that can keep copies apart: see `without_copies`."""
    return Teller(facts.publisher.casefold(), _host(facts.url), facts.published)


def contradict(one: Teller, other: Teller) -> bool:
    """Whether two articles of the same text can't be one."""
    return (
        _differ(one.publisher, other.publisher)
        or _differ(one.host, other.host)
        or _apart(one.published, other.published)
    )


T = TypeVar("T")


def _joined(
    order: Iterable[int],
    *,
    key: Callable[[int], object],
    nature: Callable[[int], T],
    may_join: Callable[[T, T], bool],
) -> list[list[int]]:
    """Groups of one key; a member joins the first group of its key whose every member's nature allows it."""
    groups: dict[object, list[tuple[list[int], set[T]]]] = {}
    for at in order:
        own = nature(at)
        of_key = groups.setdefault(key(at), [])
        fitting = (group for group in of_key if all(may_join(own, other) for other in group[1]))
        group = next(fitting, None)
        if group is None:
            of_key.append(([at], {own}))
        else:
            group[0].append(at)
            group[1].add(own)
    return [members for of_key in groups.values() for members, _ in of_key]


def _differ(one: str, other: str) -> bool:
    return bool(one and other) and one != other


def _host(url: str) -> str:
    try:
        return (urlsplit(url).hostname or "").removeprefix("www.")
    except ValueError:  # square brackets around no address
        return ""


def _apart(one: Publication | None, other: Publication | None) -> bool:
    """Whether no day lies in both intervals."""
    if one is None or other is None:
        return False
    return _ends_before(one, other) or _ends_before(other, one)


def _ends_before(one: Publication, other: Publication) -> bool:
    return bool(one.last and other.first and one.last < other.first)
