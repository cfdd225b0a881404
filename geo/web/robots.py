"""What a site's robots.txt allows, asked once a site (RFC 9309)."""

from __future__ import annotations

from collections.abc import Callable

from protego import Protego

from geo.errors import FetchError, RefusedAddressError
from geo.web.addresses import Address
from geo.web.asking import Reply
from geo.web.limits import LONGEST_DELAY

AGENT = "Dateline"
"""The name that a robots.txt calls us by."""


class Robots:
    """The rules of the sites that were asked in one run.

    Parameters
    ----------
    ask
        Gets an address, redirects followed; raises FetchError.
    """

    def __init__(self, ask: Callable[[Address], Reply]) -> None:
        self._ask = ask
        self._rules: dict[str, Protego | str] = {}

    def check(self, address: Address) -> float:
        """The seconds that the site wants between two requests, 0 where it says nothing.

        Raises
        ------
        RefusedAddressError
            The site doesn't want this page to be fetched, or its rules can't be had now.
        """
        if address.origin not in self._rules:
            self._rules[address.origin] = self._rules_of(address)
        rules = self._rules[address.origin]
        if isinstance(rules, str):
            raise RefusedAddressError(
                f"{address} is not fetched, since the site's rules for programs can't be had now: {rules}"
            )
        if not rules.can_fetch(str(address), AGENT):
            raise RefusedAddressError(
                f"{address} is not fetched: the site's rules for programs (robots.txt) don't want it. Save the page "
                "in your browser and add the file."
            )
        return min(float(rules.crawl_delay(AGENT) or 0.0), LONGEST_DELAY)

    def _rules_of(self, address: Address) -> Protego | str:
        """A site's rules, none at all where it has no such file; or why it can't be told, and what to do."""
        own = Address(address.scheme, address.host, address.port, "/robots.txt")
        try:
            reply = self._ask(own)
        except RefusedAddressError:
            raise
        except FetchError as error:
            return str(error)
        if reply.status >= 500 or reply.status == 429:
            return f"{own} answers {reply.status}. Try again later, or save the page and add the file."
        text = reply.data.decode("utf-8", "replace") if reply.status == 200 else ""
        return Protego.parse(text)
