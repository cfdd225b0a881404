"""MHTML: a web page and what belongs to it in one file, as Chrome, Edge, Opera and Internet Explorer save it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from email import message_from_bytes, policy
from email.message import Message
from email.utils import parsedate_to_datetime

from geo.errors import NotTextError
from geo.inputs.facts import web_address
from geo.inputs.readers.base import RawArticle
from geo.inputs.readers.html import Html, article_of_page
from geo.inputs.readers.html_source import page_source
from geo.plugins import ANY_ERROR, words_of

_HEADER = re.compile(rb"\A(?:\xef\xbb\xbf)?\s{0,8}[A-Za-z][A-Za-z-]{0,40}:")
_SNAPSHOT = re.compile(rb"^Snapshot-Content-Location:|^From:\s{0,4}[\"<]{0,2}Saved by ", re.I | re.M)
_RELATED = re.compile(rb"^Content-Type:\s{0,4}multipart/related\b", re.I | re.M)
_LETTER = re.compile(rb"^(?:To|Received|Message-ID|Return-Path|Delivered-To):", re.I | re.M)
_PAGES = ("text/html", "application/xhtml+xml")


class Mhtml:
    """Files that begin as a saved page of several parts; a letter of several parts is none."""

    name = "mhtml"
    max_bytes = Html.max_bytes
    version = Html.version

    def can_read(self, name: str, head: bytes) -> bool:
        """Told by the header."""
        header = re.split(rb"\r?\n\r?\n", head, maxsplit=1)[0]
        if not _HEADER.match(head):
            return False
        return bool(_SNAPSHOT.search(header)) or bool(_RELATED.search(header) and not _LETTER.search(header))

    def read(self, data: bytes, *, name: str) -> Sequence[RawArticle]:
        """One article: that of the page itself, not of frames and advertisements saved with it."""
        try:
            message = message_from_bytes(data, policy=policy.compat32)
            page, address = _page(message)
            content = None if page is None else page.get_payload(decode=True)
            saved = parsedate_to_datetime(message["Date"]).date() if message["Date"] else None
        except ANY_ERROR as error:
            raise NotTextError(
                f"{name} is a damaged MHTML file ({words_of(error)}): save the page again as HTML."
            ) from error
        if not isinstance(content, bytes) or not content.strip():
            raise NotTextError(f"{name} holds no web page: save the page again as HTML.")
        source = page_source(content, name=name)
        return (article_of_page(source, name=name, form=self.name, address=web_address(address), saved=saved),)


def _page(message: Message) -> tuple[Message | None, str]:
    """The part that is the page, and the page's address."""
    pages = [part for part in message.walk() if part.get_content_type() in _PAGES]
    wanted = str(message.get("Snapshot-Content-Location") or "").strip()
    named = [part for part in pages if wanted and str(part.get("Content-Location") or "").strip() == wanted]
    page = next(iter(named or pages), None)
    return page, wanted or ("" if page is None else str(page.get("Content-Location") or "").strip())
