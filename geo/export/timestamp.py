"""A time stamp of a hash by an authority (RFC 3161): asked of an address that the user gives, and read again.

A stamp says that a hash was known at a time, and the authority signs that. Dateline checks that the stamp is of the
hash; the signature is for `openssl ts -verify`, with the authority's certificate, which Dateline doesn't have.
"""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from datetime import UTC, datetime
from urllib.parse import urlsplit

import urllib3

from geo.errors import FetchError, InputError

_SHA256 = bytes.fromhex("608648016503040201")
_TST_INFO = bytes.fromhex("2A864886F70D0109100104")
_SEQUENCE, _INTEGER, _OCTETS, _OID, _BOOLEAN, _NULL, _TIME = 0x30, 0x02, 0x04, 0x06, 0x01, 0x05, 0x18
_GRANTED = (0, 1)
_MOST_BYTES = 1_000_000
_SECONDS = 30.0


@dataclass(frozen=True, slots=True)
class Stamp:
    """What a time stamp says: the SHA-256 that it is of, when the authority saw it (UTC), and the request's number."""

    digest: bytes
    at: datetime
    nonce: int | None


def request_of(digest: bytes, nonce: int) -> bytes:
    """A TimeStampReq (RFC 3161, 2.4.1) for a SHA-256, which asks for the authority's certificate too."""
    algorithm = _der(_SEQUENCE, _der(_OID, _SHA256) + _der(_NULL, b""))
    imprint = _der(_SEQUENCE, algorithm + _der(_OCTETS, digest))
    number = _der(_INTEGER, nonce.to_bytes(nonce.bit_length() // 8 + 1, "big"))
    return _der(_SEQUENCE, _der(_INTEGER, b"\x01") + imprint + number + _der(_BOOLEAN, b"\xff"))


def stamped(digest: bytes, address: str) -> bytes:
    """The answer of the authority at `address`, as it came: a TimeStampResp, which `openssl ts` reads.

    Raises
    ------
    FetchError
        When the address can't be reached, refuses, or answers with a stamp of something else.
    """
    if urlsplit(address).scheme not in ("http", "https"):
        raise FetchError(f"{address} is no address of a time stamping authority: it begins with http:// or https://")
    nonce = secrets.randbits(64)
    try:
        answer = _answer(address, request_of(digest, nonce))
        stamp = read_stamp(answer)
    except (urllib3.exceptions.HTTPError, OSError) as error:
        raise FetchError(f"{address} gave no time stamp ({error}): try again later, or pack without one.") from error
    except InputError as error:
        raise FetchError(f"{address} gave no time stamp ({error}): ask another authority.") from error
    if stamp.digest != digest or stamp.nonce not in (None, nonce):
        raise FetchError(f"{address} stamped something else than it was asked for: ask another authority.")
    return answer


def _answer(address: str, body: bytes) -> bytes:
    headers = {"Content-Type": "application/timestamp-query", "Accept": "application/timestamp-reply"}
    with urllib3.PoolManager(retries=False) as pool:
        reply = pool.request("POST", address, body=body, headers=headers, timeout=_SECONDS, redirect=False,
                             preload_content=False)  # fmt: skip
        data = reply.read(_MOST_BYTES + 1)
        reply.close()
    if reply.status != 200 or len(data) > _MOST_BYTES:
        raise InputError(f"HTTP {reply.status}, {len(data)} bytes")
    return bytes(data)


def read_stamp(answer: bytes) -> Stamp:
    """What a TimeStampResp says; its signature is not checked.

    Raises
    ------
    InputError
        When it is none, or says that the authority refused.
    """
    try:
        parts = _parts(_inside(answer, _SEQUENCE))
        if int.from_bytes(_parts(parts[0][1])[0][1], "big") not in _GRANTED:
            raise InputError("the authority refused")
        signed = _parts(_parts(parts[1][1])[1][1])[0]
        kind, content = _parts(_parts(signed[1])[2][1])[:2]
        if kind[1] != _TST_INFO:
            raise InputError("it signs something else than a time")
        told = _parts(_inside(_inside(content[1], _OCTETS), _SEQUENCE))
        algorithm, digest = _parts(told[2][1])
        if _parts(algorithm[1])[0][1] != _SHA256:
            raise InputError("it stamps another hash than SHA-256")
        at = next(value for tag, value in told if tag == _TIME).decode("ascii").rstrip("Z").partition(".")[0]
        nonce = next((int.from_bytes(value, "big") for tag, value in told[5:] if tag == _INTEGER), None)
        return Stamp(digest[1], datetime.strptime(at, "%Y%m%d%H%M%S").replace(tzinfo=UTC), nonce)
    except InputError:
        raise
    except (ValueError, IndexError, StopIteration) as error:
        raise InputError("it is no time stamp that can be read") from error


def _der(tag: int, content: bytes) -> bytes:
    """A value in DER (X.690)."""
    length = len(content)
    if length < 128:
        return bytes([tag, length]) + content
    size = (length.bit_length() + 7) // 8
    return bytes([tag, 128 | size]) + length.to_bytes(size, "big") + content


def _parts(data: bytes) -> list[tuple[int, bytes]]:
    """The values that stand one after the other, each with its tag."""
    parts, at = [], 0
    while at < len(data):
        tag, length, start = data[at], data[at + 1], at + 2
        if length & 128:
            size = length & 127
            length, start = int.from_bytes(data[start : start + size], "big"), start + size
        if start + length > len(data):
            raise ValueError("cut off")
        parts.append((tag, data[start : start + length]))
        at = start + length
    return parts


def _inside(data: bytes, tag: int) -> bytes:
    """The content of the one value that data holds."""
    [(found, content)] = _parts(data)
    if found != tag:
        raise ValueError(f"tag {found}, not {tag}")
    return content
