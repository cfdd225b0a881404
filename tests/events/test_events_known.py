"""Events that the user gave days for date the places that are told of with them."""

from datetime import date

from geo.dates import find_dates
from geo.events import join
from geo.model import KnownEvent, PlaceMention, Publication
from geo.text import split_sentences

PUBLISHED = Publication(date(2017, 6, 15), date(2017, 6, 15), "given")
SIEGE = KnownEvent("the Siege", date(2014, 6, 1), date(2014, 9, 30))


def events_of(text: str, *places: str, known: tuple[KnownEvent, ...] = (SIEGE,)):
    sentences = split_sentences(text)
    dates = find_dates(text, published=PUBLISHED, sentences=sentences, known_events=known)
    mentions = [
        PlaceMention(text.index(name), text.index(name) + len(name), name, "location", "", None, 0.0, "")
        for name in places
    ]
    return join(text, places=mentions, dates=dates, sentences=sentences, published=PUBLISHED)


def test_a_place_told_of_with_a_known_event_has_its_days():
    (event,) = events_of("Two hundred people left Ebla during the Siege.", "Ebla")
    assert (event.first, event.last, event.kind, event.basis) == (SIEGE.first, SIEGE.last, "background", "sentence")


def test_without_the_users_word_the_name_says_nothing():
    (event,) = events_of("Two hundred people left Ebla during the Siege.", "Ebla", known=())
    assert (event.first, event.basis) == (date(2017, 6, 15), "publication")


def test_a_date_nearer_to_the_place_goes_before_the_known_event():
    text = "They left Ebla on 3 May 2016, while Homs was shelled in the Siege."
    ebla, homs = events_of(text, "Ebla", "Homs")
    assert (ebla.first, homs.first) == (date(2016, 5, 3), SIEGE.first)
