"""Lines are searched only where they hold the letters that every match has: that must never lose a match."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from geo.text.furniture_lines import reason_in_words
from geo.text.furniture_patterns import certain_letters, opening_letters, patterns

SAID = (
    "All rights reserved", "This story may not be republished", "please CONSIDER a donation",
    "please consider making a gift", "on Patreon", "patreon.com/x", "paypal.me", "paypal:", "straight to your inbox",
    "delivered in to your door", "ko-fi.com", "The views and opinions expressed", "opinions presented", "here",
    "by the author", "do not necessarily", "reflect", "Jane Roe contributed to this report", "contributed reporting",
    "e-mail us at", "email us on", "can be reached at", "x@example.org", "material for this story came", "(AP)",
    "your support helps", "staff writer", ",", ".", "!", "under a", "Creative Commons", "ad-free reading",
    "app updates", "Subscribe", "\u017fUBSCRIBE", "\u212aeep reading", "\u0131mage:", "Follow us on", "(Photo by",
    "\u00a9", "COPYRIGHT", "like us on", "5 min read", "Photo/", "Sign up for",
)  # fmt: skip


@pytest.mark.parametrize(
    ("expression", "letters"),
    [
        (r"\ball rights reserved\b", "all rights reserved"),
        (r"\bko-fi\.com", "ko-fi.com"),
        (r"\bcolou?rs of (?:the )?Rain{1,2}bow", "rs of "),
        (r"views?(?: and opinions?)? expressed", " expressed"),
        (r"[a-z (]+ago\b", "ago"),
        (r"\((?:AP|AFP)\) said", ") said"),
        (r"either|or", ""),
    ],
)
def test_what_every_match_must_hold(expression: str, letters: str) -> None:
    assert certain_letters(expression) == letters


@pytest.mark.parametrize(
    ("expression", "letters"),
    [
        ("follow us", "f"),
        ("(?:please |you )?(?:Donate|give)", "dgpy"),
        ("(?:sign (?:up|in)|log [|)] in) to|read", "slr"),
        ("o+h", "o"),
    ],
)
def test_what_every_match_begins_with(expression: str, letters: str) -> None:
    assert opening_letters(expression) == set(letters)


@pytest.mark.parametrize(
    "expression",
    [
        "",
        "s?he",
        "[st]he",
        r"\W?with",
        "(?:a|b)*c",
        "(?:a|)b",
        "(?:please )?",
        "(?=a)b",
        "a|.",
        "|a",
        "a|",
        "\u00e9t\u00e9",
        "a*b",
        "(?:a|[bc])d",
    ],
)
def test_an_expression_that_may_begin_with_other_things_is_tried_everywhere(expression: str) -> None:
    assert opening_letters(expression) is None


@settings(deadline=None)  # the first call compiles the tables
@given(st.lists(st.sampled_from(SAID), min_size=1, max_size=6).map(" ".join))
def test_no_match_is_lost(line: str) -> None:
    known = patterns()
    for pattern in [*dict(known.by_words).values(), *known.shapes.values()]:
        anywhere = any(expression.search(line) for _, expression in pattern._anywhere)
        at_start = bool(pattern._all) and re.match(pattern._all, line) is not None
        assert pattern.fits(line) == (anywhere or at_start)


@pytest.mark.parametrize(
    "line",
    [
        "Printed from: https://riverpost.example/a", "Printed from The Jakarta Post", "Printed on: March 9, 2025",
        "This page was printed from riverpost.example", "Retrieved from https://riverpost.example/a",
        "Printer-friendly version", "Find this article at: riverpost.example/a", "URL: https://riverpost.example/a",
        "To read the full story, start your free trial today.", "Already registered? Log in here.",
        "You have 2 free articles left this month.", "Continue reading with a subscription to the London Gazette.",
        "Log in or create a free account to keep reading.", "Sign up to First Light", "We value your privacy",
        "We and our 842 partners store information on a device.", "Enable JavaScript and cookies to continue.",
        "Powered by phpBB® Forum Software © phpBB Limited", "This page was last edited on 9 March 2025.",
    ],
)  # fmt: skip
def test_what_prints_walls_and_site_software_add_is_furniture(line: str) -> None:
    assert reason_in_words(line) is not None


@pytest.mark.parametrize(
    "line",
    [
        "Printed on cloth, the poems of Idlib travel far", "Retrieved from the rubble of Mosul, a violin plays again",
        "Saved by neighbours, a family in Homs starts anew", "Full access to Gaza denied to inspectors",
        "Powered by drones, the army advances on Sennar", "To read the letters of Aleppo is to weep",
        "Already displaced? Camps near Goma fill again", "The link between Juba and Bor was cut on Monday",
        "You have two choices, the governor of Homs told them",
    ],
)  # fmt: skip
def test_headlines_and_sentences_that_begin_alike_are_none(line: str) -> None:
    assert reason_in_words(line) is None
