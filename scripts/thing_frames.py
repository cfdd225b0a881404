"""Parts of sentences from which made_things.py makes texts about what bears a town's name, and about towns.

`{name}` is a name that means no place here, `{town}` and `{other_town}` are places. `{it}` is a noun of the class of
thing that is spoken of (data/things.txt). The sentences are others than those of tests/behaviour.
"""

from __future__ import annotations

# How a thing is named at the beginning of a sentence: '{name}' right before the noun, after it, and alone.
NAMED_THINGS = (
    "the {name} {it}", "a {name} {it}", "her {name} {it}", "my {name} {it}", "his old {name} {it}", "our {name} {it}s",
    "the new {name} {it}", "this {name} {it}", "every {name} {it}", "the {name} {it}s", "two {name} {it}s",
    "the {it}, a {name},", "the {it}, called {name},", "the {it} named {name}", "the {it} {name}", "{name}, a {it},",
    "{name}, the {it},", "{name}, a {it} from {town},", "the maker's {name} {it}", "the {name} brand",
    "the {name} model",
)  # fmt: skip
LONE_THINGS = ("the {name}", "her {name}", "his {name}", "a {name}", "the old {name}", "my first {name}", "{name}")
# What a thing is or does, by its class.
OF_THINGS = {
    "clothing": ("fits well", "shrank in the wash", "was torn at the sleeve", "comes in four colours",
                 "hung over a chair", "is made of wool", "kept him dry", "has two pockets", "cost her a month's pay"),
    "container": ("has a broken zip", "holds thirty litres", "is on sale", "was left on a bench",
                  "weighs next to nothing",
                  "comes with a lid", "was found under the seat"),
    "device": ("is out of stock", "needs a new battery", "won a design prize", "hums at night", "folds away",
               "stood in the corner", "comes with a manual", "was cheaper last year", "broke after a week",
               "beats its rivals in our test", "has a larger screen"),
    "food": ("was too salty", "goes well with beer", "melts on the tongue", "was served cold", "tastes of smoke",
             "is eaten with a spoon", "was the best dish of the night", "keeps for a week", "sold out before noon"),
    "vehicle": ("would not start", "was parked outside", "has a dent in the door", "seats five", "broke down twice",
                "was sold for scrap", "needs new tyres", "will be launched in May", "ran aground", "was refitted"),
    "animal": ("won first prize", "bit the postman", "was lost for a week", "needs a lot of exercise",
               "gave birth to four",
               "came in last", "sleeps by the stove", "retired from the force", "was put down"),
    "plant": ("blooms in June", "needs shade", "was planted by the wall", "grew a foot a year", "died in the frost"),
    "work": ("closes on Saturday", "was a flop", "runs for two hours", "made her famous", "has no happy end",
             "was filmed twice", "returns for a third season", "is her best"),
    "drug": ("was taken off the market", "is taken with water", "eases the pain", "made her sleepy", "costs a fortune"),
    "weapon": ("jammed", "was found in a ditch", "fires nine rounds", "is kept in a safe"),
    "agreement": ("expired in May", "was signed by ten states", "is a dead letter", "was never ratified",
                  "obliges members to report", "covers refugees", "was renewed", "forbids such weapons"),
    "doctrine": ("has had its day", "is taught to students", "was refuted", "guides the bank", "says little on this"),
    "illness": ("is rare", "spreads by touch", "has no cure", "kills one in ten", "was named by a doctor"),
    "substance": ("dries in an hour", "was laid on thickly", "is mined no more", "fades in the sun"),
    "group": ("filed for bankruptcy", "was bought by a rival", "cut its prices", "hired a new chief",
              "recalled the product",
              "toured for a year", "split up", "posted a loss", "has nine members", "denied the report"),
}  # fmt: skip
# Nouns of each class, beside those of the tables.
NOUNS = {
    "clothing": "jacket coat dress shirt boot hat scarf sweater glove shoe skirt fleece shawl",
    "container": "suitcase rucksack bag basket mug teapot vase wallet trunk",
    "device": "kettle sofa lamp chair table bookcase clock phone camera drill stroller mattress oven guitar desk",
    "food": "cheese cake soup stew sausage bread salad wine ham pie roast bun sauce",
    "vehicle": "car van truck frigate ferry tanker bicycle scooter yacht motorbike rocket tractor cutter",
    "animal": "dog cat horse mare sheep terrier pony goat spaniel ram cow parrot stallion puppy",
    "plant": "rose lily apple cherry tulip pine oak fern",
    "work": "film novel opera musical album play series song symphony thriller",
    "drug": "pill cigar painkiller tablet",
    "weapon": "rifle pistol sword knife gun",
    "agreement": "convention treaty accord pact protocol agreement charter",
    "doctrine": "model school theory principle system rule",
    "illness": "fever syndrome disease virus rash",
    "substance": "cement marble steel glass paint salt",
    "group": "company firm band chain brewery bank start-up retailer insurer orchestra choir",
}  # fmt: skip
# Deeds whose object is a thing of a class; '{det}' an article or 'her'.
DEEDS = {
    "clothing": ("put on", "wore", "ironed", "tore", "took off", "tried on"),
    "food": ("ate", "ordered", "fried", "sliced", "tasted", "was served", "drank", "sipped", "baked"),
    "vehicle": ("drove", "parked", "rented", "sold", "bought", "crashed", "restored", "boarded"),
    "device": ("bought", "tested", "unplugged", "mended", "returned", "reviewed"),
    "animal": ("walked", "bred", "fed", "adopted", "sold"),
    "work": ("saw", "watched", "read", "directed", "sang in"),
    "drug": ("smoked", "took", "swallowed", "lit"),
    "weapon": ("fired", "carried", "loaded"),
}  # fmt: skip
SUBJECTS = ("he", "she", "they", "we", "the minister", "his sister", "the guests", "a friend", "the waiter", "I")
OBJECTS = ("a {name}", "the {name}", "his {name}", "her {name}", "a {name} {it}", "the {name} {it}", "some {name}",
           "another {name}", "two {name} {it}s", "a second-hand {name}")  # fmt: skip
TAILS = ("", " to the wedding", " after work", " and a {it}", " on Sunday", " for years", " with her friends",
         " at the bar", " in the kitchen", " and left", " in {town}", " before the meeting")  # fmt: skip
MEASURES = ("a glass of {name}", "a plate of {name}", "two bottles of {name}", "a slice of {name}", "a pair of {name}s",
            "a crate of {name}", "a cup of {name}", "a tin of {name}", "a set of {name} {it}s")  # fmt: skip
# The same deeds and nouns beside towns.
OF_TOWNS = ("was shelled", "lost power", "was flooded", "is under curfew", "voted on Sunday", "has no water",
            "was cut off", "lies on the coast", "was evacuated", "is quiet again", "has two schools", "woke to snow",
            "fell in a day", "was retaken", "buried its dead", "has grown fast", "elected a new mayor",
            "was hit by a storm", "remains closed to visitors", "saw protests", "has banned plastic bags",
            "was tense", "is famous for its {it}s", "has been without trains since May", "burned for three days",
            "expects frost", "is full of refugees", "hosted the talks", "was rebuilt after the war")  # fmt: skip
TOWNS = ("{town}", "{town}", "{town}", "the town of {town}", "{town}, a town of farmers,", "{town} and {other_town}",
         "the port of {town}", "much of {town}", "{town}, the second city,")  # fmt: skip
AT_TOWNS = (
    "{who} {deed} a {it} in {town}.", "{who} {deed} the {it} near {town}.", "{who} {deed} {it}s at a market in {town}.",
    "A {it} was stolen in {town}.", "The {it} was made in {town}.", "The {it} comes from {town}.",
    "{who} went to {town} for a {it}.", "{who} left {town} with a {it}.", "{town} makes more {it}s than {other_town}.",
    "The {town} {building} {news}.", "The {town} {building} sells {it}s.", "A {town} {building} {news}.",
    "A {it} was found at the {town} {building}.", "The {town} police seized a {it}.",
    "Police in {town} found the {it}.",
    "{who} moved to {town} in 1999.", "The pass above {town} is open again.",
    "The {it} museum in {town} {news}.", "In {town}, a {it} costs a day's pay.", "The {it} exploded in {town}.",
    "{who} told reporters in {town} that the {it} was safe.", "Residents of {town} want the {it} back.",
    "The {event} in {town} went on.", "The {town} {event} killed nine.", "After the {town} {event}, {who} left.",
)  # fmt: skip
BUILDINGS = ("hospital", "market", "court", "station", "prison", "school", "airport", "town hall", "harbour", "mosque",
             "stadium", "factory", "hotel", "library", "police station", "suburbs", "district", "area")  # fmt: skip
EVENTS = ("earthquake", "fire", "flood", "bombing", "siege", "explosion", "festival", "protests", "trial")
NEWS = ("was closed", "burned down", "is full", "was bombed", "reopened", "was searched", "lost its roof", "has moved")
# Persons by what they do; towns don't.
OF_PERSONS = (
    "sighed", "phoned her mother", "shook his head", "put down the cup", "lives alone", "grew up on a farm", "is 38",
    "played the violin", "studied chemistry", "drives a bus", "took the stand", "pleaded not guilty", "wiped his eyes",
    "has three children", "joined the club as a boy", "signed a contract", "scored twice", "wrote back at once",
    "was taken to hospital with a broken arm", "died aged 81", "was jailed for nine years", "won the prize in 2004",
    "collapsed at home", "hung up", "knew nothing of it", "was not at work that day", "sat in the front row", "blushed",
    "ran away", "retired early", "forgot the name", "earned a fortune", "paid the fine", "bought the house",
    "laughed and left the room", "is a nurse", "trained as a pilot", "hopes to return", "has been ill for years",
    "apologised to the family", "resigned as chairman", "denies the charge", "was his teacher", "told the jury so",
)  # fmt: skip
AS_PERSONS = (
    "{given} {name} {does}. {name} {does_too}.", "{name} {does}.", "{name}, {age}, {does}.", "{who} and {name} met.",
    "The {job}, {given} {name}, {does}. {name} {does_too}.", "\"It was late,\" {name} said.",
    "{name} {does}, his wife said.",
    "{given} {name} was {job} at the time. A friend of {name} {does}.", "{who} wrote to {name}, who {does}.",
    "{name}'s {kin} {does}.", "The {job} asked {name} to wait.", "According to {name}, nobody {did}.",
    "{given} {name} and {given} {other} married. {other} {does}.", "{name} and {unknown} wrote the report.",
    "The book by {given} {name} sold well. In it {name} tells of the war.", "{name} was {job} for a year.",
    "A lawyer for {name} {does}.", "{given} {name} of {town} {does}. {name} {does_too}.",
    "Dr. {name} {does}. {name} {does_too}.",
    "{who} thanked {name}.", "The police questioned {name}.", "{name} (pictured) {does}.",
    "{unknown} beat {name} in the final.",
)  # fmt: skip
JOBS = ("pilot", "teacher", "baker", "judge", "nurse", "trainer", "driver", "officer", "singer", "cook", "farmer",
        "mayor", "director", "minister", "engineer")  # fmt: skip
KIN = ("wife", "son", "lawyer", "brother", "daughter", "widow", "team", "novel", "career", "mother", "desk", "voice")
DID = ("was hurt", "saw it", "complained", "asked", "came")
# Names of works, rules, firms and heavenly bodies that stand alone.
ALONE = (
    "In {name}, {given} {other} plays a {job}.", "{name} is my favourite film by {unknown}.",
    "We watched {name} twice.",
    "She starred in {name} and {other}.", "{name}, the musical, ran for a year.", "He hummed {name} on the bus.",
    "The third part of {name} is the best.", "Read {name} before you see the film.", "{name} orbits a dwarf star.",
    "The surface of {name} is icy.", "{name} has a thin atmosphere.", "The probe will reach {name} in 2031.",
    "Engineers lost contact with {name}.", "The {name} capsule came down by parachute.", "{name} has lakes of acid.",
    "{name} fell two per cent to 40 dollars a barrel.", "{name} settled at 61 dollars.", "Traders sold {name}.",
    "Installing {name} took an hour.", "My phone is slow since I put {name} on it.", "{name} is written in C.",
    "The beta of {name} is out.", "Type your password into {name}.", "Search for it on {name}.", "{name} went public.",
    "The {given} {name} Foundation paid.", "{name} {other} Ltd. makes {it}s.", "Shares in {name} Nickel rose.",
    "The {name} Bee endorsed her.", "He reads the {name} Mercury.", "A degree from {name} Polytechnic opens doors.",
    "It became his {name}.", "For her the vote was a {name}.", "They feared another {name}.", "{name} it is not.",
    "From here to {name} and back, he joked.", "The {name} of the south, they call it.", "{name} was a game of ours.",
    "They named the baby {name}.", "Baby {name} weighs nine pounds.", "{name} is their third child.",
    "She calls the dog {name}.", "Code word {name} set it off.", "Plan {name} was dropped.", "Agent {name} was a spy.",
    "The {name} comes in three sizes.", "Make a {name} with gin and lime.", "Order the {name}: it is the best {it}.",
)  # fmt: skip
# Divisions of countries: '{division}' and '{other_division}' of one country, '{word}' what they are called there.
DIVISIONS = (
    "The governor of {division} {Word} resigned.", "Floods hit {division} {Word}.", "{division} {Word} was shelled.",
    "Two men died in the {word} of {division}.", "The {word}s of {division} and {other_division} voted no.",
    "Troops entered {division}, {other_division} and {third_division} {word}s.", "{division} {word} has no water.",
    "Schools in {division} and {other_division} {word}s closed.", "The head of {division} {Word} told reporters so.",
    "Farmers in {division} {Word} blocked the road.", "{division} {Word} declared an emergency.",
    "A clinic in {town}, {division} {Word}, was looted.", "The {Word} of {division} has nine hospitals.",
    "In the {word} of {division}, schools reopened.", "The {word}s {division} and {other_division} were hit hardest.",
    "Officials in {division} {word} denied it.", "Unrest has spread from {division} to {other_division} {Word}.",
)  # fmt: skip
