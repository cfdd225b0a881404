"""A stand-in for Nominatim, Photon and GeoNames on this machine, which notes who asks what, and when."""

import json
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, urlsplit

PLACE = {
    "display_name": "Baadiya, Nineveh, Iraq", "lat": "36.1", "lon": "42.25", "addresstype": "village",
    "osm_type": "node", "osm_id": 17, "address": {"country_code": "iq"},
}  # fmt: skip
PHOTON = {
    "type": "Feature", "geometry": {"coordinates": [42.25, 36.1]},
    "properties": {"name": "Baadiya", "state": "Nineveh", "country": "Iraq", "countrycode": "IQ",
                   "osm_value": "village", "osm_type": "N", "osm_id": 17},
}  # fmt: skip
GEONAME = {
    "name": "Baadiya", "toponymName": "Baadiya", "adminName1": "Nineveh", "countryName": "Iraq", "countryCode": "IQ",
    "lat": "36.1", "lng": "42.25", "fcode": "PPL", "geonameId": 17,
}  # fmt: skip


@dataclass
class Asked:
    path: str
    query: dict[str, list[str]]
    headers: dict[str, str]
    at: float


@dataclass
class Stand:
    """What is said to each name, by default one village; `status` and `body` are said in its stead."""

    port: int
    places: list[Any] = field(default_factory=lambda: [PLACE])
    status: int = 200
    body: bytes | None = None
    asked: list[Asked] = field(default_factory=list)

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def answer(self, path: str) -> bytes:
        if self.body is not None:
            return self.body
        if path.endswith("/api"):
            return json.dumps({"features": [PHOTON]}).encode()
        if path.endswith("/searchJSON"):
            return json.dumps({"geonames": [GEONAME]}).encode()
        return json.dumps(self.places).encode()


@contextmanager
def stand_in() -> Iterator[Stand]:
    """A service that runs meanwhile."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            parts = urlsplit(self.path)
            headers = {name.lower(): value for name, value in self.headers.items()}
            stand.asked.append(Asked(parts.path, parse_qs(parts.query), headers, time.monotonic()))
            self.send_response(stand.status)
            self.end_headers()
            self.wfile.write(stand.answer(parts.path))

        def log_message(self, *values: object) -> None:
            return

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    stand = Stand(server.server_address[1])
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    try:
        yield stand
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
