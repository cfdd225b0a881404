"""What runs in the process of its own: a loop that takes a reader and a file, and gives the file's articles.

A message is its length in eight bytes and then its bytes. In comes a pickled reader, which is answered by READY, then
the file's name, its bytes, and for an archive, which may come as the path of its file instead, how many of its files to
skip. They are answered as `wire.py` has it, an archive by a message a step and then DONE; or by TOO_LITTLE_MEMORY.
"""

from __future__ import annotations

import os
import pickle
import resource
import sys
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any, BinaryIO

from geo.errors import InputError, ReaderError, TooLongError
from geo.inputs.limits import ANSWER_BYTES, READER_BYTES, SECONDS_A_FILE
from geo.inputs.readers.archives import Content
from geo.inputs.readers.base import Reader
from geo.inputs.readers.checked import read_checked, remedy_of, where_of
from geo.inputs.readers.wire import answer_bytes, step_bytes
from geo.plugins import ANY_ERROR, storable, words_of

READY, TOO_LITTLE_MEMORY, DONE = b"ready", b"memory", b"done"
BYTES, FILE = b"bytes", b"file"
"""How an archive comes: as its bytes, or as the path of its file."""
LENGTH = 8
_HOSTS = ("socket.connect", "socket.getaddrinfo", "socket.gethostbyname", "socket.sendto")


def serve() -> None:
    """Answer until the one who asks hangs up."""
    incoming, outgoing = os.fdopen(os.dup(0), "rb"), os.fdopen(os.dup(1), "wb")
    nothing = os.open(os.devnull, os.O_RDWR)
    for descriptor in (0, 1, 2):  # what a library prints must not get between the answers
        os.dup2(nothing, descriptor)
    _limit()
    sys.addaudithook(_refuse_network)
    readers: dict[bytes, Reader] = {}
    while True:
        pickled = _receive(incoming)
        if pickled is None:
            return
        try:
            _send(outgoing, _load(pickled, readers))
            name, data, how = _receive(incoming), _receive(incoming), _receive(incoming)
            if name is None or data is None or how is None or pickled not in readers:
                return
            _give_time()
            label = name.decode("utf-8", "surrogatepass")
            if how:
                kind, skip = how.split()
                content = Path(os.fsdecode(data)) if kind == FILE else data
                for message in _steps(readers[pickled], content, label, int(skip)):
                    _send(outgoing, message)
                    _give_time()
            else:
                _send(outgoing, _answer(readers[pickled], data, label))
        except MemoryError:
            _send(outgoing, TOO_LITTLE_MEMORY)
            return


def _load(pickled: bytes, readers: dict[bytes, Reader]) -> bytes:
    """READY, or the error that keeps a reader from being loaded here."""
    try:
        if pickled not in readers:
            readers[pickled] = pickle.loads(pickled)
    except MemoryError:
        raise
    except ANY_ERROR as error:
        return storable(words_of(error)).encode()
    return READY


def _answer(reader: Reader, data: bytes, name: str) -> bytes:
    answer = answer_bytes(read_checked(reader, data, name))
    if len(answer) <= ANSWER_BYTES:
        return answer
    limit = f"the limit is {ANSWER_BYTES // 2**20} MB"
    return answer_bytes(TooLongError(f"{name} holds {len(answer) / 2**20:.0f} MB of text and {limit}: split it."))


def _steps(reader: Any, data: Content, name: str, skip: int) -> Iterator[bytes]:
    """The messages for an archive."""
    try:
        for step in reader.steps(data, name=name, skip=skip):
            yield step_bytes(step)
        yield DONE
    except InputError as error:
        yield answer_bytes(type(error)(storable(str(error))))
    except MemoryError:
        raise
    except ANY_ERROR as error:
        words = f"{where_of(reader)} failed ({words_of(error)}): {remedy_of(reader)}"
        yield answer_bytes(ReaderError(f"{name} can't be read: {words}"))


def _limit() -> None:
    """Bound the memory of this process, and write no picture of it when it crashes."""
    for what, most in ((resource.RLIMIT_DATA, READER_BYTES), (resource.RLIMIT_CORE, 0)):
        with suppress(OSError, ValueError):  # a system without this limit, or with a lower one
            resource.setrlimit(what, (most, most))


def _give_time() -> None:
    """Bound the processor time for the next file, for when nobody is left who would stop this process."""
    used = resource.getrusage(resource.RUSAGE_SELF)
    seconds = int(used.ru_utime + used.ru_stime + 2 * SECONDS_A_FILE) + 1
    with suppress(OSError, ValueError):
        resource.setrlimit(resource.RLIMIT_CPU, (seconds, resource.getrlimit(resource.RLIMIT_CPU)[1]))


def _refuse_network(event: str, arguments: tuple[object, ...]) -> None:
    """A reader reads its file and nothing else."""
    if event in _HOSTS:
        raise PermissionError("a reader may not use the network")


def receive(read: Callable[[int], bytes], most: int | None = None) -> bytes | None:
    """The next message; None at the end, or where it is longer than `most`."""
    head = read(LENGTH)
    length = int.from_bytes(head, "big")
    if len(head) < LENGTH or (most is not None and length > most):
        return None
    data = read(length)
    return data if len(data) == length else None


def _receive(stream: BinaryIO) -> bytes | None:
    return receive(stream.read)


def _send(stream: BinaryIO, message: bytes) -> None:
    stream.write(len(message).to_bytes(LENGTH, "big"))
    stream.write(message)
    stream.flush()
