"""One request and its answer: no redirect followed, no cookie, no more bytes and no more time than the limits."""

from __future__ import annotations

import socket
import threading
import time
import zlib
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from typing import Any, Protocol

import urllib3
from urllib3.connection import HTTPConnection, HTTPSConnection
from urllib3.connectionpool import HTTPConnectionPool, HTTPSConnectionPool
from urllib3.exceptions import HTTPError, NewConnectionError

from geo.errors import FetchError
from geo.web.addresses import Address
from geo.web.limits import SECONDS_AN_ANSWER, SECONDS_OF_SILENCE, SECONDS_TO_CONNECT
from geo.web.reach import connected

_PIECE = 2**16


@dataclass(frozen=True, slots=True)
class Reply:
    """What a server said: the status, the headers by their names in lower case, and the body, unpacked."""

    status: int
    headers: Mapping[str, str]
    data: bytes


class _Pinned(Protocol):
    """What the two kinds of connection need: the numbers they may connect to, and handles of what they opened."""

    host: str
    port: int | None
    numbers: Sequence[str]
    opened: list[socket.socket]


def _open(connection: Any) -> socket.socket:
    pinned: _Pinned = connection
    try:
        made = connected(pinned.numbers, pinned.port or 0, SECONDS_TO_CONNECT)
    except OSError as error:
        raise NewConnectionError(connection, str(error)) from error
    pinned.opened.append(made.dup())  # which still ends the connection when encryption has wrapped the socket
    return made


class _PlainConnection(HTTPConnection):
    def __init__(self, *args: Any, numbers: Sequence[str], opened: list[socket.socket], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.numbers, self.opened = numbers, opened

    def _new_conn(self) -> socket.socket:
        return _open(self)


class _SecureConnection(HTTPSConnection):
    def __init__(self, *args: Any, numbers: Sequence[str], opened: list[socket.socket], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.numbers, self.opened = numbers, opened

    def _new_conn(self) -> socket.socket:
        return _open(self)


class _PlainPool(HTTPConnectionPool):
    ConnectionCls = _PlainConnection


class _SecurePool(HTTPSConnectionPool):
    ConnectionCls = _SecureConnection


def ask(address: Address, numbers: Sequence[str], headers: Mapping[str, str], *, most: int, cut: bool = False) -> Reply:
    """Ask for an address at one of the numbers of its host; certificates are checked against the host's name.

    Parameters
    ----------
    numbers
        Where to connect to, and nowhere else.
    headers
        Sent besides the host.
    most
        The largest body, unpacked, in bytes.
    cut
        Give the first `most` bytes of a longer body, instead of refusing it.

    Raises
    ------
    FetchError
        No connection, no certificate, no sound answer, or one beyond the limits.
    """
    opened: list[socket.socket] = []
    kind = _SecurePool if address.scheme == "https" else _PlainPool
    pool = kind(
        address.host,
        address.port,
        timeout=urllib3.Timeout(connect=SECONDS_TO_CONNECT, read=SECONDS_OF_SILENCE),
        retries=False,
        maxsize=1,
        numbers=numbers,
        opened=opened,
    )
    until = time.monotonic() + SECONDS_AN_ANSWER  # before the watch begins: what it cuts off is never taken for whole
    watch = threading.Timer(SECONDS_AN_ANSWER, _shut, [opened])
    watch.daemon = True
    watch.start()
    try:
        response = pool.urlopen(
            "GET",
            address.path,
            headers=dict(headers),
            redirect=False,
            assert_same_host=False,
            preload_content=False,
            decode_content=False,
        )
        try:
            found = {name.lower(): value for name, value in response.headers.items()}
            return Reply(response.status, found, _body(response, found, address, most, cut, until))
        finally:
            response.close()
    except (HTTPError, OSError, ValueError) as error:
        if isinstance(error, FetchError):
            raise
        if time.monotonic() >= until:
            raise _too_slow(address) from error
        raise FetchError(f"{address} can't be had ({_words(error)}): try again later.") from error
    finally:
        watch.cancel()
        pool.close()
        for handle in opened:
            handle.close()


def _body(response: Any, headers: Mapping[str, str], address: Address, most: int, cut: bool, until: float) -> bytes:
    """The body, unpacked as it comes, so that a bomb ends at the limit."""
    packed = headers.get("content-encoding", "").strip().lower()
    if packed not in ("", "identity", "gzip", "x-gzip", "deflate"):
        raise FetchError(f"{address} is packed in a way that was not asked for ({packed[:40]!a}): save the page.")
    unpack = _Unpacked(packed) if packed not in ("", "identity") else None
    body = bytearray()
    while len(body) <= most:
        piece = response.read1(_PIECE)
        if time.monotonic() >= until:
            raise _too_slow(address)
        if not piece:
            if unpack and not unpack.is_whole:
                raise ValueError("the answer breaks off")
            return bytes(body)
        body += unpack.more(piece, most + 1 - len(body)) if unpack else piece
    if cut:
        return bytes(body[:most])
    raise FetchError(f"{address} has more than {most // 2**20} MB: save it, and add the file.")


class _Unpacked:
    """Bytes of gzip, of one member or several, or of deflate, with its head or without, as servers send it."""

    def __init__(self, packed: str) -> None:
        self._is_deflate = packed == "deflate"
        self._stream = self._new()
        self._is_begun = False

    @property
    def is_whole(self) -> bool:
        """Whether what came ends where it should."""
        return self._stream.eof

    def more(self, data: bytes, most: int) -> bytes:
        """At most `most` further bytes; raises ValueError where they can't be unpacked."""
        out = b""
        while data and len(out) < most:
            if self._stream.eof:
                data = data.lstrip(b"\0")  # some servers fill up
                if self._is_deflate or not data:
                    break
                self._stream = self._new()
            try:
                out += self._stream.decompress(data, most - len(out))
            except zlib.error as error:
                if self._is_begun or not self._is_deflate:
                    raise ValueError("the answer can't be unpacked") from error
                self._stream = zlib.decompressobj(-zlib.MAX_WBITS)
                self._is_begun = True
                continue
            self._is_begun = True
            data = self._stream.unused_data
        return out

    def _new(self) -> zlib._Decompress:
        return zlib.decompressobj(zlib.MAX_WBITS if self._is_deflate else 16 + zlib.MAX_WBITS)


def _shut(opened: list[socket.socket]) -> None:
    for connection in opened:
        with suppress(OSError):
            connection.shutdown(socket.SHUT_RDWR)


def _too_slow(address: Address) -> FetchError:
    return FetchError(f"{address} took more than {SECONDS_AN_ANSWER:g} s: try again later, or save the page.")


def _words(error: Exception) -> str:
    """What went wrong, without the names of Python's classes and objects."""
    cause = (error.__cause__ or error.__context__ or error) if isinstance(error, HTTPError) else error
    text = str(getattr(cause, "strerror", None) or cause) or type(error).__name__
    return " ".join(text.split())[:200]
