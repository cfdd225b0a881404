"""Frames of news English that made_texts.py fills with names; titles, given names and kinds of ships in them."""

BESIDE = (
    "The fire destroyed a mill in {town}, {country}.", "She grew up in {town} in {country}.",
    "Four men from {town}, {country}, were charged.", "{country}'s {town} has a new mayor.",
    "Hundreds left the {adjective} town of {town}.", "A plant in {town} ({country}) will close.",
    "They own a house in {town}, in southern {country}.", "{town}, {country} (Reuters) - A bridge collapsed on Monday.",
)  # fmt: skip
ELSEWHERE = (
    "A mine collapsed near {town}, and {country}'s prime minister flew to the site.",
    "{country} declared three days of mourning after the crash in {town}.",
    "Voters in {town} went to the polls, as did millions in {country}.",
    "The {adjective} army has moved into {town}.", "{adjective} soldiers searched houses in {town} for weapons.",
    "A factory in {town} exploded. It was the worst accident in {country} for years.",
    "The rail link to {town} was cut, {adjective} television said.",
    "In {country}, the death toll rose after a bus crash near {town}.",
    "The {adjective} president promised help to farmers around {town}.",
)  # fmt: skip
FAMOUS = (
    "He moved from {famous} to {town} last year.", "Trains between {famous} and {town} were late.",
    "Firms in {town} and {famous} have signed up.", "The tour began in {famous} and ended in {town}.",
    "{adjective} tourists were among the injured in {famous}.", "The {adjective} ambassador left {famous} on Sunday.",
    "Officials in {famous} had asked {country} for help.", "A delegation from {country} is in {famous} for talks.",
)  # fmt: skip
SHARING = (
    "Crops failed in {a} and in {b}.", "The quake was felt in {b} but not in {a}.", "She left {a} for {b} in 2010.",
    "Unrest in {b} has spread to {a}.", "{a} has more people than {b}.", "Roads in {b} are worse than in {a}.",
)  # fmt: skip
SUBJECTS = (
    "He said that {town} was under fire.", "On Sunday {town} was bombed for the first time.", "{town} lies in ruins.",
    "{town} has had no power since May.", "In the end {town} surrendered.", "{town} was shelled twice, residents said.",
    "The spokesman said {town} could fall within days.", "As of Friday, {town} has been evacuated.",
    "Two days later {town} came under attack.", "A witness said {town} was quiet.",
    "Once a busy port, {town} is empty.",
    "The army claimed that {town} had been taken.", "If {town} falls, the road is open.", "By then {town} was on fire.",
    "{town} is cut off by snow.", "Since March {town} has seen daily protests.", "They said {town} had been mined.",
    "Yesterday {town} was struck by a flood.", "The minister called {town} a disaster zone.",
    "{town} was quiet on Monday.",
    "She said {town} had changed.", "While {town} slept, the river rose.", "{town} and {other} were hit by the storm.",
    "The troops left {town} at night.", "Rebels attacked {town} at dawn.", "Gunmen seized {town} in May.",
    "Planes bombed {town} again.", "The mayor of {town} fled.", "The fall of {town} came as a shock.",
    "Everyone in the camp came from {town}.", "The cyclone missed {town} but struck {other}.", "We all love {town}.",
    "Aid for {town} is on its way.", "{town} needs water, food and tents.", "{town} fears another flood.",
    "A bus to {town} overturned; nobody from {other} was on board.",
)  # fmt: skip
PERSONS = (
    "{title} {name} was shot on Tuesday.", "The speech was given by {title} {name}.",
    "\"We had no choice,\" {title} {name} said.",
    "{title} {name} denied the charge.", "They met {title} {name} at the hotel.",
    "A lawyer for {title} {name} appealed.",
    "According to {title} {name}, nobody was hurt.", "{title} {name}, who led the inquiry, retired in May.",
    "{given} {name} was elected on Sunday.", "The jury found {given} {name} guilty.", "\"No,\" said {given} {name}.",
    "The medal went to {given} {name} of {town}.", "{title} {name} flew to {town} on Monday.",
)  # fmt: skip
TITLES = (
    "Colonel", "General", "Captain", "Major", "Lieutenant", "Sergeant", "Admiral", "Commander", "Private", "Marshal",
    "Judge", "Senator", "Dr.", "Mr.", "Mrs.", "Ms.", "Professor", "Inspector", "Detective", "Deputy", "Sheriff",
    "Justice", "Governor", "Gen.", "Col.", "Capt.", "Lt.", "Maj.", "Rep.", "Sen.", "Prof.", "Rev.", "Sir", "Lady",
    "Councilman", "Ambassador", "President", "Minister", "Chancellor", "Bishop", "Father", "Dr", "Mr", "Mrs",
)  # fmt: skip
GIVEN = (
    "Anna", "John", "Mary", "Ahmed", "Fatima", "Wei", "Carlos", "Elena", "David", "Sarah", "Ivan", "Aisha", "Peter",
    "Laura",
    "Mohamed", "Thomas", "Grace", "Daniel", "Sofia", "Michael",
)  # fmt: skip
SHIPS = (
    "The {ship} {name} ran aground.", "A missile struck the {ship} {name}.", "The {ship} {name} returned to port.",
    "The crew left the {ship} {name} in lifeboats.", "The {ship} {name} had sailed from {town}.",
    "Divers found the wreck of the {ship} {name} off {town}.", "{prefix} {name} was sunk in 1942.",
    "The guns of {prefix} {name} fell silent.", "{prefix} {name} will be sold.",
    "He commanded {prefix} {name} until 2003.",
)  # fmt: skip
SHIP_KINDS = (
    "frigate", "landing ship", "cruiser", "destroyer", "submarine", "corvette", "carrier", "gunboat", "tanker", "ferry",
    "minehunter", "battleship", "freighter", "trawler", "cargo ship", "warship", "tugboat", "icebreaker", "yacht",
    "hospital ship", "cruise ship", "bulk carrier", "schooner", "flagship", "vessel",
)  # fmt: skip
PREFIXES = ("HMS", "USS", "HMAS", "HMCS", "INS", "RMS", "SS", "MV", "HMNZS", "USNS", "RFA", "ARA", "KRI")
