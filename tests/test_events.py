"""Which date a place takes, on what basis, and as what kind of event."""

import re
from datetime import date

from geo.events import join
from geo.model import DateMention, Event, PlaceMention, Publication, Span

PUBLISHED = Publication(date(2019, 5, 10), date(2019, 5, 10), "given")
UNKNOWN = Publication(None, None, "unknown")


def events(text: str, *, dates: dict[str, date], places: list[str], published: Publication = PUBLISHED) -> list[Event]:
    """Events of a text whose sentences end with a full stop or a line."""
    spans = [Span(*match.span()) for match in re.finditer(r"[^\s.][^.\n]*\.?", text)]
    found = [
        DateMention(text.index(s), text.index(s) + len(s), s, "DATE", d.isoformat(), d, d, "day", d.isoformat(), "")
        for s, d in dates.items()
    ]
    mentions = [
        PlaceMention(text.index(name), text.index(name) + len(name), name, "location", "", None, 0.0, "")
        for name in places
    ]
    return list(join(text, places=mentions, dates=found, sentences=spans, published=published))


def test_the_date_of_the_sentence_is_taken() -> None:
    (event,) = events("Rain fell in Lima on 3 May.", dates={"3 May": date(2019, 5, 3)}, places=["Lima"])
    assert (event.first, event.basis, event.kind) == (date(2019, 5, 3), "sentence", "reported")


def test_days_named_together_are_both_the_events() -> None:
    days = {"3 May": date(2019, 5, 3), "4 May": date(2019, 5, 4)}
    (event,) = events("Rain fell in Lima on 3 May and 4 May.", dates=days, places=["Lima"])
    assert (event.first, event.last, event.basis) == (date(2019, 5, 3), date(2019, 5, 4), "sentence")
    apart = {"3 May": date(2019, 5, 3), "7 May": date(2019, 5, 7)}
    (event,) = events("Rain fell in Lima on 3 May and 7 May.", dates=apart, places=["Lima"])
    assert (event.first, event.last) == (date(2019, 5, 3), date(2019, 5, 3))
    lima, _ = events(
        "Rain fell in Lima and Cusco on 3 May and 4 May respectively.", dates=days, places=["Lima", "Cusco"]
    )
    assert (lima.first, lima.last) == (date(2019, 5, 3), date(2019, 5, 3))
    lima, cusco = events("Rain fell in Lima on 3 May and on 4 May in Cusco.", dates=days, places=["Lima", "Cusco"])
    assert (lima.last, cusco.first) == (date(2019, 5, 3), date(2019, 5, 4))


def test_of_two_dates_that_of_the_own_clause_is_taken() -> None:
    text = "Rebels took Goma on 2 May, while Bukavu was shelled on 4 May."
    goma, bukavu = events(text, dates={"2 May": date(2019, 5, 2), "4 May": date(2019, 5, 4)}, places=["Goma", "Bukavu"])
    assert (goma.first, bukavu.first) == (date(2019, 5, 2), date(2019, 5, 4))
    assert goma.basis == bukavu.basis == "clause"


def test_a_past_sentence_goes_on_from_the_date_before_in_its_paragraph() -> None:
    text = "The strike began on 2 May. Police closed the port of Arica."
    (event,) = events(text, dates={"2 May": date(2019, 5, 2)}, places=["Arica"])
    assert (event.first, event.basis) == (date(2019, 5, 2), "paragraph")


def test_a_present_sentence_is_told_of_the_day_of_publication() -> None:
    text = "The strike began on 2 May. Arica is still cut off."
    (event,) = events(text, dates={"2 May": date(2019, 5, 2)}, places=["Arica"])
    assert (event.first, event.basis) == (date(2019, 5, 10), "publication")


def test_a_date_does_not_reach_the_next_paragraph() -> None:
    text = "The strike began on 2 May.\n\nPolice closed the port of Arica."
    (event,) = events(text, dates={"2 May": date(2019, 5, 2)}, places=["Arica"])
    assert event.basis == "publication"


def test_an_undated_article_leaves_its_places_undated() -> None:
    (event,) = events("Police closed the port of Arica.", dates={}, places=["Arica"], published=UNKNOWN)
    assert (event.first, event.last, event.date, event.basis) == (None, None, None, "none")


def test_what_happened_long_before_is_background() -> None:
    text = "Floods hit Beira on 15 March."
    (event,) = events(text, dates={"15 March": date(2019, 3, 15)}, places=["Beira"])
    assert event.kind == "background"


def test_what_is_still_to_come_is_planned() -> None:
    (event,) = events("Troops will enter Marib.", dates={}, places=["Marib"])
    assert event.kind == "planned"
    text = "A summit is set for Sochi on 1 June."
    (event,) = events(text, dates={"1 June": date(2019, 6, 1)}, places=["Sochi"])
    assert event.kind == "planned"


def test_the_month_of_may_and_a_man_called_will_plan_nothing() -> None:
    (event,) = events("On 4 May crews reached Beira.", dates={"4 May": date(2019, 5, 4)}, places=["Beira"])
    assert event.kind == "reported"
    (event,) = events("On 4 May Will Banda reached Beira.", dates={"4 May": date(2019, 5, 4)}, places=["Beira"])
    assert event.kind == "reported"
    (event,) = events("Crews may reach Beira.", dates={}, places=["Beira"])
    assert event.kind == "planned"


def test_actors_and_demonyms_are_no_events() -> None:
    text = "Moscow protested."
    mention = PlaceMention(0, 6, "Moscow", "actor", "", None, 0.0, "")
    assert join(text, places=[mention], dates=[], sentences=[Span(0, 17)], published=PUBLISHED) == ()


def test_an_old_date_is_carried_on_into_the_next_sentence_only() -> None:
    text = "In 1998 a slide buried Sarno. It also cut off Quindici. Engineers then cleared Bracigliano."
    told = events(text, dates={"1998": date(1998, 5, 5)}, places=["Sarno", "Quindici", "Bracigliano"])
    assert [event.basis for event in told] == ["sentence", "paragraph", "publication"]


def test_in_a_history_the_story_goes_on_from_an_old_date() -> None:
    years = " ".join(f"In {year} the town grew." for year in range(1801, 1812))
    text = f"{years} In 1812 a fire swept Smolensk. People fled. The army lost Vyazma."
    told = events(text, dates={"1812": date(1812, 8, 17)}, places=["Smolensk", "Vyazma"])
    assert [event.first for event in told] == [date(1812, 8, 17), date(1812, 8, 17)]


def test_in_a_line_without_end_a_place_takes_the_date_beside_it() -> None:
    text = "Rebels took Goma, " + "and it rained all day long and all night, " * 60 + "and Beni fell on 9 May. "
    told = events(text, dates={"9 May": date(2019, 5, 9)}, places=["Goma", "Beni"])
    assert [event.date for event in told] == [None, 0]


def test_a_table_of_dates_dates_a_place_by_those_beside_it() -> None:
    text = "; ".join(f"on {day} May rain" for day in range(1, 31)) + "; Goma fell on 31 May"
    told = events(text, dates={"31 May": date(2019, 5, 31)}, places=["Goma"])
    assert told[0].first == date(2019, 5, 31)


def test_a_sentence_of_hostile_length_is_read_around_each_place() -> None:
    text = "Rebels took Goma on 2 May, " * 2000
    spans = [Span(0, len(text))]
    found = [
        DateMention(m.start(), m.end(), m[0], "DATE", "2019-05-02", PUBLISHED.first, PUBLISHED.last, "day", "", "")
        for m in re.finditer("2 May", text)
    ]
    places = [PlaceMention(m.start(), m.end(), m[0], "location", "", None, 0.0, "") for m in re.finditer("Goma", text)][
        :50
    ]
    assert len(join(text, places=places, dates=found, sentences=spans, published=PUBLISHED)) == 50
