"""Mail, feeds and exports of Telegram: a message, an entry, a post is an article."""

import json
from collections.abc import Sequence
from datetime import date
from email.message import EmailMessage
from pathlib import Path

import pytest

from geo.errors import InputError
from geo.inputs import scan
from geo.inputs.readers import RawArticle, Unread, all_readers
from geo.inputs.readers.feeds import FeedReader
from geo.inputs.readers.mail import MailReader
from geo.inputs.readers.telegram import TelegramReader

BODY = "The governor said that Mariupol had been shelled overnight.\n"


def articles(found: Sequence[RawArticle | Unread]) -> list[RawArticle]:
    return [each for each in found if isinstance(each, RawArticle)]


def mail(subject: str = "Shelling", html: str = "") -> bytes:
    message = EmailMessage()
    message["From"] = '"The Wire" <wire@example.org>'
    message["Subject"] = subject
    message["Date"] = "Fri, 25 Feb 2022 10:00:00 +0000"
    message.set_content(BODY) if not html else message.set_content(html, subtype="html")
    return message.as_bytes()


def mailbox(*messages: bytes) -> bytes:
    envelope = b"From wire@example.org Fri Feb 25 10:00:00 2022\n"
    return b"".join(envelope + message.replace(b"\nFrom ", b"\n>From ") + b"\n\n" for message in messages)


def test_a_message_is_an_article_with_its_sender_and_day() -> None:
    (found,) = articles(MailReader().read(mail(), name="x.eml"))
    assert found.text == f"Shelling\n\n{BODY}"
    assert (found.facts.title, found.facts.publisher, found.part) == ("Shelling", "The Wire", "")
    assert found.facts.published is not None
    assert found.facts.published.first == date(2022, 2, 25)


def test_a_message_in_html_alone_is_read_as_paragraphs() -> None:
    (found,) = articles(MailReader().read(mail(html="<p>A fire in <b>Homs</b>.</p>"), name="x.eml"))
    assert found.text == "Shelling\n\nA fire in Homs."


def test_a_mailbox_is_an_article_a_message() -> None:
    data = mailbox(mail("One"), mail("Two").replace(b"The governor", b"\nFrom Kirkuk: the governor"))
    first, second = articles(MailReader().read(data, name="x.mbox"))
    assert (first.part, second.part) == ("message 1", "message 2")
    assert "\nFrom Kirkuk" in second.text


def test_attachments_are_told() -> None:
    message = EmailMessage()
    message.set_content(BODY)
    message.add_attachment(b"%PDF-", maintype="application", subtype="pdf", filename="a.pdf")
    (found,) = articles(MailReader().read(message.as_bytes(), name="x.eml"))
    assert found.note.startswith("attachments, which are not read: 1")


BAD_MAIL = (
    b"Content-Type: text/plain; charset=klingon\n\nHoms \xff",
    b"From: \x00@\n\n",
    b"Content-Type: multipart/x\n\n",
)


@pytest.mark.parametrize("data", BAD_MAIL)
def test_mail_that_cant_be_read_is_told(data: bytes) -> None:
    with pytest.raises(InputError, match=r"^x\.eml: the message "):
        MailReader().read(data, name="x.eml")


def test_malformed_headers_don_t_hide_the_message() -> None:
    (found,) = articles(MailReader().read(b"Subject: =?utf-9?q?=\nDate: soon\n\nTroops left Tikrit.", name="x.eml"))
    assert found.text.endswith("Troops left Tikrit.")
    assert found.facts.published is None


HUGE = "9" * 24
BAD_DAYS = (
    f"Mon, 4 Mar {HUGE} 10:00:00 +0000", f"Mon, {HUGE} Mar 2019 10:00:00 +0000",
    f"Mon, 4 Mar 2019 {HUGE}:00:00 +0000", f"Mon, 4 Mar 2019 10:00:00 +{HUGE}", "Mon, 31 Feb 2019 10:00:00 +0000",
)  # fmt: skip


@pytest.mark.parametrize("day", BAD_DAYS)
def test_a_day_with_numbers_without_end_costs_nothing_but_the_day(day: str) -> None:
    letter = f"From: A <a@example.org>\nSubject: Rain\nDate: {day}\n\nTroops left Tikrit.\n"
    mailbox = f"From a Mon Mar  4 10:00:00 2019\n{letter}"
    for data, name in ((letter, "x.eml"), (mailbox, "x.mbox")):
        (found,) = articles(MailReader().read(data.encode(), name=name))
        assert found.text.rstrip() == "Rain\n\nTroops left Tikrit."
        assert found.facts.publisher == "A"


def test_an_article_that_begins_with_from_is_no_mailbox() -> None:
    assert not MailReader().can_read("x.txt", b"From Kirkuk, 12 March 2019\nTroops came.")


FEED = b"""<?xml version="1.0"?><rss version="2.0"><channel><title>Example Feed</title>
<item><title>Flood in Beira</title><link>https://example.org/1</link><guid>g1</guid>
<pubDate>Fri, 15 Mar 2019 08:00:00 GMT</pubDate>
<description>&lt;p&gt;A cyclone hit Beira.&lt;/p&gt;</description></item>
<item><title>Fire in Homs</title><link>javascript:alert(1)</link><description>A market burnt.</description></item>
</channel></rss>"""


def test_an_entry_of_a_feed_is_an_article() -> None:
    first, second = articles(FeedReader().read(FEED, name="x.xml"))
    assert first.text == "Flood in Beira\n\nA cyclone hit Beira."
    assert (first.facts.publisher, first.facts.url, first.part) == ("Example Feed", "https://example.org/1", "g1")
    assert first.facts.published is not None
    assert first.facts.published.first == date(2019, 3, 15)
    assert (second.facts.url, second.facts.published) == ("", None)


@pytest.mark.parametrize("head", [b"<rss>", b"\xef\xbb\xbf<?xml?>\n<!-- x -->\n<feed xmlns='a'>", b"<rdf:RDF "])
def test_a_feed_is_known_by_its_first_element(head: bytes) -> None:
    assert FeedReader().can_read("x", head)
    assert not FeedReader().can_read("x.html", b"<html>" + head)


def test_a_feed_without_entries_is_told() -> None:
    with pytest.raises(InputError, match=r"^x\.xml is a feed without a single entry"):
        FeedReader().read(b"<rss><channel/></rss>", name="x.xml")


def test_external_entities_of_a_feed_are_not_followed(tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("Tikrit")
    item = "<item><title>&x; here</title></item>"
    data = f'<!DOCTYPE rss [<!ENTITY x SYSTEM "file://{secret}">]><rss><channel>{item}</channel></rss>'
    found = FeedReader().read(data.encode(), name="x.xml")
    assert all("Tikrit" not in each.text for each in articles(found))


def telegram(*messages: object) -> bytes:
    chat = {"name": "Front News", "type": "public_channel", "id": 5, "messages": list(messages)}
    return json.dumps(chat).encode()


POST = {
    "id": 2, "type": "message", "date": "2022-02-25T12:00:00", "date_unixtime": "1645790400", "from": "Front News",
    "text": ["Shelling of ", {"type": "bold", "text": "Mariupol"}, " tonight."],
}  # fmt: skip


def test_a_post_is_an_article_and_its_pieces_are_joined() -> None:
    (found,) = articles(TelegramReader().read(telegram(POST), name="result.json"))
    assert (found.text, found.part, found.facts.publisher) == ("Shelling of Mariupol tonight.", "post 2", "Front News")
    assert found.facts.published is not None
    assert found.facts.published.first == found.facts.published.last == date(2022, 2, 25)


def test_a_post_near_midnight_has_the_days_of_both_time_zones() -> None:
    post = POST | {"date": "2022-02-26T01:30:00", "date_unixtime": "1645824600"}
    (found,) = articles(TelegramReader().read(telegram(post), name="result.json"))
    assert found.facts.published is not None
    assert (found.facts.published.first, found.facts.published.last) == (date(2022, 2, 25), date(2022, 2, 26))


def test_messages_without_words_are_counted() -> None:
    joined = {"id": 1, "type": "service", "action": "join"}
    picture = {"id": 3, "type": "message", "photo": "x.jpg", "text": ""}
    (found,) = articles(TelegramReader().read(telegram(joined, POST, picture), name="result.json"))
    assert found.note == "posts read: 1; messages without words (pictures, joins, pins), not read: 2."


@pytest.mark.parametrize(
    "messages", [[], [{"text": {"a": 1}}], [7, None, "x"], [{"type": "message", "text": [None, 3]}]]
)
def test_odd_messages_are_no_posts(messages: list[object]) -> None:
    with pytest.raises(InputError, match=r"^result\.json holds no post with words"):
        TelegramReader().read(telegram(*messages), name="result.json")


def test_a_folder_of_them_is_scanned_with_each_by_its_own_reader(tmp_path: Path) -> None:
    (tmp_path / "result.json").write_bytes(telegram(POST))
    (tmp_path / "news.xml").write_bytes(FEED)
    (tmp_path / "one.eml").write_bytes(mail())
    (tmp_path / "rows.json").write_text(json.dumps([{"text": "Troops left Tikrit."}]))
    (tmp_path / "t.csv").write_text("text\nA fire in Homs.\n")
    found = scan(tmp_path, readers=all_readers())
    assert not found.failures
    assert sorted({source.source.format for source in found.sources}) == ["csv", "feed", "json", "mail", "telegram"]
    assert len(found.sources) == 6
