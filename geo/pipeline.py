"""One document in, one parsed document out."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from hashlib import sha256
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from geo.dates import find_dates, narration, publication_date
from geo.events import join
from geo.gazetteer import Gazetteer
from geo.model import Document, ParsedDocument
from geo.places import CrfRecogniser, PlaceFinder, Recogniser
from geo.text import find_furniture, repeats, split_sentences


class Pipeline:
    """Reads articles with one gazetteer. Keeps no state between documents: any order gives the same result.

    Parameters
    ----------
    gazetteer
        Where names are looked up.
    recogniser
        What finds toponyms; the shipped CRF if not given.
    """

    def __init__(self, gazetteer: Gazetteer, *, recogniser: Recogniser | None = None) -> None:
        self.gazetteer = gazetteer
        self.recogniser = recogniser or CrfRecogniser(gazetteer.flags)
        self._finder = PlaceFinder(gazetteer, recogniser=self.recogniser)

    @property
    def version(self) -> str:
        """Changes whenever the same document could be read differently: rules, weights, recogniser, gazetteer."""
        parts = (_rules_version(), self.gazetteer.version, self.recogniser.version)
        return sha256("\n".join(parts).encode()).hexdigest()[:16]

    def parse(self, document: Document, spans: Sequence[tuple[int, int]] | None = None) -> ParsedDocument:
        """Find furniture, sentences, dates, places and events.

        Parameters
        ----------
        document
            The article; offsets of everything found refer to its text.
        spans
            (start, end) of toponyms found elsewhere: they are taken as given and only resolved, also in furniture.
        """
        text = document.text
        furniture = find_furniture(text, title=document.title)
        sentences = split_sentences(text, furniture)
        published = publication_date(document, furniture)
        dates = find_dates(
            text,
            published=published,
            furniture=furniture,
            sentences=sentences,
            known_events=document.known_events,
        )
        places = self._finder.find(
            text,
            furniture=furniture if spans is None else (),
            publisher=document.publisher,
            spans=spans,
        )
        again = [piece for piece in furniture if repeats(piece)]
        events = join(text, places=places, dates=dates, sentences=sentences, published=published, apart=again)
        told = narration(text, published.last)
        return ParsedDocument(document, published, furniture, sentences, places, dates, events, told)


@cache
def _rules_version() -> str:
    """Hash of the code, tables and weights that reading depends on, so that no rebuild keeps what they changed."""
    package = Path(__file__).resolve().parent
    names = ("languages", "inputs", "text", "dates", "events", "places", "gazetteer", "corrections")
    rooms = [path for room in names for path in (package / room).rglob("*")]
    digest = sha256()
    for path in sorted([*rooms, *package.glob("*.py")]):
        if path.is_file() and path.suffix != ".pyc":
            digest.update(path.relative_to(package).as_posix().encode() + b"\0" + path.read_bytes() + b"\0")
    return digest.hexdigest()


def dateline_version() -> str:
    """The installed version, or 'source' when run from a checkout that isn't installed."""
    try:
        return version("dateline")
    except PackageNotFoundError:
        return "source"
