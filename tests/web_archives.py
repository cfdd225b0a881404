"""Writes web archives by the letter of the WARC format, and pages to put into them, in words of our own."""

import gzip
import io
import zipfile
import zlib

WHEN = "2021-05-20T22:15:09Z"

STORY = (
    "The bridge over the river at Mosul was closed on Monday after heavy rain, said an engineer of the city.",
    "Traders on the left bank waited until noon for the ferry, which carries forty people and two cars at a time.",
    "The works are to last three weeks, and a second bridge upstream will stay open to ambulances and bread vans.",
)


def page(title: str = "Bridge closed after rain", paragraphs: tuple[str, ...] = STORY, head: str = "") -> bytes:
    body = "".join(f"<p>{words}</p>" for words in paragraphs)
    return (
        f"<!DOCTYPE html><html lang='en'><head><title>{title}</title>{head}</head>"
        f"<body><article><h1>{title}</h1>{body}</article></body></html>"
    ).encode()


def record(
    address: str, block: bytes, kind: str = "response", *, number: int = 1, when: str = WHEN,
    content: str = "application/http; msgtype=response", more: str = "", length: int | None = None,
) -> bytes:  # fmt: skip
    head = (
        f"WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Record-ID: <urn:uuid:{number:08d}-0000-4000-8000-000000000000>\r\n"
        f"WARC-Date: {when}\r\nWARC-Target-URI: {address}\r\nContent-Type: {content}\r\n{more}"
        f"Content-Length: {len(block) if length is None else length}\r\n\r\n"
    )
    return head.encode() + block + b"\r\n\r\n"


def answer(
    address: str, body: bytes, content: str = "text/html", *, status: str = "200 OK", headers: str = "",
    number: int = 1, when: str = WHEN, kind: str = "response", more: str = "",
) -> bytes:  # fmt: skip
    block = f"HTTP/1.1 {status}\r\nContent-Type: {content}\r\n{headers}\r\n".encode() + body
    return record(address, block, kind, number=number, when=when, more=more)


def info() -> bytes:
    return record("urn:info", b"software: made by a test\r\n", "warcinfo", content="application/warc-fields")


def request(address: str) -> bytes:
    return record(address, b"GET / HTTP/1.1\r\n\r\n", "request", content="application/http; msgtype=request")


def gzipped(*records: bytes) -> bytes:
    return b"".join(gzip.compress(one) for one in records)


def chunked(body: bytes) -> bytes:
    pieces = [body[at : at + 100] for at in range(0, len(body), 100)]
    return b"".join(f"{len(piece):x}\r\n".encode() + piece + b"\r\n" for piece in pieces) + b"0\r\n\r\n"


def raw_deflate(body: bytes) -> bytes:
    stream = zlib.compressobj(wbits=-15)
    return stream.compress(body) + stream.flush()


def zipped(files: dict[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", method) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return made.getvalue()


def wacz(files: dict[str, bytes]) -> bytes:
    return zipped({"datapackage.json": b"{}", "indexes/index.cdx.gz": b"x", **files})
