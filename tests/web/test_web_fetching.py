"""Fetching politely: a site's rules, its pace, what hasn't changed; and what is told when a page can't be had."""

from collections.abc import Iterator

import pytest
from web_server import HOME, Reply, Site, site

from geo.errors import FetchError, RefusedAddressError
from geo.web import Answer, Fetcher

PLAIN = "<html><head><title>Snow in Kars</title></head><body><p>Snow fell in Kars.</p></body></html>"


@pytest.fixture
def served() -> Iterator[Site]:
    with site() as running:
        yield running


class Clock:
    """Time that passes only while somebody sleeps."""

    def __init__(self) -> None:
        self.now = 100.0
        self.slept: list[float] = []

    def sleep(self, seconds: float) -> None:
        self.slept.append(round(seconds, 3))
        self.now += seconds


def timed(served: Site) -> tuple[Fetcher, Clock]:
    clock = Clock()
    return Fetcher("test", served.reach(), clock=lambda: clock.now, sleep=clock.sleep), clock


def test_a_page_comes_with_its_address_and_its_marks(served: Site) -> None:
    url = served.page("/a", PLAIN, ETag='"7"', Last_Modified="Mon, 04 Mar 2019 10:00:00 GMT")
    served.pages["/old"] = Reply(status=301, headers={"Location": "/a"})
    answer = served.fetcher().fetch(served.url("/old"))
    assert answer == Answer(
        served.url("/old"), url, PLAIN.encode(), "text/html", '"7"', "Mon, 04 Mar 2019 10:00:00 GMT"
    )


def test_one_request_a_second_a_host(served: Site) -> None:
    served.page("/a", PLAIN)
    served.page("/b", PLAIN)
    fetcher, clock = timed(served)
    fetcher.fetch(served.url("/a"))
    fetcher.fetch(served.url("/b"))
    fetcher.fetch(served.url("/a", "other.site.org"))
    assert clock.slept == [1.0, 1.0, 1.0]  # between rules, a and b; then between the other site's rules and its page


def test_a_site_can_ask_for_a_slower_pace_within_reason(served: Site) -> None:
    served.pages["/robots.txt"] = Reply(b"User-agent: *\nCrawl-delay: 7")
    served.page("/a", PLAIN)
    fetcher, clock = timed(served)
    fetcher.fetch(served.url("/a"))
    fetcher.fetch(served.url("/a"))
    assert clock.slept == [1.0, 7.0]
    served.pages["/robots.txt"] = Reply(b"User-agent: *\nCrawl-delay: 100000")
    fetcher, clock = timed(served)
    fetcher.fetch(served.url("/a"))
    fetcher.fetch(served.url("/a"))
    assert clock.slept == [1.0, 60.0]


@pytest.mark.parametrize(
    ("rules", "is_wanted"),
    [
        ("User-agent: *\nDisallow: /a", False),
        ("User-agent: Dateline\nDisallow: /", False),
        ("User-agent: *\nDisallow: /*.html$\nDisallow: /a*", False),
        ("User-agent: OtherBot\nDisallow: /", True),
        ("User-agent: *\nDisallow: /\n\nUser-agent: dateline\nAllow: /a", True),
        ("<html>not rules</html>", True),
        ("", True),
    ],
)
def test_a_sites_rules_are_kept(served: Site, rules: str, is_wanted: bool) -> None:
    served.pages["/robots.txt"] = Reply(rules.encode())
    url = served.page("/a", PLAIN)
    if is_wanted:
        assert served.fetcher().fetch(url).data == PLAIN.encode()
        return
    with pytest.raises(RefusedAddressError, match=r"robots\.txt"):
        served.fetcher().fetch(url)
    assert served.asked == ["/robots.txt"]


@pytest.mark.parametrize(("status", "is_wanted"), [(404, True), (401, True), (500, False), (503, False), (429, False)])
def test_rules_that_cant_be_had_now_are_not_taken_for_leave(served: Site, status: int, is_wanted: bool) -> None:
    served.pages["/robots.txt"] = Reply(status=status)
    url = served.page("/a", PLAIN)
    if is_wanted:
        assert served.fetcher().fetch(url).data
    else:
        with pytest.raises(RefusedAddressError, match=f"can't be had now: .* answers {status}"):
            served.fetcher().fetch(url)


def test_rules_are_asked_once_a_site_and_followed_where_they_lead(served: Site) -> None:
    served.pages["/robots.txt"] = Reply(status=301, headers={"Location": "/rules"})
    served.pages["/rules"] = Reply(b"User-agent: *\nDisallow: /b")
    fetcher = served.fetcher()
    fetcher.fetch(served.page("/a", PLAIN))
    with pytest.raises(RefusedAddressError):
        fetcher.fetch(served.page("/b", PLAIN))
    assert served.asked == ["/robots.txt", "/rules", "/a"]


def test_where_a_page_leads_on_the_other_sites_rules_hold(served: Site) -> None:
    served.pages["/go"] = Reply(status=302, headers={"Location": served.url("/a", "other.site.org")})
    served.pages["/robots.txt"] = lambda handler: Reply(
        b"User-agent: *\nDisallow: /a" if handler.headers["Host"].startswith("other") else b""
    )
    served.page("/a", PLAIN)
    with pytest.raises(RefusedAddressError, match=r"other\.site\.org"):
        served.fetcher().fetch(served.url("/go"))
    assert served.asked == ["/robots.txt", "/go", "/robots.txt"]


def test_a_page_that_has_not_changed_is_not_sent_again(served: Site) -> None:
    def answer(handler) -> Reply:
        is_same = handler.headers.get("If-None-Match") == '"7"'
        return Reply(b"", 304) if is_same else Reply(PLAIN.encode(), headers={"ETag": '"7"'})

    served.pages["/a"] = answer
    fetcher = served.fetcher()
    first = fetcher.fetch(served.url("/a"))
    assert first.data == PLAIN.encode()
    assert fetcher.fetch(served.url("/a"), etag=first.etag).data is None


def test_marks_that_could_not_stand_in_a_header_are_not_sent(served: Site) -> None:
    served.fetcher().fetch(served.page("/a", PLAIN), etag='"\r\nX-Evil: 1"', modified="Ära")
    assert not {"if-none-match", "if-modified-since", "x-evil"} & set(served.sent[-1])


def test_an_unasked_not_modified_is_no_page(served: Site) -> None:
    served.pages["/a"] = Reply(status=304)
    with pytest.raises(FetchError, match="answers 304"):
        served.fetcher().fetch(served.url("/a"))


@pytest.mark.parametrize(
    ("reply", "words"),
    [
        (Reply(status=404), "there is no such page"),
        (Reply(status=403), "it turns programs away"),
        (Reply(status=500), "try again later"),
        (Reply(b"\x89PNG", headers={"Content-Type": "image/png"}), "holds no article"),
        (Reply(b""), "answers with nothing"),
        (Reply(status=302), "answers 302"),
    ],
)
def test_what_is_no_page_is_told_with_what_to_do(served: Site, reply: Reply, words: str) -> None:
    served.pages["/a"] = reply
    with pytest.raises(FetchError, match=words):
        served.fetcher().fetch(served.url("/a"))


def test_a_host_that_nobody_knows_is_told(served: Site) -> None:
    def unknown(host: str, port: int) -> list[str]:
        raise OSError(-2, "Name or service not known")

    with pytest.raises(FetchError, match=r"news\.site\.org can't be found \(Name or service not known\)"):
        served.fetcher(unknown).fetch("http://news.site.org/")
    with pytest.raises(FetchError, match="can't be found"):
        served.fetcher(lambda host, port: []).fetch("http://news.site.org/")


def test_a_machine_that_does_not_answer_is_told(served: Site) -> None:
    served.pages["/robots.txt"] = Reply(status=404)
    fetcher = served.fetcher(lambda host, port: [HOME])
    fetcher.fetch(served.page("/a", PLAIN))
    fetcher.reach = type(fetcher.reach)(fetcher.reach.resolve, fetcher.reach.allows, frozenset({1}))
    with pytest.raises(FetchError, match="can't be had"):
        fetcher.fetch("http://news.site.org:1/a")
