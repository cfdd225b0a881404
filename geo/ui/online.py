"""What an online geocoder suggests for one name: asked where a reader says so, and told first what is sent."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Mapping
from typing import Any

from geo.code_version import dateline_version
from geo.errors import DatelineError, InputError
from geo.web.geocoded import Answers, default_path
from geo.web.geocoders import SERVICES, Found, Geocoder, Service

VARIABLE = "DATELINE_GEOCODER"
"""The environment variable that says which service the dashboard may ask, or 'none'."""
_NONE = "none"
_LONGEST = 200
_WIDE_KM = {"country": 50.0, "admin1": 50.0, "admin2": 20.0, "region": 50.0, "area": 5.0, "city": 5.0, "island": 20.0}
_POINT_KM = 1.0

Record = dict[str, Any]


def geocoder_of(setting: str) -> Geocoder | None:
    """The geocoder that a setting names; None for 'none'.

    Parameters
    ----------
    setting
        'nominatim', 'photon' or 'geonames:YOUR_NAME', and after a blank the address of a server of one's own;
        '' is Nominatim of OpenStreetMap.

    Raises
    ------
    InputError
        It names no service, or GeoNames without a user.
    RefusedAddressError
        The address is none.
    """
    words = setting.split() or [SERVICES[0]]
    if words == [_NONE]:
        return None
    name, _, user = words[0].partition(":")
    service: Service | None = next((one for one in SERVICES if one == name), None)
    if service is None or len(words) > 2 or (service == "geonames" and not user):
        raise InputError(
            f"{VARIABLE} is {setting!r}: write none, nominatim, photon or geonames:YOUR_NAME, and after a blank the "
            "address of a server of your own."
        )
    answers = Answers(default_path())
    return Geocoder(service, answers, version=dateline_version(), url=" ".join(words[1:]), user=user)


def host_asked() -> str:
    """Whom a reader may have asked, for a button; '' where nobody is asked."""
    try:
        geocoder = geocoder_of(os.environ.get(VARIABLE, ""))
    except DatelineError:
        return "an online geocoder"  # what is wrong is told when the button is pressed
    return geocoder.address.host if geocoder is not None else ""


def suggestions(ask: Mapping[str, Any]) -> Record:
    """Places that a service suggests for a `name`; `words` on what is sent instead, until the reader `isAgreed`.

    What was answered before is given at once: then nothing is sent.

    Raises
    ------
    InputError, FetchError
        The setting names no service; it can't be had, or turns us away.
    """
    name = str(ask.get("name", "")).strip()[:_LONGEST]
    geocoder = geocoder_of(os.environ.get(VARIABLE, ""))
    if geocoder is None or not name:
        return {"error": "No online geocoder is asked here."}
    try:
        if not ask.get("isAgreed") and not geocoder.has_answer(name):
            return {"words": _what_is_sent(geocoder, name)}
        found = geocoder.find(name)
    except (OSError, sqlite3.Error) as error:
        return {"error": f"{default_path()} can't be used: {error}."}
    return {"suggestions": [_record(geocoder, one) for one in found]}


def _what_is_sent(geocoder: Geocoder, name: str) -> str:
    return (
        f"This sends “{name}” to {geocoder.address.origin}, with the network address of the machine that runs Dateline "
        f"and the name “{geocoder.agent}”. No sentence is sent. Whoever runs the network learns whom you ask."
    )


def _record(geocoder: Geocoder, found: Found) -> Record:
    by = f"{geocoder.address.host}, {geocoder.attribution}"
    return {
        "name": found.called,
        "kind": found.kind,
        "lat": found.lat,
        "lon": found.lon,
        "km": _WIDE_KM.get(found.kind, _POINT_KM),
        "by": by,
        "why": f"Suggested by {by}" + (f" ({found.reference})" if found.reference else ""),
    }
