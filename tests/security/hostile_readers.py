"""Readers that do what a hostile file makes a parser do: the file's first word says which."""

import ctypes
import os
import socket
import time
from collections.abc import Sequence

from geo.errors import NotTextError
from geo.inputs.readers import RawArticle
from geo.model import DocumentSource


def article(text: str, part: str = "") -> RawArticle:
    return RawArticle(text, DocumentSource("trap"), part=part)


LONG = 60
"""Seconds after which what hangs or spins goes on by itself: a test that waits for a stop which never comes ends."""


def spin() -> None:
    end = time.monotonic() + LONG
    while time.monotonic() < end:
        pass


def fill() -> None:
    kept = []
    while True:
        kept.append(bytearray(2**24))


def nest(depth: int = 0) -> int:
    return nest(depth + 1) + 1


ACTS = {
    "hang": lambda: time.sleep(LONG),
    "spin": spin,
    "fill": fill,
    "crash": lambda: ctypes.string_at(0),
    "leave": lambda: os._exit(7),
    "nest": nest,
    "connect": lambda: socket.create_connection(("127.0.0.1", 9), timeout=1),
    "look up": lambda: socket.getaddrinfo("localhost", 80),
    "print": lambda: os.write(1, b"\0" * 100),
}


class Trap:
    name = "trap"

    def can_read(self, name: str, head: bytes) -> bool:
        return name.endswith(".trap")

    def read(self, data: bytes, *, name: str) -> Sequence[RawArticle]:
        word, _, text = data.decode().partition(":")
        if word == "refuse":
            raise NotTextError(f"{name} is a trap: leave it out.")
        if word == "many":
            return [article("Rain.", str(number)) for number in range(int(text))]
        if word == "long":
            return [article("Rain. " * int(text))]
        if word in ACTS:
            ACTS[word]()
        return [article(f"{text} {os.getpid()}")]


class Small(Trap):
    """Takes small files only."""

    max_bytes = 10


class Missing(Trap):
    """Can't be made anew elsewhere."""

    def __reduce__(self) -> tuple[object, ...]:
        return int, ("no number",)
