"""Exports of Telegram Desktop (result.json): a post an article, its channel the outlet."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from geo.errors import InputError
from geo.inputs.day_text import day_in
from geo.inputs.encoding import decode
from geo.inputs.facts import Facts, one_line
from geo.inputs.limits import TABLE_BYTES
from geo.inputs.readers.base import RawArticle, Unread
from geo.inputs.readers.json_records import parsed_json
from geo.model import DocumentSource, Publication

_CHAT = re.compile(rb'"type"\s*:\s*"(?:\w+_(?:channel|group|supergroup|chat)|bot_chat|saved_messages)"')
_ALL_CHATS = re.compile(rb'"(?:personal_information|chats)"\s*:\s*\{')


@dataclass(frozen=True, slots=True)
class TelegramReader:
    """A `.json` file that begins as a chat of Telegram does, or as the export of all chats."""

    name: str = "telegram"
    max_bytes: int = TABLE_BYTES

    def can_read(self, name: str, head: bytes) -> bool:
        """By the first fields, which the exporter writes before the messages."""
        return name.lower().endswith(".json") and bool(_CHAT.search(head) or _ALL_CHATS.search(head))

    def read(self, data: bytes, *, name: str) -> Sequence[RawArticle | Unread]:
        """One article a post that has words; raises InputError where there is none."""
        try:
            export = parsed_json(decode(data, name=name))
        except ValueError as error:
            raise InputError(f"{name} is not JSON ({error}): export the chat again.") from None
        chats = list(_chats(export))
        posts = [(chat, post) for chat in chats for post in _posts(chat)]
        found = [_article(chat, post, several=len(chats) > 1) for chat, post in posts if _words(post).strip()]
        if not found:
            raise InputError(f"{name} holds no post with words: leave it out.")
        left_out = sum(len(_messages(chat)) for chat in chats) - len(found)
        note = f"posts read: {len(found)}; messages without words (pictures, joins, pins), not read: {left_out}."
        return [RawArticle(each.text, each.source, each.facts, each.part, note if left_out else "") for each in found]


def _chats(export: object) -> Iterator[Mapping[str, object]]:
    if not isinstance(export, Mapping):
        return
    if isinstance(export.get("messages"), list):
        yield export
        return
    for key in ("chats", "left_chats"):
        group = export.get(key)
        listed = group.get("list") if isinstance(group, Mapping) else None
        yield from (chat for chat in listed or () if isinstance(chat, Mapping)) if isinstance(listed, list) else ()


def _messages(chat: Mapping[str, object]) -> list[object]:
    messages = chat.get("messages")
    return messages if isinstance(messages, list) else []


def _posts(chat: Mapping[str, object]) -> Iterator[Mapping[str, object]]:
    """The messages that somebody wrote; those of other kinds tell who joined or what was pinned."""
    for message in _messages(chat):
        if isinstance(message, Mapping) and message.get("type", "message") == "message":
            yield message


def _words(post: Mapping[str, object]) -> str:
    """A post's text, which is a string, or a list of strings and of pieces with a text of their own."""
    text = post.get("text")
    pieces = text if isinstance(text, list) else [text]
    words = [piece.get("text") if isinstance(piece, Mapping) else piece for piece in pieces]
    return "".join(word for word in words if isinstance(word, str))


def _article(chat: Mapping[str, object], post: Mapping[str, object], *, several: bool) -> RawArticle:
    channel = one_line(str(chat.get("name") or ""))
    number = one_line(str(post.get("id", "")))
    author = next((str(post[key]) for key in ("author", "from") if isinstance(post.get(key), str)), "")
    facts = Facts(
        publisher=channel,
        author="" if one_line(author) == channel else one_line(author),
        published=_published(post),
    )
    part = f"{one_line(str(chat.get('id') or channel))} post {number}" if several else f"post {number}"
    return RawArticle(_words(post), DocumentSource("telegram", extracted=True), facts, part)


def _published(post: Mapping[str, object]) -> Publication | None:
    """The day of a post: in the exporter's time zone, as written, and in UTC; both where they differ."""
    local = day_in(str(post.get("date", "")))
    universal = day_in(str(post.get("date_unixtime", "")))
    days: list[date] = sorted(day for day in (local, universal) if day is not None)
    if not days:
        return None
    zones = "" if days[0] == days[-1] else ", whose day depends on the time zone"
    return Publication(days[0], days[-1], f"Telegram export: the post's date{zones}")
