"""What a build did, in numbers and in words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from geo.corrections import Orphan
from geo.inputs import Copy
from geo.languages.detect import unread_words
from geo.project.unplaced import Unplaced

_MOST_NAMED = 5


@dataclass(frozen=True, slots=True)
class BuildReport:
    """What a build did.

    Parameters
    ----------
    read, carried
        How many articles were read anew, and how many carried over unread.
    failures
        Inputs left out, as (path, error).
    new, edited, gone
        Paths of articles that the project had not before; that it had with another content; that it has no more.
        A first build has nothing new.
    moved
        Articles found again by their content, as (path before, path now).
    copies
        Files not read because they hold an article that is.
    warnings
        What the user should know besides.
    notes
        How files were read, where the user may know better.
    orphans
        Corrections that no longer find what they are about.
    languages
        How many of the project's articles are in each language, by its code.
    removed
        Paths of articles that corrections keep out of the project.
    held
        Paths of articles kept as they were read, since their files, which were added, can't be read now.
    near_copies
        How many articles are near copies of others, and of how many.
    unplaced
        Countries of which several names are in no table.
    """

    read: int
    carried: int
    failures: tuple[tuple[str, str], ...] = ()
    new: tuple[str, ...] = ()
    edited: tuple[str, ...] = ()
    gone: tuple[str, ...] = ()
    moved: tuple[tuple[str, str], ...] = ()
    copies: tuple[Copy, ...] = ()
    warnings: tuple[str, ...] = ()
    orphans: tuple[Orphan, ...] = ()
    notes: tuple[str, ...] = ()
    languages: Mapping[str, int] = field(default_factory=dict)
    unplaced: tuple[Unplaced, ...] = ()
    removed: tuple[str, ...] = ()
    held: tuple[str, ...] = ()
    near_copies: tuple[int, int] = (0, 0)

    def lines(self) -> list[str]:
        """The report as a command prints it, all but the last line with the counts."""
        said = [f"warning: {warning}" for warning in self.warnings]
        said += self.notes
        said += [
            f"correction not applied: {one.correction}{f' of {one.document}' if one.document else ''}: {one.reason}"
            for one in self.orphans
        ]
        said += [f"left out: {what if path in what else f'{path}: {what}'}" for path, what in self.failures]
        also: dict[str, list[str]] = {}
        for copy in self.copies:
            also.setdefault(copy.of, []).append(copy.path)
        said += [f"counted once: {path}, also found as {_some(others)}" for path, others in also.items()]
        changes = (
            ("new", self.new),
            ("moved, known by their content", [f"{before} to {now}" for before, now in self.moved]),
            ("changed", self.edited),
            ("gone", self.gone),
            ("kept out, as removed by a correction", self.removed),
            ("kept as read before, since the file can't be read now", self.held),
        )
        said += [f"{word}: {_some(paths)}" for word, paths in changes if paths]
        said += [
            f"not mapped: {one.words}. GeoNames may have them: run '{one.command}', then build again"
            for one in self.unplaced
        ]
        copies, shown = self.near_copies
        if copies:
            articles, are = ("article", "is a copy") if copies == 1 else ("articles", "are copies")
            said.append(
                f"one text: {copies:,} {articles} {are} of {shown:,} in this project, cut or edited; all are kept and "
                "counted, and the Articles page shows one of each"
            )
        unread = unread_words(self.languages)
        return [*said, unread] if unread else said


def _some(paths: Sequence[str]) -> str:
    """The first few of a list, and how many more there are."""
    more = len(paths) - _MOST_NAMED
    return ", ".join(paths[:_MOST_NAMED]) + (f" and {more} more" if more > 0 else "")
