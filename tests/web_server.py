"""A web server on this machine for the tests of fetching, which reach it and nothing else."""

import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from geo.web import Fetcher, Reach, is_public

HOME = "127.0.0.1"


@dataclass
class Reply:
    """What the server says: a body with its status and headers, or a function that writes what it likes."""

    body: bytes = b""
    status: int = 200
    headers: Mapping[str, str] = field(default_factory=dict)
    write: Callable[[BaseHTTPRequestHandler], None] | None = None


class Site:
    """What is served, by path; `asked` are the paths in the order asked, `sent` the headers of each request."""

    def __init__(self, port: int) -> None:
        self.port = port
        self.pages: dict[str, Reply | Callable[[BaseHTTPRequestHandler], Reply]] = {}
        self.asked: list[str] = []
        self.sent: list[dict[str, str]] = []

    def url(self, path: str, host: str = "news.site.org") -> str:
        return f"http://{host}:{self.port}{path}"

    def page(self, path: str, text: str, **headers: str) -> str:
        """Serve an HTML page; gives its address."""
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        self.pages[path] = Reply(text.encode(), headers={"Content-Type": "text/html"} | named)
        return self.url(path)

    def reach(self, resolve: Callable[[str, int], list[str]] = lambda host, port: [HOME]) -> Reach:
        """This server for every name; all else as in the public net."""
        ports = frozenset({80, 443, self.port})
        return Reach(resolve, lambda number: number == HOME or is_public(number), ports)

    def fetcher(self, resolve: Callable[[str, int], list[str]] = lambda host, port: [HOME]) -> Fetcher:
        """A fetcher that never waits."""
        return Fetcher("test", self.reach(resolve), sleep=lambda seconds: None)


@contextmanager
def site() -> Iterator[Site]:
    """A server that runs meanwhile."""

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            served.asked.append(self.path)
            served.sent.append({name.lower(): value for name, value in self.headers.items()})
            found = served.pages.get(self.path, Reply(status=404))
            reply = found if isinstance(found, Reply) else found(self)
            self.close_connection = True
            try:
                if reply.write:
                    reply.write(self)
                    return
                self.send_response(reply.status)
                for name, value in ({"Content-Length": str(len(reply.body))} | dict(reply.headers)).items():
                    self.send_header(name, value)
                self.end_headers()
                self.wfile.write(reply.body)
            except OSError:  # the other side has had enough
                return

        def log_message(self, *values: object) -> None:
            return

    server = ThreadingHTTPServer((HOME, 0), Handler)
    server.daemon_threads = True
    served = Site(server.server_address[1])
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    try:
        yield served
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
