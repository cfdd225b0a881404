"""Makes small files of the formats that people have, for tests: no file of others is kept here."""

import io
import zipfile
from collections.abc import Sequence

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


Piece = tuple[int, int, str, str]
"""Words at a place of a page: points from the left, points from the foot, `F1` or bold `F2`, the words."""


def pdf(*pages: Sequence[str | Piece], title: str = "") -> bytes:
    """A PDF of some pages, a line of text a line, in Helvetica; or words at their places."""
    objects = ["<</Type/Catalog/Pages 2 0 R>>", "", "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>"]
    objects.append("<</Type/Font/Subtype/Type1/BaseFont/Helvetica-Bold>>")
    kids = []
    for lines in pages:
        shown = "".join(f"({line}) Tj 0 -14 Td " for line in lines if isinstance(line, str))
        stream = f"BT /F1 11 Tf 60 780 Td {shown}ET"
        for x, y, font, words in (line for line in lines if not isinstance(line, str)):
            stream += f" BT /{font} 10 Tf 1 0 0 1 {x} {y} Tm ({words}) Tj ET"
        objects.append(f"<</Length {len(stream)}>>stream\n{stream}\nendstream")
        font = "/Resources<</Font<</F1 3 0 R/F2 4 0 R>>>>/MediaBox[0 0 595 842]"
        objects.append(f"<</Type/Page/Parent 2 0 R/Contents {len(objects)} 0 R{font}>>")
        kids.append(f"{len(objects)} 0 R")
    objects[1] = f"<</Type/Pages/Kids[{' '.join(kids)}]/Count {len(kids)}>>"
    objects.append(f"<</Title({title})>>")
    out = io.BytesIO(b"")
    out.write(b"%PDF-1.4\n")
    places = []
    for number, body in enumerate(objects, start=1):
        places.append(out.tell())
        out.write(f"{number} 0 obj{body}endobj\n".encode("latin-1"))
    start = out.tell()
    out.write(f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n".encode())
    out.write(b"".join(f"{place:010} 00000 n \n".encode() for place in places))
    trailer = f"<</Size {len(objects) + 1}/Root 1 0 R/Info {len(objects)} 0 R>>"
    out.write(f"trailer{trailer}\nstartxref\n{start}\n%%EOF".encode())
    return out.getvalue()


def archive(**files: str) -> bytes:
    """A ZIP archive; a double underscore in a name is a slash, a single one a full stop."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as out:
        for name, content in files.items():
            out.writestr(name.replace("__", "/").replace("_", "."), content)
    return stream.getvalue()


def docx(*paragraphs: str, title: str = "") -> bytes:
    """A document of a word processor; a paragraph is XML of runs, or plain text."""
    body = "".join(f"<w:p>{one if one.startswith('<') else f'<w:r><w:t>{one}</w:t></w:r>'}</w:p>" for one in paragraphs)
    said = f"<dc:title>{title}</dc:title><dc:creator>A. Writer</dc:creator>"
    core = f'<c xmlns:dc="http://purl.org/dc/elements/1.1/">{said}</c>'
    return archive(
        word__document_xml=f'<w:document xmlns:w="{W}"><w:body>{body}</w:body></w:document>', docProps__core_xml=core
    )


def odt(*paragraphs: str) -> bytes:
    """A document of LibreOffice."""
    text = "urn:oasis:names:tc:opendocument:xmlns:text:1.0"
    body = "".join(f"<t:p>{one}</t:p>" for one in paragraphs)
    return archive(content_xml=f'<d xmlns:t="{text}">{body}</d>')
