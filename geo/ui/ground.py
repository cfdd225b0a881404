"""The one host of map tiles that a user switched on: the map's frame is loaded anew with leave to ask it, and no other.

A page can't widen its own content-security policy. So the map's script (geo/map/frontend/leave.js) names the host in a
cookie that lives as long as the loading takes, and the policy of that one answer allows it. Nobody else can set the
cookie: it belongs to this machine's own name, and other sites' pages don't send it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from urllib.parse import unquote

COOKIE = "dateline-ground"
LONGEST = 260
"""Letters: a name of a host has 253 at most."""
_ORIGIN = re.compile(r"https?://(?:[a-z0-9](?:[a-z0-9.-]*[a-z0-9])?|\[[0-9a-f:.]+\])(?::\d{1,5})?", re.ASCII)


def tiles_origin(headers: Iterable[tuple[bytes, bytes]]) -> str | None:
    """The origin ('https://tile.example.org') that a request's cookie names; None where it names none."""
    for name, value in headers:
        if name.lower() != b"cookie":
            continue
        for part in value.decode("latin-1").split(";"):
            key, _, given = part.strip().partition("=")
            origin = unquote(given)
            if key == COOKIE and len(origin) <= LONGEST and _ORIGIN.fullmatch(origin):
                return origin
    return None
