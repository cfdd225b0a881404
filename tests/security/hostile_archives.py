"""An archive whose files do what their word says to the process that reads them."""

import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from hostile_readers import LONG, Trap

from geo.inputs.readers import RawArticle, Unread
from geo.inputs.readers.archives import Member, Step, steps_of


@dataclass(frozen=True)
class TrapArchive:
    name: str = "traps"

    def can_read(self, name: str, head: bytes) -> bool:
        return name.endswith(".traps")

    def read(self, data: bytes, *, name: str) -> Sequence[RawArticle | Unread]:
        raise NotImplementedError

    def steps(self, data: bytes, *, name: str, skip: int) -> Iterator[Step]:
        words = data.decode().split()
        if words == ["sleep"]:
            time.sleep(LONG)
        members = [Member(str(number), Trap(), f"{word}:".encode) for number, word in enumerate(words, start=1)]
        return steps_of(members, skip=skip)
