"""Writes exports as Factiva gives them: with codes or without, in a table or at tabs, in the interface's language."""

import textwrap
from collections.abc import Sequence
from dataclasses import dataclass

from documents import Piece, pdf


@dataclass(frozen=True)
class Interface:
    """What depends on the language that a user of Factiva has chosen."""

    count: str
    end: str
    language: str
    month: str
    by: str = ""


INTERFACES = {
    "en": Interface("12 words", "Document", "English", "March", "By "),
    "fr": Interface("12 mots", "Document", "Anglais", "mars", "Par "),
    "de": Interface("1.012 Wörter", "Dokument", "Englisch", "März", "Von "),
    "es": Interface("12 palabras", "Documento", "Inglés", "marzo", "Por "),
    "ru": Interface("12 слов", "Документ", "Английский", "марта"),
    "zh": Interface("12 字", "文件", "英文", "3月"),
}
CODED = (
    ("SE", "World"), ("HD", "Fire in Homs"), ("BY", "{by}A. Writer"), ("PG", "A7"), ("WC", "{count}"),
    ("PD", "{first}"), ("ET", "09:15"), ("SN", "The Example Post"), ("SC", "EXPST"), ("LA", "{language}"),
    ("CY", "Copyright 2016. The Example Post. All Rights Reserved."), ("LP", "A market burnt."),
    ("TD", "Nobody was hurt in Homs."), ("CO", "expst : The Example Post Inc"), ("NS", "gfire : Fires | gcat : News"),
    ("RE", "syria : Syria | meastz : Middle East"), ("PUB", "Example Press"),
    ("AN", "{end} EXPST00020160302ec3200001"),
)  # fmt: skip
CODED_AGAIN = (
    ("HD", "Floods near Beira"), ("WC", "{count}"), ("PD", "{second}"), ("SN", "Daily Example"), ("SC", "DAYEX"),
    ("LA", "{language}"), ("CY", "(c) 2019 Daily Example"),
    ("LP", "BEIRA, Mozambique"), ("TD", "The river rose."), ("NS", "gflood : Floods"),
    ("AN", "{end} DAYEX00020190315ef3f0000a"),
)  # fmt: skip
PLAIN = (
    "World", "\\b Fire in Homs\\b0", "{by}A. Writer", "{count}", "{first}", "09:15", "The Example Post", "EXPST", "A7",
    "{language}", "Copyright 2016. The Example Post. All Rights Reserved.", "A market burnt.",
    "Nobody was hurt in Homs.", "{end} EXPST00020160302ec3200001",
)  # fmt: skip
PLAIN_AGAIN = (
    "\\b Floods near Beira\\b0", "{count}", "{second}", "Daily Example", "DAYEX", "{language}",
    "(c) 2019 Daily Example", "BEIRA, Mozambique", "The river rose.", "{end} DAYEX00020190315ef3f0000a",
)  # fmt: skip
SEARCH = ("Search Summary", "Text\tfire OR flood", "Date\tAll Dates", "Results Found\t2", "Timestamp\t1 May 2020 10:12")


def filled(template: str, interface: Interface) -> str:
    """A value in an interface's language."""
    days = {"first": (2, 2016), "second": (15, 2019)}
    said = {
        key: f"{year} 年 {interface.month} {day} 日".replace(" ", "")
        if interface.language == "英文"
        else f"{day} {interface.month} {year}"
        for key, (day, year) in days.items()
    }
    return template.format(
        count=interface.count, end=interface.end, language=interface.language, by=interface.by, **said
    )


def escaped(words: str) -> str:
    """Words as RTF writes them: what is not ASCII as code units."""
    return "".join(each if ord(each) < 128 else f"\\u{ord(each)}?" for each in words)


def rtf(*paragraphs: str) -> bytes:
    """A document with a foot on each page, as Factiva has it."""
    foot = "{\\footer\\pard Page 1 of 2 \\'a9 2020 Factiva, Inc. All rights reserved.\\par}"
    body = "".join(f"{escaped(one)}\n" for one in paragraphs)
    return f"{{\\rtf1\\ansi\\ansicpg1252{{\\fonttbl{{\\f0 Arial;}}}}{foot}\n{body}}}".encode("ascii")


def table_rtf(interface: Interface) -> bytes:
    """Fields in a table, the code in bold in the left cell."""
    row = "\\trowd\\cellx800\\cellx9000\\pard\\intbl{{\\b {}}}\\cell {}\\cell\\row".format
    fields = [(code, filled(value, interface)) for code, value in (*CODED, *CODED_AGAIN)]
    return rtf(*(row(*field) for field in fields), *(f"\\pard {line}\\par" for line in SEARCH))


def tabbed_rtf(interface: Interface) -> bytes:
    """Fields at a tab stop, the code in bold."""
    fields = [(code, filled(value, interface)) for code, value in (*CODED, *CODED_AGAIN)]
    return rtf(*(f"\\pard\\b {code}\\b0\\tab {value}\\par" for code, value in fields), "\\pard Search Summary\\par")


def plain_rtf(interface: Interface) -> bytes:
    """Values without codes, a paragraph each, the headline in bold; before them the list of contents."""
    lines = [filled(line, interface) for line in (*PLAIN, *PLAIN_AGAIN, *SEARCH)]
    contents = ("Fire in Homs", "2", "Floods near Beira", "3")
    return rtf(*(f"\\pard {line}\\par" for line in (*contents, *lines)))


def loose_text(interface: Interface) -> bytes:
    """Text with one blank after each code."""
    fields = [f"{code} {filled(value, interface)}" for code, value in (*CODED, *CODED_AGAIN)]
    return "\r\n\r\n".join((*fields, *SEARCH)).encode()


def plain_text(interface: Interface) -> bytes:
    """Text without codes, where nothing tells what was in bold."""
    lines = [filled(line, interface) for line in (*PLAIN, *PLAIN_AGAIN, *SEARCH)]
    return "\n".join(lines).replace("\\b0", "").replace("\\b ", "").encode()


LINES_A_PAGE = 24
FOOT = "Page {page} of 9 (c) 2020 Factiva, Inc. All rights reserved."


def table_pdf(interface: Interface, *, paragraphs: Sequence[str] = ()) -> bytes:
    """Fields with their codes in bold in a column of their own, over several pages; `paragraphs` end the first."""
    rows: list[tuple[tuple[int, str, str], ...] | None] = []
    for code, value in (*CODED, *CODED_AGAIN):
        said = [filled(value, interface), *(paragraphs if code == "TD" and value == CODED[12][1] else ())]
        for at, paragraph in enumerate(said):
            first, *others = textwrap.wrap(paragraph, 70) or [""]
            rows.append(((60, "F2", code), (110, "F1", first)) if at == 0 else ((110, "F1", first),))
            rows += [((110, "F1", other),) for other in others]
            rows.append(None)
    return pdf(*_on_pages(rows))


def plain_pdf(interface: Interface, *, headline: str = "", paragraphs: Sequence[str] = ()) -> bytes:
    """Values without codes, the headline in bold, over several pages; `paragraphs` end the first article."""
    rows: list[tuple[tuple[int, str, str], ...] | None] = []
    for at, line in enumerate((*PLAIN, *PLAIN_AGAIN, *SEARCH)):
        words = filled(line, interface).replace("\\b0", "").replace("\\b ", "")
        words = headline if headline and at == 1 else words
        for paragraph in (words, *(paragraphs if at == len(PLAIN) - 2 else ())):
            rows += [((60, "F2" if "\\b" in line else "F1", each),) for each in textwrap.wrap(paragraph, 80)]
            rows.append(None)
    return pdf(*_on_pages(rows))


def _on_pages(rows: Sequence[tuple[tuple[int, str, str], ...] | None]) -> list[list[Piece]]:
    """Rows at their places, twelve points a line and half as much between paragraphs, with a foot on each page."""
    pages: list[list[Piece]] = []
    for number in range(0, len(rows), LINES_A_PAGE):
        height = 780
        page: list[Piece] = []
        for row in rows[number : number + LINES_A_PAGE]:
            height -= 6 if row is None else 12
            page += [(x, height, font, words) for x, font, words in row or ()]
        pages.append([*page, (60, 30, "F1", FOOT.format(page=len(pages) + 1))])
    return pages
