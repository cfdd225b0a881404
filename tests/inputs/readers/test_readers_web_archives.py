"""WARC and WACZ: each page and each PDF is an article; all else is told in a line a kind."""

import gzip
from datetime import date
from pathlib import Path

import brotli
import pytest
from documents import pdf
from web_archives import WHEN, answer, chunked, gzipped, info, page, raw_deflate, record, request, wacz

from geo.errors import InputError
from geo.inputs import scan
from geo.inputs.readers import RawArticle, Unread, all_readers, end_idle
from geo.inputs.readers.guarded import GuardedReader
from geo.inputs.readers.warc import WaczReader, WarcReader

ADDRESS = "https://news.example.org/2021/05/bridge"
WARC = GuardedReader(WarcReader())


def read(data: bytes) -> tuple[list[RawArticle], dict[str, str]]:
    """The articles of an archive, and what is told of the rest of it."""
    found = WARC.read(data, name="a.warc")
    unread = {one.part: one.why for one in found if isinstance(one, Unread)}
    return [one for one in found if isinstance(one, RawArticle)], unread


@pytest.fixture(autouse=True, scope="module")
def _no_process_left() -> object:
    yield
    end_idle()


def test_a_page_is_an_article_with_its_address_its_capture_and_its_record() -> None:
    (article,), unread = read(info() + request(ADDRESS) + answer(ADDRESS, page(), number=7))
    assert article.text.startswith("Bridge closed after rain\n\nThe bridge over the river at Mosul")
    assert (article.part, article.facts.url, article.facts.publisher) == (ADDRESS, ADDRESS, "news.example.org")
    assert (article.source.format, article.source.captured) == ("html", WHEN)
    assert article.source.record == "urn:uuid:00000007-0000-4000-8000-000000000000"
    assert unread == {}


def test_the_address_is_the_one_that_was_fetched_whatever_the_page_says() -> None:
    head = "<link rel='canonical' href='https://news.example.org/'>"
    (article,), _ = read(answer(ADDRESS, page(head=head)))
    assert article.facts.url == ADDRESS


def test_no_page_was_published_after_it_was_archived() -> None:
    day = "<meta property='article:published_time' content='{}'>"
    (before,), _ = read(answer(ADDRESS, page(head=day.format("2021-05-19"))))
    assert before.facts.published is not None
    assert before.facts.published.first == date(2021, 5, 19)
    (after,), _ = read(answer(ADDRESS, page(head=day.format("2023-05-19"))))
    assert after.facts.published is None or after.facts.published.first is None


def test_a_pdf_is_an_article_with_its_pages() -> None:
    line = "The bridge over the river at Mosul was closed on Monday."
    data = answer("https://example.org/report.pdf", pdf([line] * 3, [line] * 3), "application/pdf")
    (article,), _ = read(data)
    assert [one.label for one in article.source.pages] == ["page 1", "page 2"]
    assert (article.facts.url, article.facts.publisher) == ("https://example.org/report.pdf", "example.org")


@pytest.mark.parametrize(
    ("headers", "pack"),
    [
        ("Content-Encoding: gzip\r\n", gzip.compress),
        ("Content-Encoding: deflate\r\n", raw_deflate),
        ("Content-Encoding: br\r\n", brotli.compress),
        ("Content-Encoding: br\r\nTransfer-Encoding: chunked\r\n", lambda body: chunked(brotli.compress(body))),
        ("Content-Encoding: br, gzip\r\n", lambda body: gzip.compress(brotli.compress(body))),
        ("Transfer-Encoding: chunked\r\n", chunked),
        ("Content-Encoding: br\r\n", bytes),  # unpacked already by the program that archived
        ("Content-Encoding: gzip\r\nTransfer-Encoding: chunked\r\n", bytes),
    ],
)  # fmt: skip
def test_answers_are_unpacked_as_they_were_sent_or_as_they_are(headers, pack) -> None:
    (article,), unread = read(answer(ADDRESS, pack(page()), headers=headers) + answer(f"{ADDRESS}2", b"", "image/png"))
    assert article.text.startswith("Bridge closed after rain")
    assert list(unread) == ["pictures"]


def test_an_unknown_packing_is_told_and_the_rest_read() -> None:
    (article,), unread = read(
        answer("https://a.org/", b"xx", headers="Content-Encoding: sdch\r\n") + answer(ADDRESS, page())
    )
    assert article.part == ADDRESS
    assert unread == {"https://a.org/": "it is packed as 'sdch', which can't be unpacked here: fetch the page again."}


def test_the_encoding_that_the_server_named_counts_where_the_page_names_none() -> None:
    words = ("Мост через реку закрыт после дождя, сообщил инженер города в понедельник утром.",) * 3
    body = page("Мост закрыт", words).decode().encode("cp1251")
    (article,), _ = read(answer(ADDRESS, body, "text/html; charset=windows-1251"))
    assert "сообщил инженер" in article.text


def test_all_that_is_no_article_is_told_in_a_line_a_kind() -> None:
    pictures = [answer(f"https://example.org/{number}.jpg", b"\xff\xd8\xff", "image/jpeg") for number in range(3000)]
    others = [
        answer("https://example.org/old", b"", status="301 Moved"),
        answer("https://example.org/gone", page(), status="404 Not Found"),
        answer("https://example.org/a.css", b"p {}", "text/css"),
        answer("https://example.org/a.js", b"1", "application/javascript"),
        answer("https://example.org/a.mp4", b"1", "video/mp4"),
        answer(ADDRESS, b"", kind="revisit"),
        answer(ADDRESS, page()),
        answer(ADDRESS, page(), when="2021-05-21T00:00:00Z"),
    ]
    articles, unread = read(b"".join(pictures + others))
    assert len(articles) == 1
    assert unread["pictures"] == (
        "3,000 passed over: parts of pages, no articles (https://example.org/0.jpg, https://example.org/1.jpg, "
        "https://example.org/2.jpg and 2,997 more)."
    )
    assert {kind: why.split(" ")[0] for kind, why in unread.items()} == {
        "pictures": "3,000", "redirects": "1", "errors": "1", "styles and scripts": "2", "sound and film": "1",
        "unchanged captures": "2",
    }  # fmt: skip


def test_two_captures_of_an_address_that_differ_are_two_articles() -> None:
    later = "2021-06-01T10:00:00Z"
    articles, _ = read(answer(ADDRESS, page()) + answer(ADDRESS, page("Bridge open again"), when=later))
    assert [one.part for one in articles] == [ADDRESS, f"{ADDRESS} captured {later}"]


def test_pages_without_an_article_are_told_together() -> None:
    empty = [answer(f"https://example.org/{number}", b"<html><body></body></html>") for number in range(20)]
    articles, unread = read(b"".join([*empty, answer(ADDRESS, page())]))
    assert len(articles) == 1
    (why,) = unread.values()
    assert why.startswith("20 passed over: none can be read; of the first, it has no article's text")


def test_a_page_that_was_cut_off_is_told() -> None:
    (cut,), _ = read(answer(ADDRESS, page(), more="WARC-Truncated: length\r\n"))
    assert cut.note == "pages that the archive holds in part only end early"
    whole = answer(ADDRESS, page()) + answer("https://example.org/b", page("Another bridge"))
    (first, second), _ = read(whole[:-200])
    assert (first.note, second.note) == ("", "pages that the archive holds in part only end early")


def test_a_damaged_archive_gives_what_stands_before_the_damage() -> None:
    (article,), unread = read(answer(ADDRESS, page()) + b"\0\1garbage" * 50)
    assert article.part == ADDRESS
    assert unread["the rest"].startswith("the archive is damaged after record 1 (")


def test_resources_of_the_web_are_read_and_those_of_the_archiving_program_passed_over() -> None:
    kept = record("https://example.org/a", page(), "resource", content="text/html")
    made = record("urn:pageinfo:1", page(), "resource", content="text/html")
    (article,), unread = read(kept + made)
    assert article.part == "https://example.org/a"
    assert list(unread) == ["other files"]


def test_an_archive_is_known_by_its_content(tmp_path: Path) -> None:
    (tmp_path / "crawl.txt").write_bytes(gzipped(info(), answer(ADDRESS, page())))
    (tmp_path / "crawl.wacz").write_bytes(wacz({"archive/data.warc.gz": gzipped(answer(f"{ADDRESS}?b", page("Two")))}))
    found = scan(tmp_path)
    assert [source.label for source in found.sources] == [f"crawl.txt#{ADDRESS}", f"crawl.wacz#{ADDRESS}?b"]
    assert found.failures == ()
    assert [source.read().source.captured for source in found.sources] == [WHEN, WHEN]


def test_a_wacz_without_an_archive_is_told() -> None:
    with pytest.raises(InputError, match=r"^x\.wacz holds no WARC file"):
        GuardedReader(WaczReader()).read(wacz({}), name="x.wacz")


def test_without_fastwarc_the_message_names_the_command(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(__import__("sys").modules, "fastwarc", None)
    with pytest.raises(InputError, match=r"^a\.warc is a web archive, which FastWARC reads: pip install FastWARC"):
        WarcReader().read(answer(ADDRESS, page()), name="a.warc")


def test_other_packed_files_are_no_web_archive() -> None:
    readers = all_readers()
    reader = readers.reader_of("a.gz", gzip.compress(b"Rain."))
    assert reader is None
