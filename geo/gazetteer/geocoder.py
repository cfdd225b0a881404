"""The gazetteer behind geopy's interface, to be swapped for Nominatim, Photon or GeoNames."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict
from typing import Any

from geopy.geocoders.base import Geocoder
from geopy.location import Location
from geopy.point import Point

from geo.gazetteer.gazetteer import Gazetteer
from geo.model import Place


class DatelineGeocoder(Geocoder):  # type: ignore[misc]  # geopy carries no types
    """Offline geocoder over a Dateline gazetteer.

    Parameters
    ----------
    gazetteer
        The opened gazetteer; None opens the one at `default_path()`.

    Examples
    --------
    >>> DatelineGeocoder().geocode("Mosul, Iraq").raw["id"]
    'geonames:99072'
    """

    def __init__(self, gazetteer: Gazetteer | None = None, *, user_agent: str | None = None, scheme: str | None = None):
        super().__init__(scheme=scheme, user_agent=user_agent)
        self.gazetteer = gazetteer if gazetteer is not None else Gazetteer.open()

    def geocode(
        self, query: str, *, exactly_one: bool = True, timeout: Any = None, limit: int = 10
    ) -> Location | list[Location] | None:
        """Places that a query names: 'Mosul', 'Mosul, Iraq', 'Paris, Texas', 'Springfield, Ill.'.

        What follows a comma narrows: only places inside it are kept. `timeout` is there for geopy's sake.

        Returns
        -------
        Location, or a list of at most `limit`, most prominent first; None when nothing is found.
        """
        name, *around = [part.strip() for part in query.split(",")]
        whole = self.gazetteer.lookup(query) if around else ()
        places = whole or self._within(self.gazetteer.lookup(name), [part for part in around if part])
        return self._answer([self._location(place) for place in places[:limit]], exactly_one)

    def reverse(
        self, query: Any, *, exactly_one: bool = True, timeout: Any = None, limit: int = 10
    ) -> Location | list[Location] | None:
        """The populated places nearest to a point, as (lat, lon), 'lat, lon' or a geopy Point.

        Raises
        ------
        ValueError
            The query is no point on the globe.
        """
        point = self._point(query)
        found = self.gazetteer.near(point.latitude, point.longitude, limit=1 if exactly_one else limit)
        return self._answer([self._location(place) for place, _ in found], exactly_one)

    def _within(self, places: Sequence[Place], around: Sequence[str]) -> tuple[Place, ...]:
        """Those of `places` that lie in each of the named areas, innermost first as in 'Paris, Texas, USA'."""
        for name in around:
            outer = [place for place in self.gazetteer.lookup(name) if place.kind not in ("city", "village")]
            places = [place for place in places if any(self._in_area(place, area) for area in outer)]
        return tuple(places)

    def _in_area(self, place: Place, area: Place) -> bool:
        return place.id != area.id and self.gazetteer.inside(place, area)

    def _location(self, place: Place) -> Location:
        parts = [place.name]
        seen = {place.id}
        above = self.gazetteer.get(place.parent)
        while above is not None and above.id not in seen:
            parts.append(above.name)
            seen.add(above.id)
            above = self.gazetteer.get(above.parent)
        return Location(", ".join(parts), Point(place.lat, place.lon), asdict(place))

    @staticmethod
    def _point(query: Any) -> Point:
        return query if isinstance(query, Point) else Point(query)

    @staticmethod
    def _answer(found: list[Location], exactly_one: bool) -> Location | list[Location] | None:
        if not found:
            return None
        return found[0] if exactly_one else found
