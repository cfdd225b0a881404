"""Exports of Factiva, Europresse and ProQuest as web pages, and of ProQuest as text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import lxml.html

from geo.inputs.day_text import day_in
from geo.inputs.encoding import decode
from geo.inputs.limits import HTML_BYTES
from geo.inputs.readers.base import RawArticle, Unread
from geo.inputs.readers.bundle import BundleRecord, articles_of_records, html_of, words_of
from geo.inputs.readers.markup import text_of_markup

_FACTIVA = re.compile(rb"<title>\s*Factiva|class=[\"']article \w\wArticle", re.I)
_EUROPRESSE = re.compile(rb"europresse\.com|cedrom-sni|DocPublicationName", re.I)
_PROQUEST_HTML = re.compile(rb"ProQuest document|name=\"DocID_", re.I)
_PROQUEST_TEXT = re.compile(rb"^_{20,}\r?\n", re.M)
_RULE = re.compile(r"^_{20,}[ \t]*\r?$", re.M)
_LABELLED = re.compile(r"^(?P<name>[A-Z][\w /]{2,30}?):[ \t]+(?P<value>\S.*)$", re.M)
_AFTER_TEXT = re.compile(
    r"^(?:CAPTION|CREDIT|Subject|Title|Illustration|Location|People|Company ?/ ?organization|Publication \w+|Credit"
    r"|Copyright|Classification|Identifier ?/ ?keyword|Business indexing term|Last updated|Database)s?:",
    re.M,
)


@dataclass(frozen=True, slots=True)
class FactivaReader:
    """Saved pages of Factiva, with field codes (HD, PD, SN, LP, TD) or without."""

    name: str = "factiva"
    max_bytes: int = HTML_BYTES

    def can_read(self, name: str, head: bytes) -> bool:
        """By the page's title or the class of its articles."""
        return _FACTIVA.search(head) is not None

    def read(self, data: bytes, *, name: str) -> Sequence[RawArticle | Unread]:
        """The articles of the page; raises InputError where there is none."""
        page = html_of(data, name=name)
        articles = page.xpath("//div[starts-with(@class, 'article ') and contains(@class, 'Article')]")
        records = [_factiva_record(article) for article in articles]
        return articles_of_records(records, format_name=self.name, database="Factiva", name=name)


def _factiva_record(article: lxml.html.HtmlElement) -> BundleRecord:
    codes: dict[str, str] = {}
    for row in article.xpath(".//tr[count(td) = 2]"):
        code, value = row.xpath("./td")
        codes.setdefault(words_of(code), words_of(value))
    paragraphs = tuple(words_of(one) for one in article.xpath(".//p[contains(@class, 'articleParagraph')] | .//pre"))
    headline = next(iter(article.xpath(".//*[contains(@class, 'Headline')]")), None)
    title = codes.get("HD") or (words_of(headline) if headline is not None else "")
    told = " ".join(words_of(article).split()[-3:])
    number = re.search(r"\b[A-Z]{3,10}\w*\d{8}\w+", codes.get("AN", told))
    part = number[0] if number else ""
    if codes:
        return BundleRecord(title, codes.get("SN", ""), codes.get("PD", ""), codes.get("BY", ""), paragraphs, part)
    lines = [words_of(one) for one in article.xpath("./div") if not one.xpath(".//*[contains(@class, 'Headline')]")]
    at = next((i for i, line in enumerate(lines) if len(line) < 60 and day_in(line)), None)
    author = next((words_of(one) for one in article.xpath(".//*[@class = 'author']")), "")
    if at is None:
        return BundleRecord(title, "", "", author, paragraphs, part)
    after = [line for line in lines[at + 1 :] if line and not re.fullmatch(r"\d\d:\d\d", line)]
    return BundleRecord(title, after[0] if after else "", lines[at], author, paragraphs, part)


@dataclass(frozen=True, slots=True)
class FactivaXmlReader:
    """What Factiva's interface answers, as XML."""

    name: str = "factiva-xml"
    max_bytes: int = HTML_BYTES

    def can_read(self, name: str, head: bytes) -> bool:
        """By the names of its elements."""
        return b"global.factiva.com" in head

    def read(self, data: bytes, *, name: str) -> Sequence[RawArticle | Unread]:
        """The articles of the answer; raises InputError where there is none."""
        page = html_of(data, name=name)  # a parser of HTML takes the elements as they are, and no entities
        records = [_factiva_xml_record(article) for article in page.iter("article")]
        return articles_of_records(records, format_name="factiva", database="Factiva", name=name)


def _factiva_xml_record(article: lxml.html.HtmlElement) -> BundleRecord:
    def first(name: str) -> str:
        found = article.find(f".//{name}")
        return words_of(found) if found is not None else ""

    body = article.xpath("./leadparagraph/paragraph | ./tailparagraphs/paragraph")
    paragraphs = tuple(words_of(one) for one in body)
    number = first("accessionno")
    return BundleRecord(
        first("headline"), first("sourcename"), first("publicationdate"), first("byline"), paragraphs, number
    )


@dataclass(frozen=True, slots=True)
class EuropresseReader:
    """Saved pages of Europresse, of the older layout and the newer one."""

    name: str = "europresse"
    max_bytes: int = HTML_BYTES

    def can_read(self, name: str, head: bytes) -> bool:
        """By the names that its pages carry."""
        return _EUROPRESSE.search(head) is not None

    def read(self, data: bytes, *, name: str) -> Sequence[RawArticle | Unread]:
        """The articles of the page; raises InputError where there is none."""
        articles = html_of(data, name=name).xpath("//article")
        if articles:
            records = [_europresse_record(article) for article in articles]
        else:
            pieces = re.split(r'<span class="DocPublicationName">', decode(data, name=name))[1:]
            records = [_older_europresse_record(piece) for piece in pieces]
        return articles_of_records(records, format_name=self.name, database="Europresse", name=name)


def _europresse_record(article: lxml.html.HtmlElement) -> BundleRecord:
    def first(name: str) -> str:
        found = article.xpath(f".//*[contains(concat(' ', @class, ' '), ' {name} ')]")
        return words_of(found[0]) if found else ""

    header = " ".join(words_of(one) for one in article.xpath(".//*[contains(@class, 'DocHeader')]"))
    inside = "//p[not(ancestor::p)]"
    body = article.xpath(
        f".//div[contains(@class, 'DocText')]{inside} | .//div[contains(@class, 'docOcurrContainer')]{inside}"
    )
    body = body or article.xpath(".//*[contains(@class, 'docOcurrContainer')]")
    paragraphs = tuple(dict.fromkeys(words_of(one) for one in body))
    number = re.search(r"news·\S+", words_of(article))
    title = first("titreArticleVisu") or first("TitreArticleVisu")
    author = first("sm-margin-bottomNews") or first("docAuthors")
    return BundleRecord(title, first("DocPublicationName"), header, author, paragraphs, number[0] if number else "")


def _older_europresse_record(piece: str) -> BundleRecord:
    lines = text_of_markup(piece).split("\n\n")
    page = lxml.html.fragment_fromstring(f"<span>{piece}", create_parent="div")
    headline = next(iter(page.xpath(".//*[@class = 'TitreArticleVisu']")), None)
    title = words_of(headline) if headline is not None else ""
    at = next((i for i, line in enumerate(lines) if line == title), 0)
    end = next((i for i, line in enumerate(lines) if line.startswith(("©", "Numéro de document"))), len(lines))
    number = re.search(r"news·\S+", " ".join(lines))
    part = number[0] if number else ""
    return BundleRecord(title, lines[0], " ".join(lines[1:at]), "", tuple(lines[at + 1 : end]), part)


@dataclass(frozen=True, slots=True)
class ProQuestReader:
    """Exports of ProQuest: text with a rule of underscores between articles, and the page that it sends by mail."""

    name: str = "proquest"
    max_bytes: int = HTML_BYTES

    def can_read(self, name: str, head: bytes) -> bool:
        """By the names that it gives its documents, or by the rule and the labels."""
        rule = _PROQUEST_TEXT.search(head) is not None and (b"Full text:" in head or b"Publication info:" in head)
        return rule or _PROQUEST_HTML.search(head) is not None

    def read(self, data: bytes, *, name: str) -> Sequence[RawArticle | Unread]:
        """The articles of the export; raises InputError where there is none."""
        text = decode(data, name=name)
        if "<p" in text[:4096].lower() or "<html" in text[:4096].lower():
            pieces = re.split(r'<a name="DocID_', text)[1:] or [text]
            documents = [text_of_markup(f'<a name="{piece}') for piece in pieces]
        else:
            documents = _RULE.split(text)
        records = [record for document in documents for record in _proquest_records(document)]
        return articles_of_records(records, format_name=self.name, database="ProQuest", name=name)


def _proquest_records(document: str) -> Iterator[BundleRecord]:
    fields: dict[str, str] = {}
    for found in _LABELLED.finditer(document):
        fields.setdefault(found["name"].lower(), found["value"].strip())
    _, mark, text = document.partition("Full text:")
    day = fields.get("publication date") or fields.get("publication info", "")
    if not (day or mark):
        return
    after = _AFTER_TEXT.search(text)
    body = text[: after.start()] if after else text
    first = next((line.strip() for line in document.splitlines() if line.strip()), "")
    publisher = (fields.get("publication title") or fields.get("publication info", "")).partition(";")[0]
    paragraphs = tuple(" ".join(one.split()) for one in re.split(r"\n\s*\n", body))
    part = fields.get("proquest document id", "")
    yield BundleRecord(fields.get("title", first), publisher, day, fields.get("author", ""), paragraphs, part)
