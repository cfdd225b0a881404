"""Names that no place bears in the text: heavenly bodies, rockets, firms, families, teams in reports, papers.

Written before any rule for them, on sports and regions of the whole world. In the reports a venue, a dateline or a home
town stands beside the teams and must stay a place.
"""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence

from behaviour.cases import Case, Expectation, Nowhere, Plays, Slot, filled, shuffled
from behaviour.names import Names

# A text and, after '|', the names in it that are no places, and after '+' those that must be drawn.
NO_PLACE = (
    "Engineers tested the heat shield for eight hours. The lander will reach Phobos and then Mars in the spring.|Mars",
    "The comet passed Jupiter last year. Astronomers in Chile took pictures of it.|Jupiter+Chile",
    "A flyby of Venus slowed the craft down. Its next stop is Mercury, where it will stay for a year.|Venus|Mercury",
    "The Ariane lifted off from French Guiana. Two hours later Orion opened its solar panels.|Orion+French Guiana",
    "Crew members boarded Columbus, the laboratory module, before the spacewalk began.|Columbus",
    "The astronauts said that Aurora had been the better booster, and Hermes the cheaper capsule.|Aurora|Hermes",
    "The budget was cut in both houses. Congress will vote on it again, said two members of Congress.|Congress",
    "Critics told the panel that Parliament had not been asked. Sejm deputies left the chamber.|Parliament|Sejm",
    "The app runs on Fuchsia, and on older phones with Oreo. Chrome crashed twice.|Fuchsia|Chrome",
    "Subscribers can watch it on Peacock, Crave or Stan from Friday.|Peacock|Crave|Stan",
    "The album came out on Parlophone. Streams on Tidal and on Deezer doubled.|Tidal",
    "The new laptop has a Tiger Lake processor, and its rival one called Rembrandt.|Tiger Lake|Rembrandt",
    "Gamers can visit Vice City again, and the castle of Winterhold, in the remake.|Winterhold",
    "In the third film the heroes flee Asgard and meet on Naboo, the studio said.|Naboo",
    "The battery maker Northvolt sued. Lilium, Volta and Arrival have run out of money.|Volta|Arrival",
    "The drug firm said that Novo and Lonza had agreed; Roche did not bid.|Roche",
    "She wears Chanel, he drinks Evian, and their dog is called Texel.|Evian|Texel",
    "The charity Mercy Corps and the aid group Concern said so. Oxfam agreed.|Concern|Mercy",
    "The software firm named its model Falcon. Falcon beat Llama in every test.|Falcon",
    "A tropical storm called Laura formed on Monday; Marco weakened.|Laura|Marco",
    "The hurricane, Florence, was a category two storm. Florence lost force at night.|Florence",
    "Operation Barkhane ended. The mission, Serval, began in Mali in 2013.|Serval|Barkhane+Mali",
    "The children read Matilda and The Twits. Matilda was made into a musical.|Matilda",
    "The police dog, Dallas, found the boy. Dallas was given a bone.|Dallas",
    "Their daughter Brooklyn was born on Monday in Lima.|Brooklyn+Lima",
    "The gene is called Hedgehog; a drug named Sonic blocks it. Trials of Sonic began in May.|Sonic",
    "The treaty of Lisbon changed that. Under Lisbon the council votes by majority.|Lisbon",
    "The Geneva Conventions forbid it, and so does the Hague Regulation.|Geneva",
    "The bond fund Pimco bought. Vanguard and Fidelity sold, and Carlyle made an offer.|Vanguard|Fidelity|Carlyle",
    "The horse, Nashwan, won by a length. Galileo and Montjeu came home later.|Galileo",
)  # fmt: skip
HALVES = (
    "The Wi-Fi in the hall was down, and so was the Hi-Fi.|Wi|Hi",
    "She took the Ml-Tek drops twice a day.|Ml",
    "The Ka-Band antenna was bent.|Ka",
    "They played Sa-Ra on the radio.|Sa",
    "A Co-Op shop burned down in the night.|Co",
    "The Me-Too movement reached the school.|Me",
    "A Tri-Rail train and a Mo-Ped collided.|Mo",
    "The Or-Bit toy was recalled on Friday.|Or",
    "The Al-Farooq school has a De-Icing lorry.|De",
    "The In-App shop was closed, and the Ok-Button hung.|In|Ok",
)  # fmt: skip
# {name} a town's name that a family bears here; {given} a given name.
FAMILIES = (
    "{given} {name} lost the vote. {name} said that she would not stand again.",
    "The trial of {given} {name} began on Monday. Prosecutors say that {name} took bribes.",
    "\"I saw nothing,\" {name} said. He had been at home all night.",
    "{name} added that she would appeal, and her lawyer said so too. She is 41.",
    "{name}, who turned 70 in May, wrote the song with his brother.",
    "Researchers {given} Meyer and {given} {name} found it first. {name} has left the institute since.",
    "In {name}'s case, the judge said, the police had not told him of his rights.",
    "The paper by Schmidt and {name} was withdrawn. {name} told the journal that he had made a mistake.",
    "Dr. {given} {name} runs the ward. Nurses say that {name} works at night, too.",
    "The firm of Novak, {name} and Silva sued the state.",
    "{name} was born in 1950. He taught mathematics and died of a stroke.",
    "\"They were kind,\" recalled {name}, 62, a retired baker.",
    "{name} himself was not hurt, his wife said.",
    "Detectives asked {name} where he had been; {name} answered that he could not remember.",
    "The film stars {given} {name} as a spy. {name} plays her with wit.",
    "{given} {name} and {given} Kowalski married in June. {name} is a nurse.",
)  # fmt: skip
# {a}, {b}, {c} are teams; {v} is a place.
MATCHES = (
    "{a} reached the semifinals with a late goal. The team's coach praised the defence. {b} had the better chances, "
    "but {a} held on. The next match is in {v} on Sunday.",
    "Results of the third round:\n{a} 2, {b} 1\n{c} 0, {v_team} 0\n",
    "High school basketball. {a} 61, {b} 48. {c} d. {v_team} 70-66.",
    "The striker has signed for {a}. He played for {b} on loan last season and scored nine goals for {c}.",
    "{a} stay top of the table after a draw with {b}. {c} are second, two points behind, with a game in hand.",
    "{a} host {b} on Saturday, while {c} travel to {v_team}. Kick-off is at eight. The league said that fans may come.",
    "The midfielder, who came from {v}, left {a} in the summer. {b} had offered two million, the club said.",
    "{v}, June 3 - {a} qualified for the cup on Tuesday. The hosts lost to {b} in the playoff after extra time.",
    "The wickets fell fast. {a} were all out for 143, and {b} won by nine wickets. The second Test begins in {v}.",
    "{a} edged {b} in overtime, and the goaltender made thirty saves. {c} lost for the fourth game in a row.",
    "Coach Lindgren has taken {a} to two finals. His side meets {b} in the quarterfinals; {c} await the winner.",
    "The fixtures: {a} v {b}, {c} v {v_team}. All matches kick off at 3pm.",
    "{a}'s captain was sent off in the first half. {b} scored twice from penalties, and the referee was booed.",
    "The transfer window closed. {a} bought two defenders, {b} sold a winger and {c} kept their goalkeeper.",
    "{a} swept the doubleheader. {b} left nine runners on base, and their pitcher gave up four home runs.",
    "At the tournament in {v}, {a} beat {b} in straight sets of volleyball, 25-20, 25-18, 25-22. {c} finished third.",
    "Standings after ten games: {a} 24 points, {b} 21, {c} 17. The top two go up.",
    "{a} thumped {b} away to go top. The stadium in {v} was sold out, and fans sang until the final whistle.",
    "The quarterback threw for three touchdowns as {a} routed {b}. {c} plays at {v_team} next week.",
    "He was manager of {a} before he took over at {b}. With {c} he won the league title in 2009.",
)  # fmt: skip
# The same words of sport in passing: the places stay places.
NO_MATCH = (
    "Police in {a} said that two men had been shot after a football match. Officers from {b} were called.",
    "The government will build a stadium near {a}. It will cost less than the one in {b}, the minister said.",
    "A bus with fans on board overturned between {a} and {b}. Nobody was hurt, and the game went on.",
    "The former goalkeeper was elected mayor of {a}. He had run a hotel in {b} since he left the sport.",
    "Snow closed the schools in {a} and {b}. The basketball finals were put off for a week.",
    "He died in {a}. As a boy he had scored goals for the school; later he sold cars in {b}.",
    "Residents of {a} fled to {b} when the dam broke. Many slept on the floor of a sports hall.",
    "Rain is expected in {a}, wind in {b}. The match on Sunday may be called off.",
)  # fmt: skip
# {name} is a town in the name of a paper, a firm, a court or a school.
NAMED_AFTER = (
    "The accident was first reported by the {name} Courier.",
    "According to {name} Today, the mayor will resign.",
    "She wrote for the {name} Star and the {other} Herald before she went to law school.",
    "Photo: {name} Gazette. The picture was taken in May.",
    "{name} Airlines cancelled forty flights. {name} said that it would pay for hotels.",
    "{name} Airways ordered ten jets. Shares in {name} fell by two per cent.",
    "He works for {name} Power & Light, which supplies three states.",
    "The {name} Symphony plays Brahms on Friday.",
    "{name} Savings Bank lent them the money.",
    "Editors of the {name} Times, the {other} Echo and the Evening Post signed the letter.",
    "She studied law at {name} State and medicine at {other} Tech.",
    "The {name} Stock Exchange closed early.",
    "{name} Cement and {other} Steel will merge, the two firms said.",
    "{name} University's press published the book. The {other} College choir sang.",
)  # fmt: skip


def nothing(names: Names, half: str, chance: random.Random) -> Iterator[Case]:
    """Planets, rockets, products, fiction, storms, institutions."""
    yield from written(NO_PLACE, half, chance)


def halves(names: Names, half: str, chance: random.Random) -> Iterator[Case]:
    """Halves of hyphenated words that are codes of states or countries."""
    yield from written(HALVES, half, chance)


def families(names: Names, half: str, chance: random.Random) -> Iterator[Case]:
    """Surnames that towns bear as well, without a title."""
    for frame in shuffled(FAMILIES, half, chance):
        name = chance.choice(names.towns_of_one_word).name
        given = chance.choice(("Amina", "Pedro", "Ingrid", "Kenji", "Mary", "Tomasz", "Leila", "Kwame", "James"))
        yield filled(frame, {"name": Slot(name, Nowhere()), "given": Slot(given)})


def matches(names: Names, half: str, chance: random.Random) -> Iterator[Case]:
    """Short reports of matches: teams are no places, venues and datelines are."""
    for frame in shuffled(MATCHES, half, chance):
        yield filled(frame, _teams(names, chance))


def countries_at_play(names: Names, half: str, chance: random.Random) -> Iterator[Case]:
    """The same reports with national teams."""
    countries = [c.name for c in names.countries.values() if not c.name.startswith("the ")]
    for frame in shuffled(MATCHES, half, chance):
        slots = dict(zip(("a", "b", "c", "v_team"), chance.sample(countries, 4), strict=True))
        yield filled(
            frame,
            {key: Slot(name, Nowhere()) for key, name in slots.items()} | {"v": chance.choice(names.towns).slot()},
        )


def no_matches(names: Names, half: str, chance: random.Random) -> Iterator[Case]:
    """Other news with a word of sport in it: the places stay."""
    for frame in shuffled(NO_MATCH, half, chance):
        one, two = chance.sample(names.towns, 2)
        yield filled(frame, {"a": one.slot(), "b": two.slot()})


def named_after(names: Names, half: str, chance: random.Random) -> Iterator[Case]:
    """Papers, companies and schools with a town's name."""
    for frame in shuffled(NAMED_AFTER, half, chance):
        one, two = chance.sample(names.towns, 2)
        yield filled(frame, {"name": Slot(one.name, Nowhere()), "other": Slot(two.name, Nowhere())})


def _teams(names: Names, chance: random.Random) -> dict[str, Slot]:
    towns = chance.sample(names.towns, 5)
    slots = {key: Slot(town.name, Nowhere()) for key, town in zip(("a", "b", "c", "v_team"), towns, strict=False)}
    return slots | {"v": towns[4].slot()}


def written(sentences: Sequence[str], half: str, chance: random.Random) -> Iterator[Case]:
    """Sentences written out with the names that are none after '|', and places after '+'."""
    for sentence in shuffled(sentences, half, chance):
        written, _, places = sentence.partition("+")
        text, *no_places = written.split("|")
        opened = chance.choice(("", "On Monday it rained. ", "The talks went on. ", "Nobody was hurt. "))
        expected: list[tuple[int, int, Expectation]] = []
        for name in no_places:
            start = text.index(name) + len(opened)
            expected.append((start, start + len(name), Nowhere()))
        for name in filter(None, places.split("+")):
            start = text.index(name) + len(opened)
            expected.append((start, start + len(name), Plays("location")))
        yield Case(opened + text, tuple(expected), frame=sentence)
