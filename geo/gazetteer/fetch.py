"""Country dumps fetched from GeoNames or a mirror: with `geo.web` the only code that uses the network, if asked to."""

from __future__ import annotations

import http.client
import os
import time
import urllib.error
import urllib.request
from collections.abc import Callable
from pathlib import Path
from urllib.parse import urlsplit

from geo.errors import GazetteerFetchError, InputError
from geo.gazetteer.redirects import Redirects

GEONAMES = "https://download.geonames.org/export/dump"
MAX_BYTES = 4_000_000_000
MAX_SECONDS = 3 * 3600.0
"""Of a whole download: allCountries.zip, the largest, in this time needs 40 kB a second."""
_ZIP = b"PK"
_BLOCK = 1 << 18
_SECONDS = 30.0


def dump_address(code: str, base: str | None = None) -> str:
    """The address of a country's dump: on `base`, else on DATELINE_GEONAMES, else on GeoNames' own server.

    Parameters
    ----------
    code
        ISO 3166-1 alpha-2 in capitals, or 'allCountries'.

    Raises
    ------
    InputError
        The base is no http or https address.
    """
    base = (base or os.environ.get("DATELINE_GEONAMES") or GEONAMES).rstrip("/")
    if urlsplit(base).scheme not in ("http", "https") or not urlsplit(base).netloc:
        raise InputError(f"{base} is no address: give one that begins with http:// or https://")
    return f"{base}/{code}.zip"


def fetch(address: str, path: Path, *, report: Callable[[int, int], None] | None = None) -> None:
    """Download `address` to `path`; `report` is called with the bytes received and the bytes in all (0: unknown).

    Raises
    ------
    GazetteerFetchError
        No network, no such file, no zip, a redirect that is not followed (`Redirects`), a limit, or a connection that
        broke; the message says what to do without.
    """
    name = address.rpartition("/")[2]
    remedy = (
        f"fetch {address} on a machine that has a network, bring the file here, and run "
        f"'dateline gazetteer import {name}'"
    )
    try:
        opener = urllib.request.build_opener(Redirects)
        with opener.open(address, timeout=_SECONDS) as answer, path.open("wb") as out:
            size = int(answer.headers.get("Content-Length") or 0)
            done, end = 0, time.monotonic() + MAX_SECONDS
            while block := answer.read1(_BLOCK):
                if not done and not block.startswith(_ZIP):
                    raise GazetteerFetchError(f"{address} gives no zip, but perhaps a page that says why: {remedy}")
                if time.monotonic() > end:
                    raise GazetteerFetchError(f"{address} took longer than {MAX_SECONDS:.0f} s: {remedy}")
                done += len(block)
                if done > MAX_BYTES:
                    raise GazetteerFetchError(f"{address} is larger than {MAX_BYTES:,} bytes: {remedy}")
                out.write(block)
                if report:
                    report(done, size)
            if done < size:
                raise GazetteerFetchError(
                    f"{address} broke off after {done:,} of {size:,} bytes: try again or {remedy}"
                )
    except urllib.error.HTTPError as error:
        error.close()
        status = f"{error.code} ({error.reason})"
        raise GazetteerFetchError(f"{address} answers {status}: check the code, or {remedy}") from error
    except (urllib.error.URLError, http.client.HTTPException, TimeoutError, ConnectionError, ValueError) as error:
        cause = getattr(error, "reason", error)
        raise GazetteerFetchError(f"{address} can't be reached ({cause}): {remedy}") from error
