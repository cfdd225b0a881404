"""MHTML: one file with a page and all that belongs to it."""

from email.mime.multipart import MIMEMultipart
from email.mime.text import MIMEText

import pytest
from html_pages import HEADLINE, page

from geo.errors import InputError
from geo.inputs.readers import all_readers
from geo.inputs.readers.mhtml import Mhtml

ADDRESS = "https://www.outlet.example/2017/06/18/snow"


def archive(*parts: tuple[str, str], snapshot: str = ADDRESS, date: str = "Mon, 19 Jun 2017 10:00:00 -0000") -> bytes:
    """A page as Chrome saves it; `parts` are addresses and sources."""
    message = MIMEMultipart("related", "part", type="text/html")
    message["From"] = "<Saved by Blink>"
    message["Date"] = date
    if snapshot:
        message["Snapshot-Content-Location"] = snapshot
    for address, source in parts:
        part = MIMEText(source, "html", "utf-8")
        part["Content-Location"] = address
        message.attach(part)
    return message.as_bytes()


def test_the_page_itself_is_the_article() -> None:
    frame = page(headline="An advertisement for tyres that hold on ice")
    data = archive(("https://ads.example/frame", frame), (ADDRESS, page()))
    (article,) = Mhtml().read(data, name="saved.mhtml")
    assert article.text.startswith(HEADLINE)
    assert (article.facts.url, article.facts.title, article.source.format) == (ADDRESS, HEADLINE, "mhtml")
    assert article.facts.published is not None
    assert str(article.facts.published.first) == "2017-06-18"


def test_the_day_of_saving_bounds_what_the_page_says() -> None:
    data = archive((ADDRESS, page()), date="Mon, 12 Jun 2017 10:00:00 -0000")
    (article,) = Mhtml().read(data, name="saved.mhtml")
    assert article.facts.published is None


def test_without_a_snapshots_address_the_first_page_counts() -> None:
    (article,) = Mhtml().read(archive((ADDRESS, page()), snapshot=""), name="saved.mht")
    assert article.facts.url == ADDRESS


@pytest.mark.parametrize("name", ["saved.mhtml", "saved.mht", "saved.eml", "saved.txt", "saved"])
def test_it_is_told_by_its_header(name: str) -> None:
    reader = all_readers().reader_of(name, archive((ADDRESS, page()))[:4096])
    assert reader is not None
    assert reader.name == "mhtml"


def test_a_letter_with_pictures_is_none() -> None:
    message = MIMEMultipart("related")
    message["To"] = "desk@outlet.example"
    message.attach(MIMEText("<p>Hello</p>", "html"))
    assert not Mhtml().can_read("letter.eml", message.as_bytes())


@pytest.mark.parametrize(
    "data",
    [
        b"From: <Saved by Blink>\nMIME-Version: 1.0\n",
        b"From: <Saved by A>\nContent-Type: multipart/related; boundary=x\n\n--x\nContent-Type: text/html\n\n\n--x--",
        b"From: <Saved by Blink>\nDate: tomorrow\nContent-Type: text/html\n\n<html><body><p>x</p></body></html>",
        b"From: <Saved by Blink>\nContent-Type: text/html; charset=nothing\nContent-Transfer-Encoding: base64\n\n!!!!",
        archive(),
    ],
)
def test_damaged_ones_are_refused(data: bytes) -> None:
    with pytest.raises(InputError, match=r"^saved\.mhtml "):
        Mhtml().read(data, name="saved.mhtml")
