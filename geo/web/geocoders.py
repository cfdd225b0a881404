"""Online geocoders, for names that the gazetteer lacks: asked only where somebody says so, at most once a second.

geopy makes the questions and reads the answers; what it asks goes through `geo.web.asking`, with the checks of every
other address.
"""

from __future__ import annotations

import json
import math
import time
import warnings
from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass
from typing import Any, Literal, get_args

from geopy.adapters import AdapterHTTPError, BaseSyncAdapter
from geopy.exc import GeocoderParseError, GeopyError
from geopy.geocoders import GeoNames, Nominatim, Photon

from geo.errors import FetchError, InputError
from geo.web.addresses import Address, checked_address
from geo.web.asking import ask
from geo.web.geocoded import Answers
from geo.web.limits import SECONDS_BETWEEN
from geo.web.reach import PUBLIC, Reach
from geo.web.robots import AGENT

Service = Literal["nominatim", "photon", "geonames"]
SERVICES: tuple[Service, ...] = get_args(Service)
MOST_FOUND = 3
_MOST_BYTES = 2**21
_MOST_LETTERS = 200
_ADDRESSES: Mapping[Service, str] = {
    "nominatim": "https://nominatim.openstreetmap.org",
    "photon": "https://photon.komoot.io",
    "geonames": "https://secure.geonames.org",
}
_OSM = "© OpenStreetMap contributors, ODbL 1.0"
ATTRIBUTIONS: Mapping[Service, str] = {"nominatim": _OSM, "photon": _OSM, "geonames": "GeoNames, CC BY 4.0"}
_KINDS = {
    "country": "country", "state": "admin1", "region": "admin1", "province": "admin1", "county": "admin2",
    "district": "admin2", "municipality": "admin2", "city": "city", "town": "city", "village": "village",
    "hamlet": "village", "suburb": "quarter", "neighbourhood": "quarter", "quarter": "quarter", "locality": "area",
    "island": "island", "river": "river", "stream": "river", "water": "water", "lake": "water", "bay": "water",
    "peak": "mountain", "desert": "desert", "aerodrome": "airport", "road": "road", "building": "building",
    "PPLC": "city", "PPLA": "city", "PPLA2": "city", "PPL": "village", "PPLX": "quarter", "ADM1": "admin1",
    "ADM2": "admin2", "PCLI": "country", "STM": "river", "LK": "water", "MT": "mountain", "ISL": "island",
    "AIRP": "airport", "DSRT": "desert", "BDG": "crossing",
}  # fmt: skip
"""What the services call a place, in the gazetteer's kinds; another word is none of these."""


@dataclass(frozen=True, slots=True)
class Found:
    """A place that a service suggests: a point in WGS 84 degrees, and what the service calls it."""

    called: str
    lat: float
    lon: float
    kind: str
    country: str
    reference: str


class Geocoder:
    """One service; what it said is kept, and it is asked once a second by all that run, whoever asks.

    Parameters
    ----------
    service
        How it is spoken to.
    answers
        What was said before, and whose turn it is.
    version
        Of Dateline, by which it names itself.
    url
        A server of one's own; the service's public one by default.
    user
        The name under which GeoNames knows who asks.
    reach
        Which machines may be asked. A server of one's own may stand anywhere: the user named it.
    now, sleep
        The time in seconds since 1970, and how to wait.

    Raises
    ------
    InputError
        GeoNames without a user.
    RefusedAddressError
        `url` is no address.
    """

    def __init__(
        self,
        service: Service,
        answers: Answers,
        *,
        version: str,
        url: str = "",
        user: str = "",
        reach: Reach | None = None,
        now: Callable[[], float] = time.time,
        sleep: Callable[[float], None] = time.sleep,
    ) -> None:
        if service == "geonames" and not user:
            raise InputError("GeoNames wants to know who asks: register at geonames.org and give the name with --user")
        anywhere = frozenset(range(1, 65536))
        self.reach = reach or (Reach(allows=lambda number: True, ports=anywhere) if url else PUBLIC)
        self.address: Address = checked_address(url or _ADDRESSES[service], ports=self.reach.ports)
        self.service, self.version, self.user = service, version, user
        self._answers, self._now, self._sleep = answers, now, sleep

    @property
    def agent(self) -> str:
        """What it calls itself."""
        return f"{AGENT}/{self.version} (names in articles that one person chose)"

    @property
    def attribution(self) -> str:
        """Whom to name wherever a place of the service is shown."""
        return ATTRIBUTIONS[self.service]

    def find(self, name: str, country: str = "") -> tuple[Found, ...]:
        """Places of a name, likeliest first, at most MOST_FOUND; `country` is two letters, '' where it isn't known.

        Raises
        ------
        FetchError
            The service can't be had, turns us away, or says what can't be read.
        """
        question = json.dumps([self.service, self.address.origin, name, country])
        known = self._answers.get(question, self._now())
        if known is None:
            known = [asdict(found) for found in self._asked(name, country)]
            self._answers.put(question, known, self._now())
        return tuple(Found(**record) for record in known)

    def has_answer(self, name: str, country: str = "") -> bool:
        """Whether `find` would ask nobody."""
        question = json.dumps([self.service, self.address.origin, name, country])
        return self._answers.get(question, self._now()) is not None

    def _asked(self, name: str, country: str) -> list[Found]:
        try:
            with warnings.catch_warnings():
                warnings.simplefilter("ignore")  # geopy's, of points off the globe, which it then refuses
                locations = self._question(name, country) or ()
            found = [_found(location.latitude, location.longitude, location.raw) for location in locations[:MOST_FOUND]]
        except AdapterHTTPError as error:  # one that geopy has no word for
            raise FetchError(f"{self.address.origin} answers {error.status_code}: try again later.") from error
        except GeopyError as error:
            raise FetchError(
                f"{self.address.origin} turns the question away ({_line(error)}): see its terms."
            ) from error
        except FetchError:
            raise
        except (ValueError, TypeError, LookupError, AttributeError, RecursionError) as error:
            raise FetchError(f"{self.address.origin} says what is no answer: is it a {self.service}?") from error
        return [each for each in found if each is not None]

    def _question(self, name: str, country: str) -> Any:
        where = self.address.origin.partition("://")[2] + self.address.path.rstrip("/")
        usual: dict[str, Any] = {
            "scheme": self.address.scheme, "domain": where, "user_agent": self.agent,
            "adapter_factory": lambda proxies, ssl_context: _Adapter(self, proxies, ssl_context),
        }  # fmt: skip
        if self.service == "nominatim":
            codes = country.lower() or None
            return Nominatim(**usual).geocode(
                name, exactly_one=False, limit=MOST_FOUND, country_codes=codes, addressdetails=True, language="en"
            )
        if self.service == "photon":
            found = Photon(**usual).geocode(name, exactly_one=False, limit=10, language="en") or []
            return [one for one in found if not country or _country(one.raw) == country]
        return GeoNames(self.user, **usual).geocode(name, exactly_one=False, country=country or None)

    def get(self, url: str) -> str:
        """What is at an address of the service, when it is our turn; raises FetchError, AdapterHTTPError."""
        address = checked_address(url, ports=self.reach.ports)
        numbers = self.reach.numbers_of(address.host, address.port)
        while (wait := self._answers.turn(self._now())) > 0:
            self._sleep(min(wait, SECONDS_BETWEEN))
        try:
            reply = ask(address, numbers, {"User-Agent": self.agent, "Accept": "application/json"}, most=_MOST_BYTES)
        finally:
            self._answers.ended(self._now())
        text = reply.data.decode("utf-8", "replace")
        if reply.status != 200:
            raise AdapterHTTPError(f"{reply.status}", status_code=reply.status, headers=dict(reply.headers), text="")
        return text


class _Adapter(BaseSyncAdapter):  # type: ignore[misc]  # geopy has no annotations
    """How geopy asks: by way of `Geocoder.get`."""

    def __init__(self, geocoder: Geocoder, proxies: Any, ssl_context: Any) -> None:
        super().__init__(proxies=proxies, ssl_context=ssl_context)
        self._geocoder = geocoder

    def get_text(self, url: str, *, timeout: float, headers: Mapping[str, str]) -> str:
        return self._geocoder.get(url)

    def get_json(self, url: str, *, timeout: float, headers: Mapping[str, str]) -> Any:
        try:
            return json.loads(self.get_text(url, timeout=timeout, headers=headers))
        except ValueError as error:
            if isinstance(error, FetchError):
                raise
            raise GeocoderParseError("no JSON") from error


def _found(latitude: Any, longitude: Any, raw: Mapping[str, Any]) -> Found | None:
    """A suggestion; None where it is no point on the globe."""
    lat, lon = float(latitude), float(longitude)
    if not (math.isfinite(lat + lon) and -90 <= lat <= 90 and -180 <= lon <= 180):
        return None
    facts = raw.get("properties", raw)
    words = [facts.get(key) for key in ("addresstype", "osm_value", "fcode", "type", "value")]
    kind = next((_KINDS[word] for word in words if isinstance(word, str) and word in _KINDS), "")
    parts = [facts.get(key) for key in ("name", "toponymName", "city", "adminName1", "state", "country", "countryName")]
    called = _line(facts.get("display_name") or ", ".join(dict.fromkeys(str(part) for part in parts if part)))
    number = facts.get("osm_id") or facts.get("geonameId") or ""
    named = f"{facts.get('osm_type', 'geonames')}:{number}" if number else ""
    return Found(called, round(lat, 5), round(lon, 5), kind, _country(raw), _line(named))


def _country(raw: Mapping[str, Any]) -> str:
    facts = raw.get("properties", raw)
    address = facts.get("address")
    given = address if isinstance(address, Mapping) else {}
    code = str(facts.get("countrycode") or facts.get("countryCode") or given.get("country_code") or "").upper()
    return code if len(code) == 2 and code.isascii() and code.isalpha() else ""


def _line(value: object) -> str:
    """A text of a service as one short line, without what writes or orders letters anew."""
    text = "".join(letter if letter.isprintable() else " " for letter in str(value))
    return " ".join(text.split())[:_MOST_LETTERS]
