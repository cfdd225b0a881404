"""What every response of the server tells the browser to refuse.

Scripts come from this server only: as files of ours and Streamlit's, and as blobs that these files make (Streamlit
starts components that way). streamlit-folium's frame runs the text of its map's script, which no policy can tell from
other text; it is our own text (data goes to the map as JSON), and in that frame too no other host is asked for
anything but the map tiles that a user switched on: see geo/ui/ground.py.
"""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Iterable

MAP_FRAME = "/component/streamlit_folium."
"""How the paths of streamlit-folium's frame begin."""

_INLINE_SCRIPT = re.compile(rb"<script(?:\s[^>]*)?>(.+?)</script>", re.DOTALL | re.IGNORECASE)
_POLICY = {
    "default-src": ["'self'"],
    "script-src": ["'self'", "blob:"],
    "style-src": ["'self'", "'unsafe-inline'"],
    "img-src": ["'self'", "data:", "blob:"],
    "font-src": ["'self'", "data:"],
    "worker-src": ["'self'", "blob:"],
    "object-src": ["'none'"],
    "base-uri": ["'none'"],
    "form-action": ["'self'"],
    "frame-ancestors": ["'self'"],
}
_MAP_POLICY = _POLICY | {
    "script-src": ["'self'", "'unsafe-inline'", "'unsafe-eval'"],
    "img-src": ["'self'", "data:"],
}

_OURS = re.compile(
    rb"/component/geo\.ui\.assets\.(?:scripts_[0-9a-f]{12}/|map_(?:scripts|data)/[^?]*\?v=[0-9a-f]{12}(?:&|$))"
)
"""Addresses of our own scripts and of the map's ground that hold a version: what lies there never changes."""
_FOR_GOOD = (b"cache-control", b"private, max-age=31536000, immutable")

RESPONSE_HEADERS = {
    b"x-content-type-options": b"nosniff",
    b"referrer-policy": b"no-referrer",
    b"x-frame-options": b"SAMEORIGIN",
    b"cross-origin-opener-policy": b"same-origin",
    b"cross-origin-resource-policy": b"same-origin",
    b"permissions-policy": b"camera=(), geolocation=(), microphone=(), payment=(), usb=()",
}
"""Sent with every response, besides the content-security policy."""


def policy(path: str, page: bytes = b"", *, tiles: str | None = None) -> bytes:
    """The content-security policy of the response at `path`; scripts within `page`, which is ours, may run.

    `tiles` is an origin that the map's frame may ask for pictures.
    """
    rules = _MAP_POLICY | {"img-src": [*_MAP_POLICY["img-src"], *([tiles] if tiles else [])]}
    if not path.startswith(MAP_FRAME):
        rules = _POLICY | {"script-src": [*_POLICY["script-src"], *_hashes(page)]}
    return "; ".join(f"{rule} {' '.join(sources)}" for rule, sources in rules.items()).encode()


def _hashes(page: bytes) -> list[str]:
    """What a policy calls the scripts that stand within a page."""
    digests = (hashlib.sha256(script).digest() for script in _INLINE_SCRIPT.findall(page))
    return [f"'sha256-{base64.b64encode(digest).decode()}'" for digest in digests]


def is_for_good(path: str, query: bytes) -> bool:
    """Whether a browser may keep what lies at an address and need not ask again; articles' data is never kept so."""
    return _OURS.search(path.encode() + b"?" + query) is not None


def guarded(
    headers: Iterable[tuple[bytes, bytes]], path: str, tiles: str | None = None, *, for_good: bool = False
) -> list[tuple[bytes, bytes]]:
    """A response's headers with ours in the place of those of the same names; a policy that is there stays.

    What may be kept is kept by the user's own browser alone, and `for_good` says that it need not ask again.
    """
    if for_good:
        headers = [*((name, value) for name, value in headers if name.lower() != b"cache-control"), _FOR_GOOD]
    kept = [
        (name, value.replace(b"public", b"private") if name.lower() == b"cache-control" else value)
        for name, value in headers
        if name.lower() not in RESPONSE_HEADERS
    ]
    if not any(name.lower() == b"content-security-policy" for name, _ in kept):
        kept.append((b"content-security-policy", policy(path, tiles=tiles)))
    return [*kept, *RESPONSE_HEADERS.items()]
