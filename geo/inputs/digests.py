"""Digests and their originals: a text in our own words stands for an article until the article itself is at hand."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Literal

from geo.inputs.files import ORIGINALS_FOLDER, Failure
from geo.inputs.source import Source

Corpus = Literal["folder", "folder and originals", "originals"]


@dataclass(frozen=True, slots=True)
class Found:
    """The articles of one folder, what could not be used of it, and what to tell of how its files were read."""

    sources: list[Source]
    failures: list[Failure]
    notes: list[str] = field(default_factory=list)


def join_originals(found: Found, own: Found, given: Sequence[Found]) -> tuple[list[Source], list[Failure], Corpus]:
    """Put originals in the place of their digests.

    The rule for folders of originals that a user gives: a file that matches a digest by SHA-256 is read instead of it,
    with the digest's facts. If at least one file matches, the files that match none are articles of their own, with
    the facts of their own index.csv. If none matches, these folders are somebody's own articles: they alone are the
    corpus, and the digests are left out.

    Parameters
    ----------
    found : the folder with the digests.
    own : its subfolder `originals`.
    given : the folders of originals that a user gives.
    """
    wanted = {source.facts.sha256 for source in found.sources if source.facts.sha256}
    given_sources = [source for place in given for source in place.sources]
    given_failures = [failure for place in given for failure in place.failures]
    others = [source for source in given_sources if source.sha256 not in wanted]
    if given and len(others) == len(given_sources):
        return others, given_failures, "originals"
    # of two files with the same bytes the first counts
    by_sha256 = {source.sha256: source for source in reversed([*own.sources, *given_sources])}
    sources = [_original_of(source, by_sha256) for source in found.sources]
    failures = found.failures + own.failures + given_failures
    failures += [_matches_none(source) for source in own.sources if source.sha256 not in wanted]
    return sources + others, failures, "folder and originals" if given else "folder"


def _matches_none(source: Source) -> Failure:
    return Failure(
        source.label, f"{source.label} matches no digest by its SHA-256: move it out of {ORIGINALS_FOLDER}/."
    )


def _original_of(digest: Source, by_sha256: Mapping[str, Source]) -> Source:
    """The original that a digest stands for, with the digest's facts, label and id; the digest where it isn't here."""
    original = by_sha256.get(digest.facts.sha256) if digest.facts.sha256 else None
    if original is None:
        return digest
    return replace(
        original,
        label=digest.label,
        facts=digest.facts.over(original.facts),
        id_sha256=digest.id_sha256,
        is_digest=False,
        known_events=digest.known_events,
    )
