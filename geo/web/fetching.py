"""Pages fetched one after the other: politely, with every step of the way checked."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from geo.errors import FetchError
from geo.web.addresses import Address, checked_address, redirected
from geo.web.asking import Reply, ask
from geo.web.limits import ANSWER_BYTES, REDIRECTS, ROBOTS_BYTES, SECONDS_BETWEEN
from geo.web.reach import PUBLIC, Reach
from geo.web.robots import AGENT, Robots

_REDIRECTS = frozenset((301, 302, 303, 307, 308))
_NOT_READ = ("image/", "audio/", "video/", "font/")
_ACCEPT = "text/html,application/xhtml+xml,application/pdf;q=0.9,*/*;q=0.5"


@dataclass(frozen=True, slots=True)
class Answer:
    """A page: the address asked for, the one that answered, and what it gave.

    `data` is None where the page is as it was when it was fetched before. `kind` is the media type that the server
    names, `etag` and `modified` what it wants to be told when it is asked again.
    """

    asked: str
    answered: str
    data: bytes | None
    kind: str = ""
    etag: str = ""
    modified: str = ""


@dataclass(slots=True)
class Fetcher:
    """Fetches pages, one request a second a host at most, as each site's robots.txt wants it. Keeps no cookies.

    Parameters
    ----------
    version
        Of Dateline, which it names itself by.
    reach
        Which machines may be asked.
    clock, sleep
        Seconds that pass, and how to wait for them.
    """

    version: str
    reach: Reach = PUBLIC
    clock: Callable[[], float] = time.monotonic
    sleep: Callable[[float], None] = time.sleep
    _next: dict[str, float] = field(default_factory=dict)
    _robots: Robots | None = None

    @property
    def agent(self) -> str:
        """What it calls itself."""
        return f"{AGENT}/{self.version} (reads articles that one person chose)"

    def fetch(self, url: str, *, etag: str = "", modified: str = "") -> Answer:
        """Get a page, redirects followed.

        Parameters
        ----------
        url
            As a user or a feed gives it.
        etag, modified
            Of the copy that is at hand, if there is one.

        Raises
        ------
        RefusedAddressError
            It, or where it leads to, may not be asked.
        FetchError
            It can't be had.
        """
        self._robots = self._robots or Robots(self._robots_txt)
        first = address = checked_address(url, ports=self.reach.ports)
        conditions = {"If-None-Match": etag, "If-Modified-Since": modified}
        sent = {name: value for name, value in conditions.items() if value and value.isascii() and value.isprintable()}
        for _ in range(REDIRECTS + 1):
            delay = self._robots.check(address)
            reply = self._paced(address, sent, delay, most=ANSWER_BYTES)
            if reply.status in _REDIRECTS and reply.headers.get("location"):
                address = redirected(address, reply.headers["location"], ports=self.reach.ports)
                continue
            return self._answer(str(first), address, reply, has_copy=bool(sent))
        raise FetchError(f"{first} leads on more than {REDIRECTS} times: give the address where it ends.")

    def _answer(self, asked: str, address: Address, reply: Reply, *, has_copy: bool) -> Answer:
        if reply.status == 304 and has_copy:
            return Answer(asked, str(address), None)
        if reply.status != 200:
            raise FetchError(f"{address} answers {reply.status}: {_REMEDIES.get(reply.status, 'try again later')}.")
        kind = reply.headers.get("content-type", "").partition(";")[0].strip().lower()
        if kind.startswith(_NOT_READ):
            raise FetchError(f"{address} is {kind}, which holds no article: leave it out.")
        if not reply.data:
            raise FetchError(f"{address} answers with nothing: open it in a browser, save the page and add the file.")
        headers = reply.headers
        return Answer(asked, str(address), reply.data, kind, headers.get("etag", ""), headers.get("last-modified", ""))

    def _robots_txt(self, address: Address) -> Reply:
        for _ in range(REDIRECTS + 1):
            reply = self._paced(address, {}, 0.0, most=ROBOTS_BYTES, cut=True)
            if reply.status not in _REDIRECTS or not reply.headers.get("location"):
                return reply
            address = redirected(address, reply.headers["location"], ports=self.reach.ports)
        return Reply(404, {}, b"")  # RFC 9309: as if there were none

    def _paced(
        self, address: Address, headers: Mapping[str, str], delay: float, *, most: int, cut: bool = False
    ) -> Reply:
        """Ask when it is time for the host again."""
        numbers = self.reach.numbers_of(address.host, address.port)
        wait = self._next.get(address.host, 0.0) - self.clock()
        if wait > 0:
            self.sleep(wait)
        try:
            usual = {"User-Agent": self.agent, "Accept": _ACCEPT, "Accept-Encoding": "gzip, deflate"}
            return ask(address, numbers, usual | dict(headers), most=most, cut=cut)
        finally:
            self._next[address.host] = self.clock() + max(SECONDS_BETWEEN, delay)


_REMEDIES = {
    401: "it wants a password; open it in your browser, save the page and add the file",
    402: "it wants to be paid; open it in your browser, save the page and add the file",
    403: "it turns programs away; open it in your browser, save the page and add the file",
    404: "there is no such page; check the address, or look for a copy in a web archive",
    410: "the page was taken away; look for a copy in a web archive",
    429: "it has been asked too often; try again in an hour",
}
