"""A weekday, a day or a quarter without its year, in words that look back or ahead."""

from __future__ import annotations

import random
from collections.abc import Iterator
from datetime import date, timedelta

from behaviour.dates.cases import Case, Value, filled, some_day, turned

PAST = (
    "Nine people were killed by police on {d}.",
    "Two men were shot dead by soldiers on {d}, residents said.",
    "The flight was delayed due to fog on {d}.",
    "Schools stayed shut due to the strike on {d}.",
    "Harlan Corp.'s shares fell 4% on {d}.",
    "The firm's plant in Ostrava was hit by fire on {d}.",
    "Rebels overran the base by the river on {d}.",
    "A plan to reopen the port was rejected on {d}.",
    "Police are investigating after a man was stabbed on {d}.",
    "The minister, who is expected to resign, met reporters on {d}.",
    "Troops are searching for the gunmen who fled on {d}.",
    "The village of Karm is in ruins after it was shelled on {d}.",
    "He said on {d} that no one would be charged.",
    "The court will hear three men arrested on {d}.",
    "Officials confirmed on {d} that the talks had failed.",
    "They should have left on {d}, the captain said.",
    "The driver told police that he had been drinking on {d}.",
    "The army says it killed forty fighters on {d}.",
    "Hundreds gathered to mourn the miners who died on {d}.",
    "Heavy rain on {d} caused mudslides.",
    "The attack on {d} left six dead.",
    "A bomb that went off on {d} wounded eleven people.",
    "On {d}, gunmen opened fire at a checkpoint.",
    "The ceasefire that took effect on {d} has held.",
    "It was set on fire by protesters on {d}.",
    "A crowd attacked by police on {d} has returned.",
    "The bill was signed by the governor on {d}.",
    "The club's coach was sacked on {d}.",
    "No one has been seen since the raid on {d}.",
    "The town is without power after Storm Ada passed through on {d}.",
    "The prisoner exchange announced by Kyiv on {d} has begun.",
    "An aid worker held by rebels was freed on {d}.",
    "The president's convoy came under fire on {d}.",
    "He is due to be buried near the spot where he was shot on {d}.",
    "Fighters moved ahead of the army's offensive on {d}.",
    "Trains were stopped by order of the governor on {d}.",
)
COMING = (
    "Voters will choose a new mayor on {d}.",
    "The hearing is set for {d}.",
    "The envoy is expected to arrive on {d}.",
    "Talks are due to resume on {d}.",
    "The strike begins on {d} unless a deal is found.",
    "The dividend is payable {d}.",
    "The report is due to be published on {d}.",
    "The tour picks up {d} in Las Vegas.",
    "The museum reopens on {d}, its director says.",
    "Ships have until {d} to leave the harbour.",
    "The two sides plan to meet again on {d}.",
    "The verdict is expected on {d}.",
    "The film opens in cinemas on {d}.",
    "He is to be sentenced on {d}.",
    "The curfew will stay in force until {d}.",
    "She flies to Geneva on {d}.",
    "Tickets go on sale on {d}.",
    "The deadline for offers is {d}.",
    "The new law takes effect on {d}.",
    "The committee is scheduled to vote on {d}.",
    "A march is planned for {d}.",
    "The crew is preparing for a launch on {d}.",
    "Organisers are calling for a protest on {d}.",
    "The funeral will be held on {d}.",
    "They are getting ready for the vote on {d}.",
    "The match, to be played on {d}, is sold out.",
    "The ceasefire, which is to start on {d}, was agreed in Doha.",
    "The election, due on {d}, has been called off twice before.",
    "Applications must be in by {d}.",
    "The trial starts on {d}.",
)
QUARTERS = (
    "The maker of pumps expects to report a {d} loss.",
    "The bank said it will report {d} earnings next week.",
    "{d} profit fell 12%, the mill said.",
    "The airline's {d} net income is expected to have doubled.",
    "The company will take a charge against {d} results, it said.",
    "Analysts expect {d} sales of $2 billion when it reports on Thursday.",
)
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def back_to(weekday: int, published: date) -> date:
    """The last such weekday on or before publication."""
    return published - timedelta((published.weekday() - weekday) % 7)


def weekdays_past(half: str, chance: random.Random) -> Iterator[Case]:
    """'Killed by police on Saturday' was the last Saturday."""
    for frame in turned(PAST, half, chance):
        published, weekday = some_day(chance), chance.randrange(7)
        found = back_to(weekday, published)
        yield filled(frame, WEEKDAYS[weekday], Value(found.isoformat()), published)


def weekdays_coming(half: str, chance: random.Random) -> Iterator[Case]:
    """'Is set for Saturday' is the next Saturday."""
    for frame in turned(COMING, half, chance):
        published, weekday = some_day(chance), chance.randrange(7)
        if weekday != published.weekday():
            found = back_to(weekday, published) + timedelta(7)
            yield filled(frame, WEEKDAYS[weekday], Value(found.isoformat()), published)


def days_past(half: str, chance: random.Random) -> Iterator[Case]:
    """'Killed by police on 3 May' was the last 3 May."""
    for frame in turned(PAST, half, chance):
        published = some_day(chance)
        found = published - timedelta(chance.randrange(1, 280))
        yield filled(frame, _day_words(found, chance), Value(found.isoformat()), published)


def days_coming(half: str, chance: random.Random) -> Iterator[Case]:
    """'Is set for 3 May' is the next 3 May."""
    for frame in turned(COMING, half, chance):
        published = some_day(chance)
        found = published + timedelta(chance.randrange(1, 150))
        yield filled(frame, _day_words(found, chance), Value(found.isoformat()), published)


def _day_words(day: date, chance: random.Random) -> str:
    return chance.choice((f"{day:%B} {day.day}", f"{day.day} {day:%B}", f"{day:%b}. {day.day}".replace("May.", "May")))


def quarters(half: str, chance: random.Random) -> Iterator[Case]:
    """A quarter whose result is told, or is soon to be, has ended."""
    for frame in turned(QUARTERS, half, chance):
        nth = chance.randrange(4)
        year = chance.randrange(1988, 2024)
        end = date(year + nth // 3, (3 * nth + 4) % 12 or 12, 1)
        published = end + timedelta(chance.randrange(3, 50))
        words = ("first", "second", "third", "fourth")[nth] + "-quarter"
        words = words.capitalize() if frame.startswith("{d}") else words
        yield filled(frame, words, Value(f"{year}-Q{nth + 1}"), published)
