"""Documents of word processors: DOCX, ODT and RTF; a file an article, a paragraph a paragraph."""

from __future__ import annotations

import importlib
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from lxml import etree

from geo.errors import InputError
from geo.inputs.encoding import decode
from geo.inputs.facts import Facts, one_line
from geo.inputs.limits import OFFICE_BYTES
from geo.inputs.readers.base import RawArticle, Unread
from geo.inputs.readers.factiva_text import BOLD, articles_of_lines
from geo.inputs.readers.lexis import articles_of_paragraphs
from geo.inputs.safe_xml import parse_xml
from geo.inputs.zipped import MAGIC, Zip, names_in
from geo.model import DocumentSource

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_ODF_TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_BOLD_ON = re.compile(r"(?<!\\)\\b(?:1(?!\d))?(?![a-zA-Z0-9]) ?")  # the control word, neither \\b0 nor \\bullet
_DC = "{http://purl.org/dc/elements/1.1/}"


@dataclass(frozen=True, slots=True)
class DocxReader:
    """Files called `.docx` or `.docm` that are ZIP archives: the body, its tables and text boxes included."""

    name: str = "docx"
    max_bytes: int = OFFICE_BYTES

    def can_read(self, name: str, head: bytes) -> bool:
        """By the files inside it, else by the name: a .docx called .zip is read, and a .zip called .docx told."""
        inside = names_in(head)
        return "word/document.xml" in inside or (head.startswith(MAGIC) and name.lower().endswith((".docx", ".docm")))

    def read(self, data: bytes, *, name: str) -> Sequence[RawArticle | Unread]:
        """One article, or those of an export of Nexis or Factiva; raises InputError where the file is damaged."""
        body, about = _parts(data, name, "word/document.xml", "docProps/core.xml")
        paragraphs = docx_paragraphs(body)
        return _articles_of_export(paragraphs, name) or (_article(self.name, paragraphs, about),)


@dataclass(frozen=True, slots=True)
class OdtReader:
    """Files called `.odt` that are ZIP archives."""

    name: str = "odt"
    max_bytes: int = OFFICE_BYTES

    def can_read(self, name: str, head: bytes) -> bool:
        """By the name and the first bytes."""
        return name.lower().endswith((".odt", ".ott")) and head.startswith(MAGIC)

    def read(self, data: bytes, *, name: str) -> Sequence[RawArticle]:
        """One article; raises InputError where the file is damaged."""
        body, about = _parts(data, name, "content.xml", "meta.xml")
        paragraphs = ["".join(_odf_words(one)) for one in body.iter(f"{_ODF_TEXT}p", f"{_ODF_TEXT}h")]
        return (_article(self.name, paragraphs, about),)


@dataclass(frozen=True, slots=True)
class RtfReader:
    """Files that begin as RTF does, whatever they are called."""

    name: str = "rtf"
    max_bytes: int = OFFICE_BYTES

    def can_read(self, name: str, head: bytes) -> bool:
        """By the first bytes."""
        return head.lstrip().startswith(b"{\\rtf")

    def read(self, data: bytes, *, name: str) -> Sequence[RawArticle | Unread]:
        """One article, or those of an export of Nexis or Factiva; raises InputError where striprtf is missing."""
        try:
            striprtf = importlib.import_module("striprtf.striprtf")
        except ImportError:
            raise InputError(f"{name} is RTF, which striprtf reads: pip install striprtf, then build again.") from None
        try:
            text: str = striprtf.rtf_to_text(_BOLD_ON.sub(rf"\\b {BOLD}", decode(data, name=name)), errors="replace")
        except (ValueError, LookupError, TypeError, OverflowError) as error:
            raise InputError(f"{name} is damaged RTF ({type(error).__name__}): save it as .docx or .txt.") from error
        lines = text.splitlines()
        plain = [line.replace(BOLD, "") for line in lines]
        return _articles_of_export(lines, name) or (_article(self.name, plain, None),)


def docx_paragraphs(body: etree._Element) -> list[str]:
    """The paragraphs of a document in order; what was deleted with changes tracked is not among them."""
    paragraphs: list[str] = []
    for paragraph in body.iter(f"{_W}p"):
        words: list[str] = []
        for piece in paragraph.iter(f"{_W}t", f"{_W}tab", f"{_W}br", f"{_W}cr"):
            if piece.tag == f"{_W}t":
                owner = next(piece.iterancestors(f"{_W}p"))
                words.append((piece.text or "") if owner is paragraph else "")  # a text box has its own paragraphs
            else:
                words.append("\t" if piece.tag == f"{_W}tab" else "\n")
        paragraphs.append("".join(words))
    return paragraphs


def _articles_of_export(paragraphs: Sequence[str], name: str) -> list[RawArticle | Unread]:
    """The articles of an export of a press database; [] where the document is none."""
    plain = [paragraph.replace(BOLD, "") for paragraph in paragraphs]
    return articles_of_paragraphs(plain, name=name) or articles_of_lines(paragraphs, name=name)


def _parts(data: bytes, name: str, body: str, about: str) -> tuple[etree._Element, etree._Element | None]:
    """The document inside the archive, and what it says of itself."""
    archive = Zip(data, name=name)
    if body not in archive.names:
        raise InputError(f"{name} is damaged: it holds no document ({body}): open it and save it anew.")
    known = about in archive.names
    root = parse_xml(archive.read(body), name=name)
    return root, parse_xml(archive.read(about), name=name) if known else None


def _odf_words(paragraph: etree._Element) -> Iterator[str]:
    """The words of a paragraph of OpenDocument, with the blanks, tabs and line breaks that it writes as elements."""
    yield paragraph.text or ""
    for piece in paragraph:
        if piece.tag == f"{_ODF_TEXT}s":
            yield " "
        elif piece.tag == f"{_ODF_TEXT}tab":
            yield "\t"
        elif piece.tag == f"{_ODF_TEXT}line-break":
            yield "\n"
        elif piece.tag not in (f"{_ODF_TEXT}note", f"{_ODF_TEXT}p", f"{_ODF_TEXT}h"):
            yield from _odf_words(piece)
        yield piece.tail or ""


def _article(format_name: str, paragraphs: Sequence[str], about: etree._Element | None) -> RawArticle:
    title, author = _told(about, "title"), _told(about, "creator")
    text = "\n\n".join(paragraph.strip() for paragraph in paragraphs if paragraph.strip())
    stands = title.casefold() in text[:1000].casefold()  # else it is a template's, or a file's name
    return RawArticle(
        text, DocumentSource(format_name, extracted=True), Facts(title=title if stands else "", author=author)
    )


def _told(about: etree._Element | None, tag: str) -> str:
    found = about.find(f".//{_DC}{tag}") if about is not None else None
    return one_line(found.text or "") if found is not None else ""
