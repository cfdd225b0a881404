"""Made-up reports with what becomes of them: copies as the desks of papers cut and edit a wire report, and articles
that are like them and no copies. All places, persons and outlets are invented."""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

SYLLABLES = [
    "ka", "ra", "mo", "du", "lin", "tes", "bar", "vel", "or", "sha", "nim", "pol", "gar", "eth",
    "zu", "bel", "tor", "an", "isk", "ma", "dro", "fen", "hul", "jar", "wes", "qui", "yal",
]  # fmt: skip
FIRST_NAMES = [
    "Anna", "Bilal", "Carla", "Dmitri", "Elif", "Farid", "Greta", "Hassan", "Ines", "Jonas", "Karim", "Lena", "Marek",
    "Nadia", "Omar", "Petra", "Rashid", "Sofia",
]  # fmt: skip
POSTS = ["mayor", "governor", "interior minister", "police chief", "army spokesman", "head of the rescue service",
         "opposition leader", "district judge", "health minister", "union secretary"]  # fmt: skip
DAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]
EVENTS = {
    "explosion": ("an explosion at a fuel depot", "the blast", "investigators were looking at a faulty pump"),
    "flood": ("a flood that broke through a dam", "the flood", "engineers had warned of cracks in the dam"),
    "fire": ("a fire in a textile factory", "the fire", "the doors of the hall had been locked"),
    "raid": ("a raid on an army post", "the raid", "the attackers had come across the border"),
    "derailment": ("the derailment of a freight train", "the accident", "the track had not been checked for years"),
    "landslide": ("a landslide after days of rain", "the landslide", "the slope had been cleared of its trees"),
    "clash": ("clashes between two militias", "the fighting", "both sides blamed each other for the first shot"),
    "strike": ("a strike of dock workers", "the strike", "talks over pay had broken down the week before"),
}
# Each fact in three wordings, as three writers would put it.
FACTS: tuple[tuple[str, str, str], ...] = (
    ("{n1} people were killed and {n2} injured in {event} near {place} on {day}, the {post1} said.",
     "At least {n1} people have died and {n2} more are in hospital after {event} outside {place}, officials confirmed.",
     "{event_cap} close to {place} left {n1} dead and {n2} wounded, according to the authorities."),
    ("\"{quote1}\", {person1}, the {post1} of {region}, told journalists.",
     "{person1}, {post1} in {region}, put it this way: \"{quote1}\".",
     "The {post1} of {region}, {person1}, said to a crowd of reporters: \"{quote1}\"."),
    ("Rescue teams from {town1} and {town2} reached the site after {n3} hours because the main road was blocked.",
     "It took {n3} hours until help arrived from {town1} and {town2}, since the highway could not be used.",
     "With the main route cut, crews based in {town1} and in {town2} needed {n3} hours to get through."),
    ("Witnesses said that {short} began shortly before {hour} and could be heard as far as {town1}.",
     "People living in {town1} heard it: {short} started at about {hour}, several of them recalled.",
     "According to residents, {hour} had not yet struck when {short} set in; it was noticed even in {town1}."),
    ("The cause was not known at first, but {cause}, a person familiar with the inquiry said.",
     "While no cause has been established, a source close to the inquiry said that {cause}.",
     "{cause_cap}, according to somebody with knowledge of the inquiry, though nothing is settled."),
    ("{org} sent {n4} tents and {n5} blankets to the {area} district, where schools were turned into shelters.",
     "Schools in the {area} district now serve as shelters, supplied by {org} with {n5} blankets and {n4} tents.",
     "For those without a roof in {area}, {org} has dispatched {n4} tents as well as {n5} blankets."),
    ("{person2}, who runs a bakery on the market square of {place}, said that she had lost two windows and no bread.",
     "In her bakery at the market of {place}, {person2} swept up the glass of two windows; the bread was unharmed.",
     "Two broken windows were the whole damage in the bakery that {person2} owns beside {place}'s market."),
    ("The government in {capital} declared {n6} days of mourning and called a meeting of its security council.",
     "Flags will fly at half mast for {n6} days, the cabinet in {capital} decided; its security council is to meet.",
     "{capital} announced mourning for {n6} days, and ministers responsible for security were called together."),
    ("Power was cut in {n7} villages along the {river} river, and the hospital in {town2} worked on generators.",
     "The hospital of {town2} had to rely on generators as {n7} villages on the {river} lost electricity.",
     "No electricity reached {n7} settlements by the {river}; doctors in {town2} switched to generators."),
    ("\"{quote2}\", said {person3}, a farmer who had walked to {town1} with his two children.",
     "{person3}, a farmer, arrived in {town1} on foot with two children. \"{quote2}\", he said.",
     "Among those who made it to {town1} was the farmer {person3} with two children: \"{quote2}\"."),
    ("It was the worst incident of its kind in {region} since {year}, when {n8} people lost their lives near {town2}.",
     "Not since {year}, when {n8} were killed close to {town2}, has {region} seen anything like it.",
     "In {year}, a similar disaster near {town2} cost {n8} lives; {region} had been spared until now."),
    ("{region} borders on two neighbours and lives from cotton, transit and the money that its workers send home.",
     "Cotton, transit trade and remittances keep {region}, which lies between two neighbours, alive.",
     "A borderland twice over, {region} depends on what its migrants send, on lorries and on cotton."),
    ("The opposition asked for the resignation of the {post2}, {person4}, who has held the office for {n6} years.",
     "{person4}, {post2} for {n6} years, should step down, opposition politicians demanded.",
     "Calls grew for {person4} to go: the opposition holds the {post2} responsible after {n6} years in office."),
    ("Flights to {capital} were delayed, and the border crossing at {town2} stayed closed until {day2}.",
     "Travellers had to wait: the crossing in {town2} will not open before {day2}, and planes to {capital} were late.",
     "Until {day2} nobody may cross at {town2}; there were also delays in air traffic with {capital}."),
    ("{org2} asked both the government and its opponents to let observers into {area} without conditions.",
     "Observers must be admitted to {area} unconditionally, {org2} told the government and those who oppose it.",
     "An appeal to government and opponents alike came from {org2}: observers should see {area} at once."),
    ("A spokeswoman for {org} said that {n5} families had registered by {day2} and that more were on the road.",
     "By {day2}, {n5} families had put down their names with {org}, whose spokeswoman expects others to follow.",
     "More families are on their way, said the spokeswoman of {org}, which had counted {n5} by {day2}."),
)  # fmt: skip
QUOTES = (
    "We heard a sound like a wall falling and then nothing at all for a minute",
    "Nobody here believes that this was the last time we have to run",
    "The water came to the second step and we carried my mother up the hill",
    "I have asked for new equipment four times and have kept each of the letters",
    "What we need now is bread, diesel and a road that holds for a week",
    "They counted us at the bridge, and at the school they counted us again",
    "My brother drove back for the goats and we have not heard from him",
    "There will be an inquiry, and it will not be one that ends in a drawer",
    "You could see the light on the clouds from our roof long before the sirens",
    "We buried the seed in the spring and now we are digging for our spoons",
)
TEMPLATE = (
    "A magnitude {n3}.{n6} earthquake struck {n7} km {side} of {place} in {region} at {hour} local time on {day}, the "
    "seismological institute said. The epicentre was at a depth of {n2} km, and the tremor was felt in {town1} and "
    "{town2}.\n\nThere were no immediate reports of damage or casualties. The authorities in {capital} said that teams "
    "had been sent to check bridges and dams along the {river} river.\n\nThe region lies on an active fault and is hit "
    "by earthquakes often. In {year} a quake near {town2} killed {n8} people and destroyed {n5} houses."
)
SITUATION = (
    "Over the past day {n2} clashes took place along the line of contact, the general staff said in its evening "
    "report on {day}. The enemy carried out {n3} missile strikes and {n7} air strikes and fired more than {n5} times "
    "at positions and settlements.\n\nIn the {place} sector the enemy attacked {n6} times near {town1} and {town2} "
    "without success. In the {region} sector {n1} attacks were repelled in the area of {area}.\n\nThe air force struck "
    "{n4} areas where personnel and equipment were gathered, and units of missile forces hit {n8} targets. Losses of "
    "the enemy are being established."
)  # fmt: skip
LOCAL = (
    "Readers of this paper who have relatives in the area can leave their names at our office until noon.",
    "A collection for those who lost their homes will be held in the town hall this weekend, the council said.",
    "Exports from our region to the country amounted to less than one per cent of the total last year.",
)
SPELLINGS = {
    "neighbours": "neighbors", "centre": "center", "epicentre": "epicenter", "metres": "meters", "tonnes": "tons",
    "harbour": "harbor", "honour": "honor", "defence": "defense", "organisation": "organization", "lorries": "trucks",
    "journalists": "reporters", "injured": "hurt", "authorities": "officials", "wounded": "injured", "said": "says",
}  # fmt: skip
SMALL = {"two": "2", "three": "3", "four": "4", "five": "5", "six": "6"}


@dataclass(frozen=True, slots=True)
class MadeText:
    """A text, and the report it is a copy of: texts of one `group` are copies of each other."""

    text: str
    group: str
    kind: str


def _name(lot: random.Random) -> str:
    return "".join(lot.choices(SYLLABLES, k=lot.choice((2, 3)))).capitalize()


def _facts(lot: random.Random) -> dict[str, str]:
    event, short, cause = EVENTS[lot.choice(sorted(EVENTS))]
    quotes = lot.sample(QUOTES, 2)
    slots = {
        f"n{at}": str(lot.choice((lot.randint(2, 9), lot.randint(11, 99), lot.randint(110, 2900))))
        for at in range(1, 9)
    }
    slots |= {key: _name(lot) for key in ("place", "region", "town1", "town2", "area", "capital", "river")}
    slots |= {f"person{at}": f"{lot.choice(FIRST_NAMES)} {_name(lot)}" for at in range(1, 5)}
    slots |= {f"post{at}": post for at, post in enumerate(lot.sample(POSTS, 2), start=1)}
    slots |= {"org": f"the {_name(lot)} Relief Fund", "org2": f"the {_name(lot)} Observers' Group", "quote1": quotes[0]}
    slots |= {
        "quote2": quotes[1],
        "day": lot.choice(DAYS),
        "day2": lot.choice(DAYS),
        "hour": f"{lot.randint(1, 12)}:{lot.randint(10, 59)}",
    }
    slots |= {"year": str(lot.randint(1950, 2015)), "side": lot.choice(("north", "south", "east", "west"))}
    return slots | {
        "event": event,
        "event_cap": event.capitalize(),
        "short": short,
        "cause": cause,
        "cause_cap": cause.capitalize(),
    }


def _paragraphs(lot: random.Random, slots: dict[str, str], writer: int | None = None) -> list[str]:
    """A report: its lead, then most of the other facts, most important first; `writer` always words them alike."""
    others = list(range(1, len(FACTS)))
    chosen = [0, *sorted(lot.sample(others, lot.randint(8, len(others))))]
    middle = chosen[1:]
    lot.shuffle(middle)
    order = [0, *middle]
    return [FACTS[at][lot.randrange(3) if writer is None else (at + writer) % 3].format(**slots) for at in order]


def _headline(lot: random.Random, slots: dict[str, str]) -> str:
    wordings = (
        "{n1} killed in {region} as {short} hits {place}", "{capital} mourns victims of {place}",
        "{short_cap} near {place}: what is known", "Death toll rises after {short} in {region}",
    )  # fmt: skip
    return lot.choice(wordings).format(**slots, short_cap=slots["short"].capitalize())


def _as_text(headline: str, paragraphs: Sequence[str]) -> str:
    return "\n\n".join([headline, *paragraphs])


# What desks do. Each takes paragraphs and gives paragraphs.
def _cut_end(lot: random.Random, paragraphs: list[str]) -> list[str]:
    least = min(len(paragraphs), max(4, round(0.4 * len(paragraphs))))
    return paragraphs[: lot.randint(least, len(paragraphs))]


def _cut_middle(lot: random.Random, paragraphs: list[str]) -> list[str]:
    gone = (
        set(lot.sample(range(1, len(paragraphs)), min(len(paragraphs) - 4, lot.randint(1, 3))))
        if len(paragraphs) > 5
        else set()
    )
    return [one for at, one in enumerate(paragraphs) if at not in gone]


def _respell(lot: random.Random, paragraphs: list[str]) -> list[str]:
    changed = [re.sub(r"[a-z]+", lambda word: SPELLINGS.get(word[0], word[0]), one) for one in paragraphs]
    return [one.replace('"', "\N{RIGHT DOUBLE QUOTATION MARK}").replace(" - ", " \N{EN DASH} ") for one in changed]


def _numbers(lot: random.Random, paragraphs: list[str]) -> list[str]:
    return [re.sub(r"[a-z]+", lambda word: SMALL.get(word[0], word[0]), one) for one in paragraphs]


def _respell_names(lot: random.Random, paragraphs: list[str]) -> list[str]:
    names = sorted({word for one in paragraphs for word in re.findall(r"(?<=[a-z] )[A-Z][a-z]{4,}", one)})
    if not names:
        return paragraphs
    name = lot.choice(names)
    return [one.replace(name, name.replace("sh", "ch").replace("k", "q") + "h") for one in paragraphs]


def _merge(lot: random.Random, paragraphs: list[str]) -> list[str]:
    return [" ".join(paragraphs[at : at + 2]) for at in range(0, len(paragraphs), 2)]


def _add_local(lot: random.Random, paragraphs: list[str]) -> list[str]:
    return [*paragraphs, *lot.sample(LOCAL, lot.randint(1, 2))]


def _byline(lot: random.Random, paragraphs: list[str]) -> list[str]:
    line = lot.choice(("By {0}, agencies", "{0} | {1} correspondent", "From our correspondent in {1}"))
    return [line.format(f"{lot.choice(FIRST_NAMES)} {_name(lot)}", _name(lot)), *paragraphs]


def _dateline(lot: random.Random, paragraphs: list[str]) -> list[str]:
    return [f"{_name(lot).upper()} (Wire) - {paragraphs[0]}", *paragraphs[1:]]


def _drop_words(lot: random.Random, paragraphs: list[str]) -> list[str]:
    small = re.compile(r"\b(?:that|also|now|close to|according to the|at once|several|still)\s")
    return [small.sub("", one, count=1) if lot.random() < 0.5 else one for one in paragraphs]


DESK: tuple[Callable[[random.Random, list[str]], list[str]], ...] = (
    _cut_end, _cut_middle, _respell, _numbers, _respell_names, _merge, _add_local, _byline, _dateline, _drop_words,
)  # fmt: skip


def _copy(lot: random.Random, slots: dict[str, str], paragraphs: list[str]) -> str:
    for edit in lot.sample(DESK, lot.randint(2, 6)):
        paragraphs = edit(lot, paragraphs)
    return _as_text(_headline(lot, slots), paragraphs)


def made_texts(events: int, *, seed: int) -> list[MadeText]:
    """Texts of invented events, in an order that tells nothing.

    Of each event: a wire report, two to five copies of it, the same event by another writer, the next day's report
    with the same background, a live page in three states; and of some a report by a template.

    Parameters
    ----------
    events : how many.
    seed : the same for the same texts.
    """
    lot = random.Random(seed)
    made: list[MadeText] = []
    for number in range(events):
        slots = _facts(lot)
        wire = _paragraphs(lot, slots, writer=number)
        group = f"event {number}"
        made.append(MadeText(_as_text(_headline(lot, slots), wire), group, "wire"))
        made += [MadeText(_copy(lot, slots, wire), group, "copy") for _ in range(lot.randint(2, 5))]
        other = _paragraphs(lot, slots, writer=number + 1)
        made.append(MadeText(_as_text(_headline(lot, slots), other), f"{group}, another writer", "another writer"))
        later = _paragraphs(lot, slots | {"day": lot.choice(DAYS), "n1": str(lot.randint(3, 90))}, writer=number + 2)[
            :6
        ]
        background = wire[-3:]
        made.append(MadeText(_as_text(_headline(lot, slots), [*later, *background]), f"{group}, next day", "next day"))
        posts = _paragraphs(lot, _facts(lot))
        for state, share in enumerate((0.4, 0.7, 1.0)):
            shown = posts[-round(share * len(posts)) :]
            made.append(MadeText(_as_text(f"Live: {slots['place']}", shown), f"{group}, live {state}", "live page"))
        for name, template in (("quake", TEMPLATE), ("situation", SITUATION)):
            text = _as_text(f"{name.capitalize()} report", [template.format(**_facts(lot))])
            made.append(MadeText(text, f"{group}, {name}", "template"))
    lot.shuffle(made)
    return made
