"""Small well-formed files of every kind that Dateline reads, from which fuzz.py makes damaged ones."""

# ruff: noqa: E501 - samples are as long as their formats have it
from __future__ import annotations

import gzip
import io
import json
import sys
import zipfile
from pathlib import Path

from openpyxl import Workbook

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "tests"))
sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "tests" / "inputs" / "readers"))

from documents import archive, docx, odt, pdf
from web_archives import answer, gzipped, info, page, wacz

SENTENCE = "Rain closed the road to Kars, Turkey, on 3 March 2019. Mosul and Al-Waleed stayed dry on Monday."
FRONT = (
    f"---\ntitle: Rain\npublisher: The Daily\nauthor: A. Writer\nurl: https://example.org/a\npublished: 2019-03-04\n"
    f"language: en\ncountry: TR\n---\n\n{SENTENCE}\n"
)
HTML = (
    "<!doctype html><html lang=en><head><title>Rain</title><meta property='article:published_time' "
    'content=\'2019-03-04T10:00:00Z\'><script type=\'application/ld+json\'>{"@type":"NewsArticle","headline":"Rain",'
    '"datePublished":"2019-03-04","author":[{"name":"A"}],"publisher":{"name":"The Daily"}}</script></head><body>'
    f"<article><h1>Rain</h1><time datetime='2019-03-04'>4 March</time><p>{SENTENCE}</p><p>{SENTENCE}</p></article></body></html>"
)
MAIL = (
    "From: A <a@example.org>\r\nTo: b@example.org\r\nSubject: =?utf-8?q?Rain?=\r\nDate: Mon, 4 Mar 2019 10:00:00 +0000\r\n"
    "MIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=x\r\n\r\n--x\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n"
    f"{SENTENCE}\r\n--x\r\nContent-Type: text/html\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n<p>{SENTENCE}</p>\r\n--x--\r\n"
)
RSS = (
    "<?xml version='1.0'?><rss version='2.0'><channel><title>The Daily</title><item><title>Rain</title><link>https://example.org/a</link>"
    f"<pubDate>Mon, 04 Mar 2019 10:00:00 GMT</pubDate><description>{SENTENCE} {SENTENCE}</description></item></channel></rss>"
)
TELEGRAM = json.dumps({
    "name": "Chat", "type": "public_channel", "id": 1, "messages": [
        {"id": 1, "type": "message", "date": "2019-03-04T10:00:00", "date_unixtime": "1551693600", "from": "A", "text": SENTENCE,
         "text_entities": [{"type": "plain", "text": SENTENCE}]},
        {"id": 2, "type": "message", "date": "2019-03-04T11:00:00", "text": ["More ", {"type": "link", "text": "https://x.org"}]},
    ],
})  # fmt: skip
RIS = f"TY  - NEWS\nT1  - Rain\nAU  - Writer, Ann\nJF  - The Daily\nDA  - 2019/03/04/\nAB  - {SENTENCE}\nUR  - https://example.org/a\nER  - \n"
RTF = (
    r"{\rtf1\ansi\ansicpg1252{\fonttbl{\f0 Arial;}}{\info{\title Rain}}\f0 "
    + SENTENCE
    + r"\par \u8217?s \'e9 more\par}"
)
LEXIS = (
    "\n                               1 of 2 DOCUMENTS\n\n                               The Example Post\n\n"
    "                           March 2, 2016 Wednesday\n\nFire in Homs\n\nBYLINE: By A. Writer\n\nLENGTH: 12 words\n\n"
    f"{SENTENCE}\n\nLOAD-DATE: March 3, 2016\n\nLANGUAGE: ENGLISH\n\n                         Copyright 2016 The Example Post\n"
)
FACTIVA_XML = (
    "<?xml version='1.0'?><ppsArticleResponse xmlns='http://global.factiva.com/fcp/1'><article fid='1'><headline><paragraph>Rain</paragraph></headline>"
    f"<sourceName>The Daily</sourceName><publicationDate><date>2019-03-04</date></publicationDate><leadParagraph><paragraph>{SENTENCE}"
    "</paragraph></leadParagraph><tailParagraphs/></article></ppsArticleResponse>"
)
MHTML = (
    "From: <Saved by Blink>\r\nSnapshot-Content-Location: https://example.org/a\r\nSubject: Rain\r\nDate: Mon, 4 Mar 2019 10:00:00 -0000\r\n"
    'MIME-Version: 1.0\r\nContent-Type: multipart/related; type="text/html"; boundary="b"\r\n\r\n--b\r\nContent-Type: text/html\r\n'
    f"Content-Location: https://example.org/a\r\n\r\n{HTML}\r\n--b--\r\n"
)
CSV = f'title,date,source,url,text\nRain,2019-03-04,The Daily,https://example.org/a,"{SENTENCE}"\nMore,4/3/2019,B,,"{SENTENCE}"\n'
ROWS = (
    json.dumps(
        {"id": "1", "title": "Rain", "published": "2019-03-04", "url": "https://example.org/a", "text": SENTENCE}
    )
    + "\n"
)
INDEX = (
    "file,title,publisher,author,url,published,published_earliest,published_latest,how_known,sha256,language,country\n"
    "a.txt,Rain,The Daily,A,https://example.org/a,2019-03-04,,,,,en,TR\nb.txt,,,,,,2019-03,2019-04-01,guess,,,IQ|SY\n"
)
EVENTS = "name,first,last,kind\nthe Rain Days,2019-03-01,2019-03-09,event\nthe chair,2018,,office\n"
DUMP = "\n".join(
    "\t".join((str(number), name, name, "Alt,Älter", lat, lon, "P", code, "TR", "", "36", "3604", "", "", people, "", "5", "Europe/Istanbul",
               "2019-03-04"))
    for number, name, lat, lon, code, people in (
        (743952, "Kars", "40.6", "43.1", "PPLA", "73826"), (99072, "Mosul", "36.3", "43.1", "PPL", "1739800"), (5, "", "91", "nan", "X", "-1")
    )
)  # fmt: skip
ALTERNATES = "1\t743952\ten\tKars Town\t1\t\t\t\t\t\n2\t743952\tlink\thttps://x\t\t\t\t\t\t\n"
TABLE = "name,lat,lon,radius_km,kind,country,aliases,parent\nCheckpoint One,40.6,43.1,2,base,TR,CP1|One,geonames:743952\nBad,91,x,,,,,\n"
GEOJSON = json.dumps({"type": "FeatureCollection", "features": [
    {"type": "Feature", "properties": {"name": "Checkpoint One", "kind": "base"}, "geometry": {"type": "Point", "coordinates": [43.1, 40.6]}},
    {"type": "Feature", "properties": None, "geometry": {"type": "Polygon", "coordinates": [[[1, 2], [3, 4], [1, 2]]]}},
]})  # fmt: skip
CORRECTION = json.dumps({
    "id": "01HZY3V6T0ABCDEFGHJKMNPQRS", "at": "2024-06-01T10:00:00Z", "by": "A", "act": "01HZY3V6T0ABCDEFGHJKMNPQRS", "undoes": None,
    "kind": "not_a_place", "target": {"document": "0" * 64, "exact": "Kars", "prefix": "road to ", "suffix": ", Turkey", "start": 24},
    "scope": {"same": "name", "within": "project"}, "before": {"place": "geonames:743952"}, "after": {}, "why": "a name",
})  # fmt: skip
TOKENS = (
    *(bytes([code]) for code in (0, 10, 13, 9, 27, 32, 34, 39, 44, 59, 60, 62, 92, 123, 125, 127, 255)),
    b"\xef\xbb\xbf", b"\xff\xfe", b"\xed\xa0\x80", b"\xc0\x80", "\u202e\u2066".encode(), "\u0301".encode(), "İ".encode(),
    b"---\n", b"...\n", b"&a ", b"*a", b"!!python/object:os.system ", b"<![CDATA[", b"]]>", b"<!DOCTYPE x [<!ENTITY a '&b;'>]>", b"&a;",
    b"<script>", b"</p>", b"<svg onload=x>", b'"', b"''", b"{{x}}", b"${x}", b"null", b"NaN", b"Infinity", b"1e999", b"-1", b"0", b"99999999999999999999",
    b"0000-00-00", b"9999-12-31", b"2019-02-30", b"24:61:61", b"+99:99", b"-99:99", b"=?utf-8?b?//8=?=", b"=?x?q?=00?=", b"charset=\"utf-7\"",
    b"charset=zlib", b"charset=hex", b"--x--", b"../../etc/passwd", b"file:///etc/passwd", b"javascript:x", b"http://[", b"http://[::1", b"%00", b"%ff",
    b"PK\x03\x04", b"%PDF-", b"stream\n", b"{\\rtf1", b"\\bin999999999 ", b"\\u-99999?", b"obj", b"/Length -1", b"WARC/1.0\r\n", b"Content-Length: -5\r\n",
    b"[" * 60, b"{\"a\":" * 60, b"<a>" * 60, b"(" * 60, b"Ab-" * 60, b"2024-" * 60, b"\t" * 20, b"\x1f\x8b\x08",
)  # fmt: skip
"""Words that matter to parsers."""


def _zip(files: dict[str, str]) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as out:
        for name, text in files.items():
            out.writestr(name, text)
    return stream.getvalue()


def _workbook() -> bytes:
    book, stream = Workbook(), io.BytesIO()
    for row in (("title", "date", "text"), ("Rain", "2019-03-04", SENTENCE), (None, 43528, SENTENCE)):
        book.active.append(row)
    book.save(stream)
    return stream.getvalue()


def _warc() -> bytes:
    return (
        info()
        + answer("https://example.org/a", page(), number=2)
        + answer("https://example.org/b", page("Other"), number=3)
    )


def files() -> dict[str, bytes]:
    """A well-formed file of each kind, by a name with its ending."""
    return {
        "a.txt": SENTENCE.encode(), "front.md": FRONT.encode(), "a.html": HTML.encode(), "a.eml": MAIL.encode(),
        "a.mbox": b"From a Mon Mar  4 10:00:00 2019\n" + MAIL.replace("\r\n", "\n").encode(), "feed.xml": RSS.encode(),
        "result.json": TELEGRAM.encode(), "a.ris": RIS.encode(), "a.rtf": RTF.encode(), "lexis.txt": LEXIS.encode(),
        "factiva.xml": FACTIVA_XML.encode(), "a.mhtml": MHTML.encode(), "a.csv": CSV.encode(), "a.jsonl": ROWS.encode(),
        "a.tsv": CSV.replace(",", "\t").encode(), "a.pdf": pdf([SENTENCE[:60], SENTENCE[60:]], ["Two"], title="Rain"),
        "a.docx": docx(SENTENCE, SENTENCE, title="Rain"), "a.odt": odt(SENTENCE, SENTENCE), "a.xlsx": _workbook(),
        "a.zip": _zip({"x/a.txt": SENTENCE, "index.csv": INDEX, "b.html": HTML}), "a.warc": _warc(), "a.warc.gz": gzipped(_warc()),
        "a.wacz": wacz({"archive/data.warc.gz": gzip.compress(_warc())}), "utf16.txt": SENTENCE.encode("utf-16"),
        "two.zip": archive(a_txt=SENTENCE, b_zip="PK"),
    }  # fmt: skip
