"""Addresses and answers made to harm: nothing inside a network is asked, and no answer takes more than its limits."""

import gzip
import shutil
import socket
import ssl
import subprocess
import threading
import time
import zlib
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler
from pathlib import Path

import pytest
from web_server import HOME, Reply, Site, site

from geo.errors import FetchError, RefusedAddressError
from geo.web import Fetcher, Reach, asking, checked_address, is_public
from geo.web.reach import connected

SPELT = [
    # loopback, private, link-local and others as numbers
    "http://127.0.0.1/", "http://127.1.2.3/", "http://10.0.0.1/", "http://172.16.0.1/", "http://172.31.255.255/",
    "http://192.168.1.1/", "http://169.254.169.254/latest/meta-data/", "http://100.64.0.1/", "http://100.100.100.200/",
    "http://0.0.0.0/", "http://0.1.2.3/", "http://192.0.0.8/", "http://192.0.2.1/", "http://198.18.0.1/",
    "http://198.51.100.7/", "http://203.0.113.7/", "http://192.88.99.1/", "http://224.0.0.1/", "http://239.255.255.250/",
    "http://240.0.0.1/", "http://255.255.255.255/", "http://168.63.129.16/",
    # odd spellings of numbers
    "http://2130706433/", "http://0x7f000001/", "http://017700000001/", "http://0177.0.0.1/", "http://0x7f.0.0.1/",
    "http://0x7f.1/", "http://127.1/", "http://127.0.1/", "http://127.0.0.1./", "http://127.0.0.01/",
    "http://①②⑦.⓪.⓪.①/", "http://１２７.0.0.1/", "http://127。0。0。1/", "http://3232235777/", "http://0xA9FEA9FE/",
    "http://93.184.55310/", "http://0x5db8d70e/", "http://1.2.3.4.5/", "http://256.1.1.1/",
    # IPv6: loopback, unspecified, private, link-local, multicast, and forms that carry another number
    "http://[::1]/", "http://[::]/", "http://[0:0:0:0:0:0:0:1]/", "http://[fc00::1]/", "http://[fd00:ec2::254]/",
    "http://[fe80::1]/", "http://[fe80::1%25eth0]/", "http://[fec0::1]/", "http://[ff02::1]/",
    "http://[::ffff:127.0.0.1]/", "http://[::ffff:7f00:1]/", "http://[::ffff:93.184.215.14]/", "http://[::127.0.0.1]/",
    "http://[64:ff9b::7f00:1]/", "http://[64:ff9b::5db8:d70e]/", "http://[64:ff9b:1::a00:1]/", "http://[2002:7f00:1::]/",
    "http://[2002:5db8:d70e::1]/", "http://[2001:0:4136:e378:8000:63bf:3fff:fdd2]/", "http://[2001:db8::1]/",
    "http://[100::1]/", "http://[2001:2::1]/", "http://[3fff::1]/", "http://[2a00:1450::5efe:7f00:1]/", "http://[::1",
    # names inside a network
    "http://localhost/", "http://LOCALHOST/", "http://localhost./", "http://sub.localhost/", "http://printer/",
    "http://nas.local/", "http://metadata.google.internal/", "http://router.home.arpa/", "http://wiki.lan/",
    "http://127.0.0.1.nip.io/", "http://leads-home.evil.org/", "http://abcdefghijklmnop.onion/", "http://ｌｏｃａｌｈｏｓｔ/",
    # what hides the host, or is none
    "http://news.org@127.0.0.1/", "http://user:secret@news.org/", "http://news.org\\@127.0.0.1/", "http:///etc/passwd",
    "http://news.org:22/", "http://news.org:6379/", "http://news.org:8080/", "http://news.org:99999/", "http://:80/",
    "http://news.org:http/", "http://news.org\r\nHost: 127.0.0.1/", "http://ne ws.org/", "http://news..org/",
    "http://-news.org/", "http://news.org%2f@127.0.0.1/", "http://127.0.0.1%23.news.org/", "http://faß.de/",
    "http://" + "a" * 3_000 + ".org/",
    # other schemes
    "file:///etc/passwd", "ftp://news.org/", "gopher://127.0.0.1:6379/_INFO", "data:text/html,hi",
    "javascript:alert(1)", "jar:http://news.org!/", "dict://127.0.0.1:11211/", "ldap://127.0.0.1/", "unix:///var/run/docker.sock",
    "//127.0.0.1/",
]  # fmt: skip

PLAIN = "<html><head><title>Snow in Kars</title></head><body><p>Snow fell in Kars.</p></body></html>"


@pytest.fixture
def served() -> Iterator[Site]:
    with site() as running:
        yield running


@pytest.fixture
def no_connection(monkeypatch: pytest.MonkeyPatch) -> list[object]:
    """Every attempt to connect, of which there should be none."""
    tried: list[object] = []

    def refuse(*values: object) -> socket.socket:
        tried.append(values)
        raise OSError("not in this test")

    monkeypatch.setattr(asking, "connected", refuse)
    return tried


def as_the_system_does(host: str, port: int) -> list[str]:
    """Numbers in any spelling, as inet_aton reads them; every name leads to this machine."""
    try:
        return [socket.inet_ntoa(socket.inet_aton(host))]
    except OSError:
        return [host] if ":" in host else [HOME]


@pytest.mark.parametrize("url", SPELT, ids=[url[:60] for url in SPELT])
def test_an_address_inside_a_network_or_oddly_spelt_is_never_asked(url: str, no_connection: list[object]) -> None:
    with pytest.raises(RefusedAddressError):
        Fetcher("test", Reach(as_the_system_does)).fetch(url)
    assert no_connection == []


LEADING = [url for url in SPELT if "\r" not in url and url != "http:///etc/passwd"]  # a path on the same site


@pytest.mark.parametrize("location", LEADING, ids=[url[:60] for url in LEADING])
def test_a_page_that_leads_inside_is_not_followed(location: str, served: Site) -> None:
    served.pages["/go"] = Reply(status=302, headers={"Location": location.encode().decode("latin-1")})
    first = iter([True, True])  # the page's own machine, for its rules and for itself
    reach = Reach(as_the_system_does, lambda number: next(first, False) or is_public(number), served.reach().ports)
    with pytest.raises(FetchError):
        Fetcher("test", reach, sleep=lambda seconds: None).fetch(served.url("/go"))
    assert served.asked == ["/robots.txt", "/go"]


@pytest.mark.parametrize(
    "numbers",
    [["93.184.215.14", "10.0.0.1"], ["10.0.0.1", "93.184.215.14"], ["93.184.215.14", "::1"], ["not a number"], ["::"]],
)
def test_a_name_is_refused_when_any_of_its_numbers_is(numbers: list[str], no_connection: list[object]) -> None:
    with pytest.raises(RefusedAddressError, match="not in the public net"):
        Fetcher("test", Reach(lambda host, port: numbers)).fetch("http://news.org/")
    assert no_connection == []


def test_a_name_that_changes_its_number_reaches_only_what_was_checked(served: Site) -> None:
    """Rebinding: each request connects to the number that was checked for it, and looks nothing up again."""
    answers = iter([[HOME], [HOME], ["10.0.0.1"]])
    fetcher = served.fetcher(lambda host, port: next(answers))
    url = served.page("/a", PLAIN)
    assert fetcher.fetch(url).data == PLAIN.encode()
    with pytest.raises(RefusedAddressError):
        fetcher.fetch(url)
    assert served.asked == ["/robots.txt", "/a"]


def test_nothing_is_looked_up_while_connecting(served: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*values: object, **named: object) -> list[object]:
        raise AssertionError("looked up again")

    monkeypatch.setattr(socket, "getaddrinfo", refuse)
    assert served.fetcher().fetch(served.page("/a", PLAIN)).data


def test_a_proxy_that_the_environment_names_is_not_used(served: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("http_proxy", "https_proxy", "all_proxy", "HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY"):
        monkeypatch.setenv(name, "http://127.0.0.1:9")
    assert served.fetcher().fetch(served.page("/a", PLAIN)).data


def test_a_site_that_leads_in_circles_is_left(served: Site) -> None:
    served.pages["/a"] = Reply(status=302, headers={"Location": "/b"})
    served.pages["/b"] = Reply(status=302, headers={"Location": "/a"})
    with pytest.raises(FetchError, match="leads on more than 5 times"):
        served.fetcher().fetch(served.url("/a"))
    assert len(served.asked) == 7


def bomb(form: int, members: int = 1) -> bytes:
    """200 MB and more of the same character; `form` is zlib's number for a format.

    One packed MB is repeated, as packing all of them takes seconds.
    """
    packer = zlib.compressobj(9, zlib.DEFLATED, form)
    begin, more = (packer.compress(b"0" * 1_000_000) + packer.flush(zlib.Z_FULL_FLUSH) for _ in range(2))
    return begin + more * 200 if members == 1 else gzip.compress(b"0" * 1_000_000, mtime=0) * members


@pytest.mark.parametrize(
    ("packed", "name"),
    [(bomb(31), "gzip"), (bomb(15), "deflate"), (bomb(31, members=200), "x-gzip")],
    ids=["gzip", "deflate", "many members"],
)
def test_a_bomb_ends_at_the_limit(served: Site, packed: bytes, name: str) -> None:
    served.pages["/a"] = Reply(packed, headers={"Content-Encoding": name, "Content-Type": "text/html"})
    with pytest.raises(FetchError, match="more than 30 MB"):
        served.fetcher().fetch(served.url("/a"))


@pytest.mark.parametrize("name", ["br", "zstd", "gzip, gzip", "\x7f"])
def test_what_is_packed_in_a_way_that_was_not_asked_for_is_refused(served: Site, name: str) -> None:
    served.pages["/a"] = Reply(gzip.compress(gzip.compress(b"0")), headers={"Content-Encoding": name})
    with pytest.raises(FetchError, match="not asked for"):
        served.fetcher().fetch(served.url("/a"))


@pytest.mark.parametrize(
    ("packed", "name"),
    [
        (gzip.compress(PLAIN.encode(), mtime=0), "gzip"),
        (gzip.compress(PLAIN[:20].encode(), mtime=0) + gzip.compress(PLAIN[20:].encode(), mtime=0), "gzip"),
        (gzip.compress(PLAIN.encode(), mtime=0) + b"\0" * 100, "x-gzip"),
        (zlib.compress(PLAIN.encode()), "deflate"),
        (zlib.compress(PLAIN.encode())[2:-4], "deflate"),
        (PLAIN.encode(), "identity"),
    ],
)
def test_what_is_packed_comes_out_whole(served: Site, packed: bytes, name: str) -> None:
    served.pages["/a"] = Reply(packed, headers={"Content-Encoding": name})
    assert served.fetcher().fetch(served.url("/a")).data == PLAIN.encode()


def test_packing_that_breaks_off_is_told(served: Site) -> None:
    served.pages["/a"] = Reply(gzip.compress(PLAIN.encode())[:-12], headers={"Content-Encoding": "gzip"})
    with pytest.raises(FetchError, match="breaks off"):
        served.fetcher().fetch(served.url("/a"))


def test_damaged_packing_is_told(served: Site) -> None:
    served.pages["/a"] = Reply(b"no gzip at all", headers={"Content-Encoding": "gzip"})
    with pytest.raises(FetchError, match="can't be unpacked"):
        served.fetcher().fetch(served.url("/a"))


def endless(handler: BaseHTTPRequestHandler) -> None:
    handler.send_response(200)
    handler.send_header("Content-Type", "text/html")
    handler.end_headers()
    while True:
        handler.wfile.write(b"0" * 2**16)


def test_a_body_without_an_end_ends_at_the_limit(served: Site) -> None:
    served.pages["/a"] = Reply(write=endless)
    with pytest.raises(FetchError, match="more than 30 MB"):
        served.fetcher().fetch(served.url("/a"))


def dripping(handler: BaseHTTPRequestHandler) -> None:
    handler.send_response(200)
    handler.end_headers()
    while True:
        handler.wfile.write(b"0")
        time.sleep(0.05)


def dripping_headers(handler: BaseHTTPRequestHandler) -> None:
    handler.wfile.write(b"HTTP/1.1 200 OK\r\nX-Slow: ")
    while True:
        handler.wfile.write(b"0")
        time.sleep(0.05)


def silent(handler: BaseHTTPRequestHandler) -> None:
    handler.rfile.read(1)  # until whoever asked hangs up


@pytest.mark.parametrize("write", [dripping, dripping_headers, silent])
def test_an_answer_that_never_ends_is_cut_off(served: Site, monkeypatch: pytest.MonkeyPatch, write) -> None:
    monkeypatch.setattr(asking, "SECONDS_AN_ANSWER", 0.6)
    served.pages["/a"] = Reply(write=write)
    with pytest.raises(FetchError, match=r"took more than 0\.6 s"):
        served.fetcher().fetch(served.url("/a"))


def no_http(handler: BaseHTTPRequestHandler) -> None:
    handler.wfile.write(b"\x00\xff SSH-2.0 \r\n\r\n" * 100)


def huge_headers(handler: BaseHTTPRequestHandler) -> None:
    handler.wfile.write(b"HTTP/1.1 200 OK\r\n" + b"X-Many: 1\r\n" * 10_000 + b"\r\n")


def long_header(handler: BaseHTTPRequestHandler) -> None:
    handler.wfile.write(b"HTTP/1.1 200 OK\r\nX-Long: " + b"0" * 10_000_000 + b"\r\n\r\n")


def short_body(handler: BaseHTTPRequestHandler) -> None:
    handler.wfile.write(b"HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n<p>cut off")


@pytest.mark.parametrize("write", [no_http, huge_headers, long_header, short_body])
def test_what_is_no_sound_answer_is_told_in_words(served: Site, write) -> None:
    served.pages["/a"] = Reply(write=write)
    with pytest.raises(FetchError) as told:
        served.fetcher().fetch(served.url("/a"))
    assert "object at 0x" not in str(told.value)


def test_rules_that_never_end_are_cut(served: Site) -> None:
    served.pages["/robots.txt"] = Reply(write=endless)
    assert served.fetcher().fetch(served.page("/a", PLAIN)).data


def test_no_cookie_is_sent_back_and_nothing_says_where_one_came_from(served: Site) -> None:
    url = served.page("/a", PLAIN, Set_Cookie="who=you; Path=/")
    served.pages["/b"] = Reply(status=302, headers={"Location": "/a", "Set-Cookie": "who=me"})
    fetcher = served.fetcher()
    fetcher.fetch(url)
    fetcher.fetch(served.url("/b"))
    for headers in served.sent:
        assert {"cookie", "referer", "authorization", "origin"}.isdisjoint(headers)
        assert headers["host"] == f"news.site.org:{served.port}"
        assert headers["user-agent"].startswith("Dateline/test")


@pytest.mark.parametrize("number", ["93.184.215.14", "8.8.8.8", "1.1.1.1", "2606:2800:21f:cb07:6820:80da:af6b:8b2c"])
def test_machines_of_the_public_net_are_asked(number: str) -> None:
    assert is_public(number)


@pytest.mark.parametrize(
    ("url", "address"),
    [
        ("HTTP://News.Org", "http://news.org/"),
        ("news.org/a b".replace(" ", "%20"), "https://news.org/a%20b"),
        ("https://news.org:443/a?b=c&d=/e#f", "https://news.org/a?b=c&d=/e"),
        ("http://news.org./", "http://news.org/"),
        ("https://münchen.de/straße", "https://xn--mnchen-3ya.de/stra%C3%9Fe"),
        ("https://пример.рф/", "https://xn--e1afmkfd.xn--p1ai/"),
        ("https://93.184.215.14/", "https://93.184.215.14/"),
        ("https://[2606:2800:21F:0::1]/", "https://[2606:2800:21f::1]/"),
        ("https://news.org//evil.org/", "https://news.org//evil.org/"),
    ],
)
def test_addresses_are_written_in_one_way(url: str, address: str) -> None:
    assert str(checked_address(url)) == address


@pytest.fixture
def certificate(tmp_path: Path) -> tuple[Path, Path]:
    """A certificate for news.site.org that nobody vouches for, and its key."""
    if shutil.which("openssl") is None:
        pytest.skip("openssl is not installed")
    made, key = tmp_path / "cert.pem", tmp_path / "key.pem"
    subprocess.run(
        ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", "/CN=news.site.org",
         "-addext", "subjectAltName=DNS:news.site.org", "-keyout", key, "-out", made],
        check=True, capture_output=True,
    )  # fmt: skip
    return made, key


@pytest.fixture
def secure(certificate: tuple[Path, Path]) -> Iterator[tuple[int, list[str | None]]]:
    """A server with that certificate: its port, and the names that it was asked for in the handshake."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(*certificate)
    names: list[str | None] = []
    context.sni_callback = lambda connection, name, own: names.append(name)
    listener = socket.create_server((HOME, 0))

    def serve() -> None:
        while True:
            try:
                taken, _ = listener.accept()
            except OSError:
                return
            try:
                with context.wrap_socket(taken, server_side=True) as wrapped:
                    wrapped.recv(65536)
                    wrapped.sendall(b"HTTP/1.1 200 OK\r\nContent-Length: 5\r\nConnection: close\r\n\r\nhello")
            except OSError:
                taken.close()

    thread = threading.Thread(target=serve, daemon=True)
    thread.start()
    yield listener.getsockname()[1], names
    listener.shutdown(socket.SHUT_RDWR)
    listener.close()
    thread.join()


def secure_fetcher(port: int) -> Fetcher:
    return Fetcher(
        "test", Reach(lambda host, port: [HOME], lambda number: True, frozenset({port})), sleep=lambda s: None
    )


def test_a_certificate_that_nobody_vouches_for_is_refused(secure: tuple[int, list[str | None]]) -> None:
    port, _ = secure
    with pytest.raises(FetchError):
        secure_fetcher(port).fetch(f"https://news.site.org:{port}/a")


def test_a_certificate_is_checked_against_the_name_that_was_asked_for(
    secure: tuple[int, list[str | None]], certificate: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    port, names = secure
    monkeypatch.setenv("SSL_CERT_FILE", str(certificate[0]))
    assert secure_fetcher(port).fetch(f"https://news.site.org:{port}/a").data == b"hello"
    assert names == ["news.site.org", "news.site.org"]
    with pytest.raises(FetchError):
        secure_fetcher(port).fetch(f"https://other.site.org:{port}/a")


def test_connections_go_to_the_numbers_given(served: Site) -> None:
    """The second number is taken where the first doesn't answer; a name is never looked up."""
    with pytest.raises(ValueError, match="localhost"):
        connected(["localhost"], served.port, 1.0)
    with socket.socket() as closed:
        closed.bind(("127.0.0.2", 0))
        connection = connected(["127.0.0.2", HOME], served.port, 1.0)
    assert connection.getpeername() == (HOME, served.port)
    connection.close()
