"""What a project is to be made of: which articles to read, which stay without being asked for, and in which order."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from geo.inputs import Copy, Known, Scan, Settled, Source, settle
from geo.inputs.copies import contradict, told_apart_by
from geo.project.additions import Additions, State
from geo.project.previous import KnownDocument, Previous


@dataclass(frozen=True, slots=True)
class Plan:
    """What a project is to be made of.

    Parameters
    ----------
    found
        Articles that were found, and what could not be used.
    additions
        The files that were added to the project, those of `found` included.
    is_whole
        Whether `found` is all that the project is to hold: a document that was not found is then gone, unless it is of
        an added file that can't be read, which is never lost. Otherwise whatever was not found stays.
    has_folder
        Whether the folder was read that the project was built of. If not, its articles stay in any case.
    countries
        ISO codes of the countries that articles are about which name none themselves.
    apart
        The added files that were not read, by their labels: they are gone, or have changed since they were added.
    """

    found: Scan
    additions: Additions
    is_whole: bool
    has_folder: bool = True
    countries: tuple[str, ...] = ()
    apart: Mapping[str, State] = field(default_factory=dict)


def settled_for(sources: Sequence[Source], plan: Plan, before: Previous) -> tuple[Settled, list[KnownDocument]]:
    """The articles to read, with their ids, and the documents that stay without being asked for."""
    if plan.is_whole:
        settled = settle(sources, before.documents)
        found = {failure.path for failure in plan.found.failures}
        missing = {*plan.apart, *(label for label in plan.additions.by_label if label in found)}
        missing |= set() if plan.has_folder else {""}
        return settled, [one for one in _documents(settled.gone) if plan.additions.home_of(one.path) in missing]
    asked = {plan.additions.home_of(source.label) for source in sources}
    by_label = plan.additions.by_label
    open_to_all: list[KnownDocument] = []
    fixed: list[KnownDocument] = []
    for document in before.documents:
        home = plan.additions.home_of(document.path)
        is_open = document.state == "unread" or home in asked or (home in by_label and not by_label[home].path.exists())
        (open_to_all if is_open else fixed).append(document)
    copies = _copies_of(fixed, sources, before)
    rest = [source for source in sources if source.label not in copies]
    settled = settle(rest, open_to_all, [document.id for document in fixed])
    settled = replace(settled, copies=(*settled.copies, *copies.values()))
    return settled, [*fixed, *_documents(settled.gone)]


def _copies_of(fixed: Iterable[KnownDocument], sources: Sequence[Source], before: Previous) -> dict[str, Copy]:
    """Those of the sources, by label, that are the same article as a document of the project."""
    if not sources:
        return {}
    told = [(document, one) for document in fixed if (one := before.told(document))]
    by_text: dict[str, list[int]] = {}
    for at, (_, one) in enumerate(told):
        by_text.setdefault(one.text_sha256, []).append(at)
    copies: dict[str, Copy] = {}
    for source in sources:
        own = told_apart_by(source.facts)
        for at in by_text.get(source.text_sha256, ()):
            document, one = told[at]
            if not contradict(own, one.teller):
                copies[source.label] = Copy(source.label, document.path, "copy")
                break
    return copies


def in_order(
    sources: Sequence[Source], held: Sequence[KnownDocument], additions: Additions
) -> list[Source | KnownDocument]:
    """The folder's articles as they came, then those of added files by the names of the files."""
    own: list[Source | KnownDocument] = []
    added: list[tuple[str, Source | KnownDocument]] = []
    every: list[Source | KnownDocument] = [*held, *sources]
    for one in every:
        home = additions.home_of(one.path if isinstance(one, KnownDocument) else one.label)
        if home:
            added.append((home, one))
        else:
            own.append(one)
    return own + [one for _, one in sorted(added, key=lambda pair: pair[0])]


def lost(plan: Plan, before: Previous) -> Iterator[tuple[str, str]]:
    """Added files that were not read, and of which the project holds no article either."""
    held = {plan.additions.home_of(document.path) for document in before.documents}
    for label, state in plan.apart.items():
        if label not in held:
            words = "is no longer where it was" if state == "gone" else "is no longer what it was"
            yield label, f"{label}: the file {words} when it was added: add it anew."


def changed(plan: Plan) -> Iterator[str]:
    """What to say of added files that have changed since."""
    for label, state in plan.apart.items():
        if state == "changed":
            yield f"{label} has changed since it was added and stays as it was read: add it again to have it read anew"


def _documents(known: Collection[Known]) -> Iterator[KnownDocument]:
    """Documents of the project before as it knows them."""
    return (document for document in known if isinstance(document, KnownDocument))
