"""Pages that were sent in place of an article are told, and no article is taken for one."""

import pytest
from html_pages import PARAGRAPHS, page, read

from geo.errors import InputError
from geo.inputs.readers.html_no_article import stands_for_none

NOT_HERE = "Sorry, what you were looking for could not be found here. It may have been moved, or deleted for good."


def sent(heading: str, words: str, *, title: str = "") -> str:
    return (
        f"<!DOCTYPE html><html lang='en'><head><title>{title or heading}</title></head><body><h1>{heading}</h1>"
        f"<p>{words}</p></body></html>"
    )


@pytest.mark.parametrize(
    "source",
    [
        sent("403 Forbidden", "nginx"),
        sent("Page not found", NOT_HERE, title="Page not found | River Post"),
        sent("Oops! That page can’t be found.", NOT_HERE),
        sent(
            "Seite nicht gefunden", "Die gesuchte Seite gibt es nicht oder sie wurde verschoben. Nutzen Sie die Suche."
        ),
        sent("www.riverpost.example", NOT_HERE, title="Just a moment..."),
        sent(
            "Access to this page has been denied", "We believe that a program asks for this page, and no person does."
        ),
        sent("503 Service Temporarily Unavailable", NOT_HERE),
        sent(
            "River Post",
            "We and our 842 partners store and access information on a device, such as cookies, and process data.",
        ),
    ],
)
def test_errors_checks_and_questions_are_no_articles(source: str) -> None:
    with pytest.raises(InputError, match=r"holds no article|no article's text"):
        read(source)


@pytest.mark.parametrize(
    "headline", ["Access denied", "404 dead in the valley of the Kars, says the governor", "Are you human?"]
)
def test_an_article_with_such_a_headline_is_one(headline: str) -> None:
    long = "".join(f"<p>{words}</p>" for words in PARAGRAPHS * 3)
    assert PARAGRAPHS[0] in read(page(headline=headline, below=long)).text


@pytest.mark.parametrize("headline", ["Not found in the rubble: the child of Kars", "50 dead near Kars", "401 freed"])
def test_a_short_article_whose_headline_begins_alike_is_one(headline: str) -> None:
    assert stands_for_none([headline], PARAGRAPHS[0]) == ""


def test_what_is_wholly_page_furniture_is_none() -> None:
    assert stands_for_none(["River Post"], "We value your privacy\n\nSubscribe now to continue reading") != ""
    assert stands_for_none(["River Post"], f"Subscribe now to continue reading\n\n{PARAGRAPHS[0]}") == ""
