"""Which machines may be asked, and connections to exactly the machine that was checked.

A host's name is looked up once. Every address that comes back must be a public one, and the connection goes to one of
these very addresses, so that no second look-up can lead elsewhere.
"""

from __future__ import annotations

import socket
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address

from geo.errors import FetchError, RefusedAddressError
from geo.web.addresses import PORTS

Resolve = Callable[[str, int], Sequence[str]]
"""Addresses of a host, as numbers, by its name and port; raises OSError."""

_NOT_PUBLIC_4 = tuple(
    map(
        IPv4Network,
        (
            "0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12",
            "192.0.0.0/24", "192.0.2.0/24", "192.88.99.0/24", "192.168.0.0/16", "198.18.0.0/15", "198.51.100.0/24",
            "203.0.113.0/24", "224.0.0.0/4", "240.0.0.0/4",
            "168.63.129.16/32",  # the inside of a cloud, under a public number
        ),
    )
)  # fmt: skip
"""IANA's special-purpose registry: what is no one machine of the public net."""
_PUBLIC_6 = IPv6Network("2000::/3")
"""All that is given out. Outside lie loopback, link-local, private, multicast, IPv4-mapped and NAT64 addresses."""
_NOT_PUBLIC_6 = tuple(map(IPv6Network, ("2001::/23", "2001:db8::/32", "2002::/16", "3fff::/20")))
"""Teredo, benchmarks, ORCHID; documentation; 6to4."""
_ISATAP = (0x0000_5EFE, 0x0200_5EFE)


def is_public(address: str) -> bool:
    """Whether a number is the address of a machine in the public net.

    Numbers that carry another in them (IPv4-mapped, 6to4, Teredo, NAT64, ISATAP) are not, whatever they carry.

    Examples
    --------
    >>> [is_public(number) for number in ("93.184.215.14", "10.0.0.1", "::ffff:93.184.215.14", "fe80::1%eth0")]
    [True, False, False, False]
    """
    try:
        number = ip_address(address)
    except ValueError:
        return False
    if isinstance(number, IPv4Address):
        return number.is_global and not any(number in network for network in _NOT_PUBLIC_4)
    return _is_public_6(number)


def _is_public_6(number: IPv6Address) -> bool:
    is_isatap = (int(number) >> 32) & 0xFFFF_FFFF in _ISATAP
    return (
        number.scope_id is None
        and number.is_global
        and number in _PUBLIC_6
        and not is_isatap
        and not any(number in network for network in _NOT_PUBLIC_6)
    )


def _looked_up(host: str, port: int) -> Sequence[str]:
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(each[4][0]) for each in found))


@dataclass(frozen=True, slots=True)
class Reach:
    """Which machines may be asked: tests reach their own alone.

    Parameters
    ----------
    resolve
        How names are looked up.
    allows
        Whether a number may be connected to.
    ports
        The ports that may be asked.
    """

    resolve: Resolve = _looked_up
    allows: Callable[[str], bool] = is_public
    ports: frozenset[int] = frozenset(PORTS.values())

    def numbers_of(self, host: str, port: int) -> Sequence[str]:
        """The numbers of a host, all of them checked.

        Raises
        ------
        RefusedAddressError
            One of them may not be connected to.
        FetchError
            There is none.
        """
        try:
            found = self.resolve(host, port)
        except (OSError, UnicodeError) as error:
            words = getattr(error, "strerror", None) or str(error)
            raise FetchError(f"{host} can't be found ({words}): check the address and the network.") from error
        if not found:
            raise FetchError(f"{host} can't be found: check the address and the network.")
        if not all(map(self.allows, found)):
            raise RefusedAddressError(
                f"{host} is not asked: it leads to a machine that is not in the public net. Give the page's address "
                "as the browser shows it, or save the page and add the file."
            )
        return found


PUBLIC = Reach()
"""The public net, and nothing else."""


def connected(numbers: Sequence[str], port: int, seconds: float) -> socket.socket:
    """A connection to the first of some numbers that answers; no name is looked up. Raises OSError, ValueError."""
    failed: OSError | None = None
    for number in numbers:
        family = socket.AF_INET6 if ip_address(number).version == 6 else socket.AF_INET
        connection = socket.socket(family, socket.SOCK_STREAM)
        try:
            connection.settimeout(seconds)
            connection.connect((number, port))
            return connection
        except OSError as error:
            failed = error
            connection.close()
    raise failed or OSError("no address")
