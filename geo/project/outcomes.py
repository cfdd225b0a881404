"""What became of files that were put into a project, file by file."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, get_args

from geo.inputs import Settled
from geo.project.additions import Addition, Additions

Became = Literal["new", "changed", "unchanged", "copy", "removed", "failed", "nothing"]
"""What became of a file: its article is new, changed, as it was, in the project already, or kept out since it was
removed; it could not be used; or it holds no article and is known by its name (README, index.csv, events.csv)."""
_CHANGES: Mapping[str, Became] = {"new": "new", "edited": "changed", "kept": "unchanged", "moved": "unchanged"}


@dataclass(frozen=True, slots=True)
class TakenIn:
    """An article of a file: its id, SHA-256, what it is called in the project, and what became of it.

    `of` is what the project calls the article that it is a copy of.
    """

    id: str
    sha256: str
    path: str
    became: Became
    of: str = ""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a file.

    Parameters
    ----------
    path
        The file, as it was given.
    label
        What the project calls it.
    became
        The first of 'new', 'changed', 'unchanged', 'copy', 'removed' that holds of one of its articles; 'failed' where
        it gave none, for a reason; 'nothing' where it is no article and needs no reason.
    articles
        Its articles, in its order; copies last.
    problems
        What could not be used of it, and what to do.
    """

    path: Path
    label: str
    became: Became
    articles: tuple[TakenIn, ...] = ()
    problems: tuple[str, ...] = ()


def outcomes(
    asked: Mapping[str, Addition],
    settled: Settled,
    removed: Collection[str],
    failures: Collection[tuple[str, str]],
    ids: Mapping[str, str],
) -> Iterator[Outcome]:
    """An outcome for each file that was asked for, in their order.

    Parameters
    ----------
    asked
        The files by their labels.
    settled
        The articles, with how each was known.
    removed
        Paths of articles that corrections keep out of the project.
    failures
        (path, error) of what could not be used.
    ids
        Ids of the project's articles by their paths.
    """
    labels = Additions(asked.values())
    failed = {path for path, _ in failures}
    articles: dict[str, list[TakenIn]] = {}
    for source, identity in zip(settled.sources, settled.identities, strict=True):
        if source.label not in failed:
            became = "removed" if source.label in removed else _CHANGES[identity.change]
            one = TakenIn(source.id, source.sha256, source.label, became)
            articles.setdefault(labels.home_of(source.label), []).append(one)
    for copy in settled.copies:
        became = "removed" if copy.of in removed else "copy"
        one = TakenIn(ids.get(copy.of, ""), "", copy.path, became, copy.of)
        articles.setdefault(labels.home_of(copy.path), []).append(one)
    problems: dict[str, list[str]] = {}
    for path, error in failures:
        problems.setdefault(labels.home_of(path), []).append(error)
    for label, addition in asked.items():
        own, wrong = articles.get(label, []), problems.get(label, [])
        found = {one.became for one in own}
        became = next((each for each in get_args(Became) if each in found), "failed" if wrong else "nothing")
        yield Outcome(addition.path, label, became, tuple(own), tuple(wrong))
