"""From the sources of a scan to the documents of a project: each article once, with its id."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from geo.inputs.copies import Copy, without_copies
from geo.inputs.identity import Change, Content, Identity, Known, identified
from geo.inputs.source import Source


@dataclass(frozen=True, slots=True)
class Settled:
    """Articles to read, with their ids; how each came by it, in the same order; what else holds one of them.

    `gone` are documents of the existing project that are in the folder no more.
    """

    sources: tuple[Source, ...]
    identities: tuple[Identity, ...]
    copies: tuple[Copy, ...]
    gone: tuple[Known, ...]

    @property
    def known(self) -> tuple[Known, ...]:
        """The articles as a project knows them."""
        return tuple(Known(source.id, source.sha256, source.label) for source in self.sources)

    def paths(self, change: Change) -> tuple[str, ...]:
        """Where the articles lie whose id came by this."""
        return tuple(now for _, now in self._paths(change))

    @property
    def moved(self) -> tuple[tuple[str, str], ...]:
        """(path before, path now) of the articles found again by their content."""
        return self._paths("moved")

    def _paths(self, change: Change) -> tuple[tuple[str, str], ...]:
        pairs = zip(self.sources, self.identities, strict=True)
        return tuple((identity.before, source.label) for source, identity in pairs if identity.change == change)


def settle(sources: Sequence[Source], previous: Iterable[Known] = (), taken: Iterable[str] = ()) -> Settled:
    """Give each article its id, and read none twice.

    Parameters
    ----------
    sources
        What a scan found.
    previous
        The documents of the existing project, whose ids are kept.
    taken
        Further ids that no new article may have.
    """
    previous = tuple(previous)
    unique, copies = without_copies(sources, {(known.path, known.sha256) for known in previous})
    contents = [Content(source.sha256, source.label, source.part, source.id_sha256) for source in unique]
    identities = identified(contents, previous, taken)
    named = tuple(replace(source, id=identity.id) for source, identity in zip(unique, identities, strict=True))
    kept = {identity.id for identity in identities}
    return Settled(named, identities, copies, tuple(known for known in previous if known.id not in kept))
