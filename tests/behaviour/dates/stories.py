"""Texts of several sentences: lives, histories with quotations, passages of history, far deictics, undated ones."""

from __future__ import annotations

import random
from collections.abc import Iterator
from datetime import date

from behaviour.dates.cases import Case, NoDays, NoYear, Value, some_day, turned
from behaviour.dates.tenses import WEEKDAYS, back_to

LIVES = (
    "{name}, who drew the maps of the {river} delta, died on {w}. He was 84.\n\nBorn in {a}, he studied in Vienna from "
    "{b} to {c}. In {e} he joined the survey, and led it from {f}. He retired in {g}. A street was named after him "
    "in {h}.",
    "{name} was born in {a} in a village on the {river}. She taught from {b}, married in {c}, moved to the capital in "
    "{e} and wrote her first novel in {f}. It won a prize in {g}; a second followed in {h}. She died on {w} at her "
    "home.",
    "The painter {name} has died. His family said he passed away on {w}. He was born in {a}. His first show was in "
    "{b}, "
    "his second in {c}. From {e} to {f} he lived abroad. He came home in {g} and gave up painting in {h}.",
    "{name}, goalkeeper of the side that won the cup in {b} and {c}, was buried in his home town on {w}. Born in "
    "{a}, he "
    "played until {e}, coached from {f} to {g}, and was honoured in {h}.",
    "A judge on {w} cleared {name}, who was first convicted in {b}. An appeal failed in {c}, another in {e}. The "
    "law was "
    "changed in {f}, new evidence found in {g}, and the case reopened in {h}. He was born in {a}.",
    "Workers at the mill by the {river} were told on {w} that it will shut. It opened in {a}, was rebuilt in {b}, "
    "sold in "
    "{c}, burned down in {e} and was rebuilt again in {f}. It had been sold in {g} and in {h} to a fund.",
)
HISTORIES = (
    "The war of the {river} began in {a}. The first camp was built in {b}. In {c} the northern army crossed the river. "
    "By {e} the south had lost its port. In March {f} the king fled. {T} The fort fell in {d}. Peace came in {g}, "
    "and by {h} "
    "the land was settled.",
    "{name} sailed in {a} and again in {b}. A third voyage, in {c}, found the strait. In {e} he charted the coast. "
    "In March {f} his ships met the ice. {T} They turned back in {d}. He wrote of it in {g} and died in {h}.",
    "The mine opened in {a} and flooded in {b}. A new shaft was dug in {c} and another in {e}. In March {f} gas "
    "killed nine "
    "men. {T} The last lamp was put out in {d}. The site was sold in {g} and cleared in {h}.",
)
QUOTED = (
    '"Today we cross, tomorrow we rest," he wrote.',
    '"Our men died today," said the letter; "tomorrow and on Sunday we bury them," it went on.',
    "\u201cYesterday was bad, today is worse,\u201d the diary says. \u201cWe leave on Monday.\u201d",
)
PASSAGES = (
    "The mayor opened a new school on Monday. Pupils came with flags, and classes start next week. He spoke "
    "yesterday of "
    "the cost.\n\nThe old one has a long past. It was founded in {a}. In {b} it moved to the hill, and in {c} it "
    "burned down. The pupils of {e} rebuilt it. In {f} a storm took the roof. It was mended in {d}.",
    "Fighting resumed on Tuesday near the dam, and shells fell on the town last night. Aid is due this week.\n\n"
    "The dam was planned in {a} and begun in {b}. Work stopped in {c}. In {e} a new firm took over. The valley was "
    "cleared in April {f}, and the gates were shut in {d}.",
)
NAMES = ("Anton Reber", "Maria Kessler", "Josef Lindqvist", "Tomas Verhoeven", "Ana Duarte", "Piotr Walczak")
RIVERS = ("Morava", "Tisza", "Drina", "Warta", "Volta", "Marne")
MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip


def _years(chance: random.Random, first: int, last: int, count: int = 7) -> list[int]:
    return sorted(chance.sample(range(first, last), count))


def _case(frame: str, marked: str, words: dict[str, object], expected: Value, published: date) -> Case:
    """A frame filled in, the expectation at the word called `marked`."""
    before = frame[: frame.index("{" + marked + "}")].format(**words)
    text = frame.format(**words)
    end = len(before) + len(str(words[marked]))
    return Case(text, published, ((len(before), end, expected),))


def lives(half: str, chance: random.Random) -> Iterator[Case]:
    """Many years and one weekday: the weekday is that of publication."""
    for frame in turned(LIVES, half, chance):
        published, weekday = some_day(chance, 2005), chance.randrange(7)
        years = dict(zip("abcefgh", _years(chance, 1925, 2000), strict=True))
        words = {"name": chance.choice(NAMES), "river": chance.choice(RIVERS), "w": WEEKDAYS[weekday], **years}
        yield _case(frame, "w", words, Value(back_to(weekday, published).isoformat()), published)


def histories(half: str, chance: random.Random) -> Iterator[Case]:
    """A history stays one, whatever its quotations say: a month is of the year told before."""
    frames = turned([(frame, said) for frame in HISTORIES for said in QUOTED], half, chance)
    for frame, said in frames:
        years = dict(zip("abcefgh", _years(chance, 1605, 1930), strict=True))
        month = chance.randrange(4, 12)
        words = {"name": chance.choice(NAMES), "river": chance.choice(RIVERS), "d": MONTHS[month], "T": said, **years}
        yield _case(frame, "d", words, Value(f"{years['f']}-{month + 1:02d}"), some_day(chance, 2005))


def passages(half: str, chance: random.Random) -> Iterator[Case]:
    """A passage of history in a report of news: a month is of the year told before, the news keeps its own days."""
    for frame in turned(PASSAGES, half, chance):
        published = some_day(chance, 2005)
        years = dict(zip("abcef", _years(chance, 1850, 1990, 5), strict=True))
        month = chance.randrange(4, 12)
        words = {"d": MONTHS[month], **years}
        yield _case(frame, "d", words, Value(f"{years['f']}-{month + 1:02d}"), published)


FAR = (
    "The treaty of {Y} was signed {n} years ago.",
    "It is {n} years ago that the ship sank, in {Y}.",
    "{n} years ago, in {Y}, the river froze.",
    "The fire of {Y}, {n} years ago this spring, spared one church.",
)
UNDATED = (
    "The mosque was bombed {d}.",
    "{d}, gunmen attacked the convoy.",
    "The town fell {d}, and the army left.",
    "Protests broke out {d} in the port.",
    "The bridge, built in 1996, was closed {d}.",
    "He was jailed in 1996. Rebels took the town {d}.",
    "The church dates from 1911. It burned down {d}.",
)
RELATIVE = (
    "four years ago",
    "last month",
    "in March",
    "on Tuesday",
    "yesterday",
    "on 12 June",
    "last year",
    "two weeks ago",
)


def far(half: str, chance: random.Random) -> Iterator[Case]:
    """'100 years ago' of something named with its year means that year."""
    for frame in turned(FAR, half, chance):
        published = some_day(chance, 2005)
        count = chance.choice((50, 60, 75, 80, 100, 150, 200))
        year = published.year - count - chance.choice((0, 0, 1))
        text = frame.format(Y=year, n=count)
        at = text.index(f"{count} years ago")
        expected = Value(f"{year}")
        yield Case(text, published, ((at, at + len(f"{count} years ago"), expected),))


def undated(half: str, chance: random.Random) -> Iterator[Case]:
    """In a text of an unknown day, what hangs on that day has no year."""
    for frame in turned(UNDATED, half, chance):
        words = chance.choice(RELATIVE)
        shown = words[0].upper() + words[1:] if frame.startswith("{d}") else words
        text = frame.format(d=shown)
        at = text.index(shown)
        expected = NoDays() if words in ("on Tuesday", "yesterday") else NoYear()
        yield Case(text, None, ((at, at + len(shown), expected),))
