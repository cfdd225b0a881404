"""Mail: a message an article, as .eml files hold one and .mbox files many."""

from __future__ import annotations

import email
import email.policy
import re
from collections.abc import Sequence
from dataclasses import dataclass
from email.errors import MessageError
from email.message import EmailMessage

from geo.errors import InputError
from geo.inputs.day_text import day_in
from geo.inputs.facts import Facts, one_line
from geo.inputs.limits import MAIL_BYTES
from geo.inputs.readers.base import RawArticle, Unread
from geo.inputs.readers.headline import with_headline
from geo.inputs.readers.markup import text_of_markup
from geo.model import DocumentSource, Publication

_HEADERS = re.compile(rb"(?:^|\n)(?:from|received|return-path|message-id|date|subject|to|mime-version)[ \t]*:", re.I)
_ENVELOPE = re.compile(rb"(?:\A|(?<=\n\n)|(?<=\n\r\n))From [^\n]*\d{4}[^\n]*\r?\n")
_MAILBOX = re.compile(rb"From \S+[^\n]*\d{4}[^\n]*\r?\n[A-Za-z-]+:")  # the first two lines of a mailbox
_ESCAPED = re.compile(rb"^>(>*From )", re.M)
_ADDRESS = re.compile(r"\s*<[^<>]*>\s*$")
_OF_PARSER = (MessageError, LookupError, ValueError, AttributeError, TypeError, OverflowError)
"""What the standard library's parser of mail lets through where a message is malformed."""


@dataclass(frozen=True, slots=True)
class MailReader:
    """Files called `.eml`, `.mbox` or `.mbx`; others when they begin as a mailbox does."""

    name: str = "mail"
    max_bytes: int = MAIL_BYTES

    def can_read(self, name: str, head: bytes) -> bool:
        """By the name and the headers, or by the line that begins a mailbox."""
        named = name.lower().endswith((".eml", ".mbox", ".mbx"))
        return (named and _HEADERS.search(head) is not None) or _MAILBOX.match(head) is not None

    def read(self, data: bytes, *, name: str) -> Sequence[RawArticle | Unread]:
        """One article a message that has words; raises InputError where there is none."""
        starts = [found.end() for found in _ENVELOPE.finditer(data)]
        if not starts:
            found = _article(data, "")
            if isinstance(found, Unread):
                raise InputError(f"{name}: {found.why}")
            return [found]
        ends = [*[found.start() for found in _ENVELOPE.finditer(data)][1:], len(data)]
        pieces = [_ESCAPED.sub(rb"\1", data[start:end]) for start, end in zip(starts, ends, strict=True)]
        return [_article(piece, f"message {number}") for number, piece in enumerate(pieces, start=1)]


def _article(data: bytes, part: str) -> RawArticle | Unread:
    try:
        message = email.message_from_bytes(data, policy=email.policy.default)
        body, attached = _body(message)
        title, sender, day = _header(message, "subject"), _header(message, "from"), _header(message, "date")
    except _OF_PARSER as error:
        return Unread(part, f"the message can't be read ({type(error).__name__}): save its text as .txt.")
    if not body.strip():
        return Unread(part, "the message has no text: leave it out, or save what is attached to it.")
    facts = Facts(
        title=title, publisher=_ADDRESS.sub("", sender).strip('" ') or sender.strip("<> "), published=_published(day)
    )
    note = f"attachments, which are not read: {attached}; save those that are articles." if attached else ""
    return RawArticle(with_headline(title, body), DocumentSource("mail"), facts, part, note)


def _body(message: EmailMessage) -> tuple[str, int]:
    """The words of a message, from its plain text where it has one, and how many attachments it has."""
    part = message.get_body(preferencelist=("plain", "html"))
    attached = sum(1 for _ in message.iter_attachments()) if message.is_multipart() else 0
    if part is None:
        return "", attached
    content = part.get_content()
    text = content if isinstance(content, str) else ""
    return (text_of_markup(text) if part.get_content_subtype() == "html" else text), attached


def _header(message: EmailMessage, name: str) -> str:
    """A header in words; one that can't be parsed, such as a day with a year of 24 digits, as it was written."""
    try:
        value = message.get(name)
    except _OF_PARSER:
        value = next((str(raw) for key, raw in message.raw_items() if key.lower() == name), None)
    return one_line(str(value)) if value is not None else ""


def _published(value: str) -> Publication | None:
    day = day_in(value)
    return None if day is None else Publication(day, day, f"mail header Date: {value[:60]}")
