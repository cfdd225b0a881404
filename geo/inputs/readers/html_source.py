"""From the bytes of a web page to its source: the encoding it declares, without what no reader of words needs."""

from __future__ import annotations

import codecs
import re

from geo.inputs.encoding import decode, kind_of

_MARKS = (codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_DECLARED = re.compile(
    rb"<(?:meta|\?xml)\b[^>]{0,300}?\b(?:charset|encoding)\s{0,4}=\s{0,4}[\"']?\s{0,4}([\w:.-]{2,40})", re.I
)
_PRESCAN = 8192  # bytes in which a declaration is looked for; browsers look through 1,024
_MOST_BROKEN = 0.1  # share of damaged sequences up to which a page still counts as the UTF-8 that it says it is

# The WHATWG reads these labels as a larger code page, since pages that say the former use letters of the latter.
_LARGER = {
    "iso8859-1": "cp1252", "ascii": "cp1252", "iso8859-9": "cp1254", "gb2312": "gb18030", "gbk": "gb18030",
    "shift_jis": "cp932", "euc_kr": "cp949", "iso8859-11": "cp874", "tis-620": "cp874",
}  # fmt: skip

# pictures, fonts and styles that a saved page carries within itself: most of its bytes, and no words
_EMBEDDED = re.compile(r"data:[a-z]{1,20}/[\w.+-]{1,60}(?:;[\w=.-]{1,40}){0,4},[A-Za-z0-9+/=%_-]{64,}")
# the parser compares each attribute of an element with all others
_LONG_TAG = re.compile(r"<[a-zA-Z][^<>]{20000,}>?")
_MOST_PARTS = 3_000  # words of such a tag; one with more is dropped
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0e-\x1f]")

_BEGINNING = re.compile(
    r"\s*(?:(?:<\?xml[^>]{0,200}\?>|<!--.{0,3000}?(?:-->|\Z))\s*)*(?P<tag><[!a-z][a-z0-9]{0,10})(?P<word>\s+[a-z]+)?",
    re.IGNORECASE | re.DOTALL,
)
_PAGE_TAGS = frozenset({"<html", "<head", "<body", "<meta", "<title"})
_HEAD_TAGS = re.compile(r"<(!doctype html|html|head|body|meta|title|link)\b", re.IGNORECASE)
_FEWEST_HEAD_TAGS = 4  # different ones among the first bytes, where something stands before the first tag
_ANY_TAG = re.compile(
    r"<(?:!doctype|html|head|body|meta|title|article|main|div|p|h[1-6]|span|table|br|script|a)\b", re.IGNORECASE
)
_NAMES = (".html", ".htm", ".xhtml", ".xht", ".shtml")


def is_page(name: str, head: bytes) -> bool:
    """Whether a file that begins with these bytes is a web page, by its first tag; by its name where that says little.

    Parameters
    ----------
    name : the file's name.
    head : its first bytes.
    """
    if kind_of(head):
        return False
    text = _head_text(head)
    first = _BEGINNING.match(text)
    if first is not None:
        tag, word = first["tag"].lower(), (first["word"] or "").strip().lower()
        if tag in _PAGE_TAGS or (tag == "<!doctype" and word == "html"):
            return True
    if len({found.lower() for found in _HEAD_TAGS.findall(text)}) >= _FEWEST_HEAD_TAGS:
        return True
    return name.lower().endswith(_NAMES) and _ANY_TAG.search(text) is not None


def page_source(data: bytes, *, name: str, declared: str = "") -> str:
    """The source of a web page as text, without control characters and embedded pictures.

    A byte order mark goes before all else. Then UTF-8 where the bytes are UTF-8, whatever the page says: pages that
    declare ISO 8859-1 and are UTF-8 are common, the contrary isn't possible by chance. Then what the page declares,
    then what its server declared.

    Parameters
    ----------
    data : the page.
    name : what messages call it.
    declared : the encoding that its server named, if that is known.

    Raises
    ------
    NotTextError : it is in no encoding that can be recognised.
    """
    source = _EMBEDDED.sub("", _CONTROL.sub("", _decoded(data, name, declared)))
    return _LONG_TAG.sub(lambda tag: "" if len(tag[0].split(None, _MOST_PARTS)) > _MOST_PARTS else tag[0], source)


def declared_encoding(data: bytes) -> str:
    """The Python codec that a page's head declares; '' where there is none that Python knows.

    >>> declared_encoding(b'<meta http-equiv=Content-Type content="text/html; charset=latin1">')
    'cp1252'
    """
    found = _DECLARED.search(data[:_PRESCAN])
    return "" if found is None else _codec(found[1].decode("latin-1"))


def _codec(label: str) -> str:
    try:
        codec = codecs.lookup(label)
    except (LookupError, UnicodeError, ValueError):
        return ""
    # a page whose head could be read as ASCII is in no encoding of two bytes a letter
    is_wide = codec.name.startswith(("utf-16", "utf-32"))
    return "utf-8" if is_wide else _LARGER.get(codec.name, codec.name)


def _decoded(data: bytes, name: str, of_server: str) -> str:
    if data.startswith(_MARKS):
        return decode(data, name=name)
    data = data.replace(b"\x00", b"")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        declared = declared_encoding(data) or _codec(of_server)
    if not declared:
        return decode(data, name=name)
    try:
        text = data.decode(declared, errors="replace")
    except (LookupError, ValueError, TypeError):  # codecs that are no text, such as "hex"
        return decode(data, name=name)
    return text if declared != "utf-8" or _is_sound(text) else decode(data, name=name)


def _is_sound(text: str) -> bool:
    broken = text.count("\ufffd")
    return broken <= _MOST_BROKEN * (sum(character > "\x7f" for character in text) - broken)


def _head_text(head: bytes) -> str:
    for mark, codec in zip(_MARKS, ("utf-8", "utf-16-le", "utf-16-be"), strict=True):
        if head.startswith(mark):
            return head[len(mark) :].decode(codec, errors="replace")
    return head.decode("latin-1")
