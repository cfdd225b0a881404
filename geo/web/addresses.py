"""Web addresses as a user, a feed or a redirect gives them: written in the one usual way, or refused.

An address is taken apart once, here. What is connected to and what is asked for are made of the parts, so that no two
programs can read one address differently.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from ipaddress import AddressValueError, IPv4Address, IPv6Address
from urllib.parse import quote, urljoin, urlsplit

from geo.errors import RefusedAddressError

PORTS = {"http": 80, "https": 443}
LONGEST = 2_000
_UNFIT = re.compile(r"[\x00-\x20\x7f\\]")
_NAME = re.compile(r"(?=.{4,253}$)(?:[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?\.)+[a-z](?:[a-z0-9-]{0,61}[a-z0-9])")
_NUMBER = re.compile(r"(?:0x[0-9a-f]*|[0-9]+)")
_INSIDE = ("localhost", "local", "internal", "intranet", "lan", "home.arpa", "onion", "test", "invalid", "example")
"""Last labels of names that mean something inside a network alone (RFC 6761, 6762, 8375, 7686)."""
_TWO_WAYS = frozenset("ßς\u200c\u200d")
"""Letters that the old and the new standard of international names (IDNA 2003, 2008) turn into different hosts."""
_SAFE = "/~!$&'()*+,;=:@-._%"


@dataclass(frozen=True, slots=True)
class Address:
    """An http or https address by its parts: the host in lower-case ASCII, the path with its query."""

    scheme: str
    host: str
    port: int
    path: str

    def __str__(self) -> str:
        return f"{self.origin}{self.path}"

    @property
    def origin(self) -> str:
        """Scheme and host, and the port where it is not the usual one."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return f"{self.scheme}://{host}{'' if self.port == PORTS[self.scheme] else f':{self.port}'}"


def checked_address(url: str, *, ports: frozenset[int] = frozenset(PORTS.values())) -> Address:
    """The parts of an address.

    Parameters
    ----------
    url
        As it was given. One without a scheme is taken for https.
    ports
        Those that may be asked.

    Raises
    ------
    RefusedAddressError
        It is no http or https address, or its host is spelt oddly, stands inside a network or has a user name.
    """
    text = url.strip()
    if not re.match(r"[a-z][a-z0-9+.-]*:", text, re.IGNORECASE) or re.match(r"[\w.-]+:\d+(?:/|$)", text):
        text = f"https://{text}"
    if len(text) > LONGEST or _UNFIT.search(text):
        raise _refused(url, "it is too long, or holds spaces, control characters or backslashes")
    try:
        parts = urlsplit(text)
        port, host = parts.port, parts.hostname or ""
    except ValueError:
        raise _refused(url, "its host or its port can't be read") from None
    if parts.scheme not in PORTS:
        raise _refused(url, "only http and https addresses are fetched")
    if "@" in parts.netloc:
        raise _refused(url, "it names a user, which would hide the host")
    port = PORTS[parts.scheme] if port is None else port
    if port not in ports:
        raise _refused(url, f"port {port} is none of the web's")
    checked = _host(url, host, is_bracketed=parts.netloc.startswith("["))
    path = quote(parts.path or "/", safe=_SAFE) + (f"?{quote(parts.query, safe=_SAFE + '?')}" if parts.query else "")
    return Address(parts.scheme, checked, port, path)


def redirected(address: Address, location: str, *, ports: frozenset[int]) -> Address:
    """Where an answer leads on to; raises as `checked_address` does."""
    try:
        return checked_address(urljoin(str(address), location.strip()), ports=ports)
    except ValueError as error:
        if isinstance(error, RefusedAddressError):
            raise
        raise _refused(location, "it can't be read") from None


def _host(url: str, host: str, *, is_bracketed: bool) -> str:
    """The host in lower-case ASCII: a name, or a number in its one usual spelling."""
    if is_bracketed:
        try:
            return str(IPv6Address(host))  # refuses zones ("fe80::1%eth0") where they are looked up, see `reach`
        except AddressValueError:
            raise _refused(url, "its host is no IPv6 address") from None
    name = _ascii(url, host.removesuffix(".").lower())
    last = name.rpartition(".")[2]
    if _NUMBER.fullmatch(last):  # what ends in a number is a number, whatever the system makes of it
        try:
            number = str(IPv4Address(host))
        except AddressValueError:
            raise _refused(url, "its host is a number in an odd spelling") from None
        return number
    if any(name == inside or name.endswith(f".{inside}") for inside in _INSIDE) or "." not in name:
        raise _refused(url, "its host stands inside a network")
    if not _NAME.fullmatch(name):
        raise _refused(url, "its host is no name of the web")
    return name


def _ascii(url: str, host: str) -> str:
    """A host's name as domain servers know it."""
    if host.isascii():
        return host
    if _TWO_WAYS.intersection(host):
        raise _refused(url, "two standards read its host differently")
    try:
        return unicodedata.normalize("NFKC", host).encode("idna").decode("ascii").lower()
    except UnicodeError:
        raise _refused(url, "its host is no name of the web") from None


def _refused(url: str, why: str) -> RefusedAddressError:
    shown = "".join(character if character.isprintable() else "?" for character in url.strip()[:200])
    return RefusedAddressError(f"{shown} is not fetched: {why}. Give the page's address as the browser shows it.")
