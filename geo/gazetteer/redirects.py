"""Where a download may be led on to: never from the web into the user's own network, nor to another kind of address."""

from __future__ import annotations

import ipaddress
import socket
import urllib.error
import urllib.request
from http.client import HTTPMessage
from typing import IO
from urllib.parse import urlsplit

MOST = 5


class Redirects(urllib.request.HTTPRedirectHandler):
    """Follows a few redirects, each to http or https, not from https back to http, and to no private host.

    A host on the user's own network is asked only where the user named it, so a redirect must not lead to another.
    """

    max_redirections = MOST

    def redirect_request(
        self, req: urllib.request.Request, fp: IO[bytes], code: int, msg: str, headers: HTTPMessage, newurl: str
    ) -> urllib.request.Request | None:
        """The request to go on with; raises URLError where none may be made."""
        before, after = urlsplit(req.full_url), urlsplit(newurl)
        if after.scheme not in ("http", "https") or (before.scheme == "https" and after.scheme == "http"):
            raise urllib.error.URLError(f"it leads on to a {after.scheme} address, which is not followed")
        if after.netloc != before.netloc and is_private(after.hostname or ""):
            raise urllib.error.URLError(f"it leads on to {after.netloc}, a private host, which is not followed")
        return super().redirect_request(req, fp, code, msg, headers, newurl)


def is_private(host: str) -> bool:
    """Whether a host is this machine, or on a network that is not the internet; a name by any address that it has."""
    try:
        found = socket.getaddrinfo(host, None, proto=socket.IPPROTO_TCP)
    except (OSError, UnicodeError):
        return False  # then nobody can be asked there
    return any(not ipaddress.ip_address(str(address[4][0]).partition("%")[0]).is_global for address in found)
