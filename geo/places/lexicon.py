"""Word classes of news English that tell places, persons, organisations and actors apart.

Compiled by hand for Dateline; all entries are folded (lower case, no diacritics, no stops).
"""

from __future__ import annotations

from geo.model import PlaceKind


def words(text: str) -> frozenset[str]:
    """The blank-separated words of `text`."""
    return frozenset(text.split())


# Prepositions that put what follows on the ground.
LOCATIVE_PREPOSITIONS = words(
    "in at near inside outside around across throughout within toward towards via outskirts from into onto "
    "through north south east west northeast northwest southeast southwest"
)
COMPASS = words(
    "north south east west northern southern eastern western central northeast northwest southeast southwest "
    "northeastern northwestern southeastern southwestern upper lower inner outer downtown greater mid"
)
# Words before or after a name that say it is a person.
PERSON_CUES = words(
    "mr mrs ms miss dr prof professor sir lord lady gen general lt lieutenant col colonel maj major capt "
    "captain sgt sergeant brigadier admiral commander sen senator rep congressman congresswoman gov governor "
    "mayor judge justice sheriff deputy detective officer chief president minister chancellor premier "
    "ambassador secretary king queen prince princess sultan emir sheikh sheik ayatollah imam pope bishop "
    "archbishop cardinal pastor rev reverend father brother sister saint coach striker midfielder goalkeeper "
    "actor actress singer author correspondent spokesman spokeswoman spokesperson director chairman chairwoman "
    "founder attorney lawyer reporter editor leader abu ibn bin"
)
SPEECH_VERBS = words(
    "said says say told tells announced announces accused accuses denounced denounces condemned condemns "
    "denied denies vowed vows warned warns agreed agrees urged urges called calls rejected rejects claimed "
    "claims confirmed confirms declared declares demanded demands insisted insists admitted acknowledged "
    "pledged pledges promised threatened threatens criticised criticized welcomed ordered orders refused "
    "refuses signed imposed imposes backed backs supported supports supplied supplies armed arms funded funds "
    "recognised recognized wants wanted hopes hoped plans planned intends intended decided decides believes "
    "believed argued argues considers responded retaliated withdrew withdraws deployed deploys sent sends "
    "offered offers invaded annexed negotiated expelled summoned sanctioned vetoed proposed suspended banned "
    "approved opposes opposed seeks sought expects expected tried tries blamed blames asked asks appealed "
    "reported added noted reiterated dismissed protested abstained voted bombed launched conducted defended "
    "defends beat defeated won lost"
)
AUXILIARIES = words("has have had will would should could must may might did does do is are was were also")
# Nouns for what a government, army or people does or is: 'the US refusal', 'French troops'.
ACTOR_NOUNS = words(
    "government governments administration regime authorities officials official officers officer president "
    "presidency minister ministers ministry ambassador embassy diplomat diplomats envoy senator senators "
    "congress parliament lawmakers leader leaders leadership king policy policies foreign military army navy "
    "forces force troops troop soldiers soldier marines airmen jets aircraft warplanes drones airstrikes "
    "strikes strike police intelligence militia militias rebels fighters militants coalition allies ally "
    "alliance-led airpower efforts effort refusal support backing aid sanctions sanction interests presence "
    "influence intervention involvement role policy position decision veto vote proposal plan demand demands "
    "response denial delegation negotiators backyard backed led supported brokered funded trained sponsored "
    "mediated allied supplied armed company companies firm firms bank team side squad players newspaper media "
    "news agency service services federal supreme court commander commanders command elite special operations "
    "nationals citizens scientists researchers investigators prosecutors department commission committee "
    "council senate assembly defence defense secretary spokesman spokeswoman dollar dollars joint election "
    "elections law laws constitution economy"
)
# Nouns that leave a name before them a place: 'Mosul residents', 'a London street'.
PLACE_NOUNS = words(
    "residents resident offensive area areas region street streets suburb suburbs neighbourhood neighborhood "
    "district airport port border city town village province county state metro hotel hospital home house "
    "apartment school station campus beach coast market outskirts operation battle front siege road highway "
    "mosque church prison jail"
)
# What follows a name inside an organisation's name.
ORGANISATION_HEADS = words(
    "university college school institute academy hospital bank company corp corporation inc ltd group holdings "
    "association society federation union league club fc united rovers party movement front army brigade "
    "brigades battalion council committee commission court ministry department agency authority bureau office "
    "news post times herald tribune journal gazette daily telegraph press radio tv television magazine network "
    "foundation fund centre center museum airlines airways police fire command operations orchestra chamber "
    "board"
)
# What opens an organisation's name: 'Bank of America', 'Islamic State in Iraq'.
ORGANISATION_OPENERS = words(
    "university bank federation party front army movement brigade brigades qaeda qaida state organization "
    "organisation association council ministry embassy commission institute confederation union club hezbollah "
    "taliban congress parliament jihad shabaab bishop archbishop bishops diocese archdiocese court"
)
COMBINING_PARTICIPLES = words(
    "led backed supported funded trained sponsored brokered mediated allied aligned supplied armed run "
    "controlled made owned imposed drafted proposed built installed appointed friendly"
)
GIVEN_NAMES = words(
    "james john robert michael william david richard joseph thomas charles christopher daniel matthew anthony "
    "mark donald steven paul andrew joshua kenneth kevin brian george timothy ronald edward jason jeffrey ryan "
    "jacob gary nicholas eric jonathan stephen larry justin scott brandon benjamin samuel gregory alexander "
    "patrick frank raymond jack dennis jerry tyler aaron jose adam nathan henry zachary douglas peter kyle "
    "noah ethan jeremy walter keith roger terry austin sean gerald carl harold dylan arthur lawrence jordan "
    "jesse bryan billy bruce gabriel joe logan alan juan albert willie elijah wayne randy vincent mason roy "
    "ralph bobby russell bradley philip eugene mary patricia jennifer linda elizabeth barbara susan jessica "
    "sarah karen lisa nancy betty sandra margaret ashley kimberly emily donna michelle carol amanda melissa "
    "deborah stephanie rebecca laura helen sharon cynthia kathleen amy shirley angela anna ruth brenda pamela "
    "nicole katherine virginia catherine christine samantha debra janet rachel carolyn emma maria heather "
    "diane julie joyce evelyn joan victoria kelly christina lauren frances martha judith cheryl megan andrea "
    "olivia ann jean alice jacqueline hannah doris kathryn gloria teresa sara janice marie julia grace judy "
    "theresa rose beverly denise marilyn amber danielle brittany diana abigail jane natalie lori tim tom jim "
    "bob bill mike dave dan steve jeff greg ken ron don ben sam nick matt chris tony fred ed ted ray pete andy "
    "barack hillary bernie mitt jeremy boris theresa angela emmanuel francois nicolas vladimir dmitry sergei "
    "sergey mikhail ivan igor oleg yuri andrei nikolai viktor volodymyr petro olena iryna natalia tatiana "
    "svetlana mohammed muhammad mohamed mohammad ahmed ahmad ali hassan hussein hasan omar umar osama ibrahim "
    "ismail yusuf youssef khalid khaled abdul abdullah abdel abd abu bakr saleh salah saddam bashar hafez "
    "haidar haider nouri tariq tarek mahmoud mahmud mustafa mehmet recep fatima aisha leila layla zainab amina "
    "mariam hamid karim rashid rasheed said saeed samir nasser faisal salman sultan tayyip ayman anwar hosni "
    "muammar moammar xi jinping li wang zhang liu chen yang huang zhao wu zhou xu sun zhu ma hu guo lin he gao "
    "kim lee park choi jung kang cho yoon jang lim shinzo hiroshi takashi kenji yuki akira narendra rahul "
    "sonia priya raj ravi sanjay amit anil vijay suresh ramesh arun deepak sunil imran nawaz benazir asif "
    "pervez hamid ashraf jorge carlos luis miguel pedro antonio francisco manuel jesus rafael alejandro "
    "fernando ricardo eduardo javier sergio roberto mario andres diego hugo nicolas evo lula dilma jair "
    "giuseppe giovanni marco matteo silvio paolo luca pierre jacques michel philippe francois marine hans "
    "klaus jurgen wolfgang heinrich gerhard olaf lars erik bjorn nils anders sven kwame kofi nelson jacob "
    "thabo cyril uhuru raila yoweri paul goodluck muhammadu olusegun ngozi chinua aung suu saw ko than thein "
    "nguyen tran pham lise saul hugh"
)
PART_NOUNS = words(
    "part parts side half sector area areas edge gates districts neighborhoods neighbourhoods suburbs bank "
    "outskirts countryside section quarter quarters flank entrance fringes"
)
NEAR = words("near around outside nearby surrounding beyond")
OUTSKIRTS = words("outskirts edge edges suburbs countryside environs fringes periphery surroundings")
DETERMINERS = words("the a an its their his this that")
PLACE_ADJECTIVES = words(
    "border northern southern eastern western central coastal largest second third biggest main old small tiny "
    "remote northeastern northwestern southeastern southwestern capital port besieged rebel strategic historic "
    "key major mountainous rural ancient north south east west industrial mining seaside tourist resort "
    "frontier contested"
)
# Tokens that may stand inside a name without a capital.
JOINERS = words("of the and de la le du des del da do dos das di el al as ash ar an at ad az es ez y e i u und en am")
DIRECTIONS = words(
    "north south east west northern southern eastern western central northeast northwest southeast southwest "
    "northeastern northwestern southeastern southwestern north-east north-west south-east south-west"
)
ARTICLES = words("al el ar as ash at an ad az")
# First parts of names that recognisers leave out: 'Bab', 'Tal', 'Port'.
PARTICLES = ARTICLES | words(
    "bab tal tall tel tell abu umm um wadi jabal jebel khan deir dayr ras ain ayn bir kafr beit bayt ibn bani "
    "beni qasr qalat nahr san santa santo sao st saint fort port mount lake cape new los las la le les nova "
    "novo nizhny veliky stary novy koh kuala tanjung ciudad villa puerto rio monte north south east west upper "
    "lower great grand"
)
TELLING_WORDS = words(
    "neighborhood neighbourhood district quarter governorate province mosque base heights crossing border oblast raion"
)
SURE_PREPOSITIONS = words("in near around outside inside into across through toward towards")
COMPASS_POINTS = words("north south east west northern southern eastern western central")
# Words that open the name of an armed group, here after which a place name is none: 'Jabhat Fath al-Sham'.
MOVEMENT_OPENERS = words(
    "jabhat fath fatah jund jaish jaysh liwa hayat hayat tahrir harakat ahrar ansar kataib hizb asaib hashd "
    "saraya faylaq failaq"
)
PLURAL_KINDS = words(
    "villages towns cities districts neighborhoods neighbourhoods provinces governorates suburbs settlements "
    "hamlets localities areas quarters counties communities municipalities states"
)
LIST_OPENERS = words("including of like such as namely called named : ,")
NOT_A_QUARTER = words(
    "hall council manager halls clerk government administration jail road street councillor attorney center- "
    "left bridge police planner ordinance limits"
)
AFTER_ADJECTIVES = PERSON_CUES | words(
    "army forces troops government military navy police soldiers air foreign defense defence parliament "
    "republic embassy coalition militia militias rebels officials authorities troops border islamic national"
)
# Words that are capitalised only because they open a sentence or stand in a headline.
FUNCTION_WORDS = words(
    "the a an in at for of to from on near and when while after before as if but since around across inside "
    "outside with by although though where both that now today meanwhile yet so because until once only even "
    "then there over under into about against along between beyond during despite like through throughout "
    "within without is was are were not why how what who which this these those his her their its our no or "
    "nor"
)
# More words that open sentences before a name and are part of none.
SENTENCE_OPENERS = words(
    "opposite amid amidst amongst among alongside beside besides unlike per via within toward towards onto "
    "except beneath behind above below outside inside surrounding nearby rural central downtown mainland "
    "neighboring neighbouring besieged greater for in from than whole much most parts half residents troops forces "
    "soldiers rebels militants police officials fighting clashes protests unrest recently later earlier then "
    "like versus until till unless whenever wherever whereas thus hence also still perhaps maybe both either "
    "neither whether let see take retake capture"
)
# Verbs whose object is ground: 'freed Adla, Najmah and Ibn Nayf'.
CONQUEST_VERBS = words(
    "freed liberated captured seized retook recaptured took taken retaken regained recovered cleared entered "
    "reached overran stormed besieged encircled surrounded bombed shelled bombarded attacked struck hit raided "
    "occupied controlled held hold holds control occupy flooded visited toured evacuated crossed"
)
# Verbs of headlines in title case: 'Flood Relief For Beira Faces Delays'.
HEADLINE_VERBS = words(
    "enters falls faces says seeks wants gets is as after for in on with and to from by over under amid at of "
    "but hits calls warns braces battle offensive attack"
)
# Buildings and streets that stand for who works there unless something happens in, near or outside them.
SEATS = frozenset(
    (
        "pentagon",
        "white house",
        "kremlin",
        "downing street",
        "10 downing street",
        "elysee",
        "elysee palace",
        "whitehall",
        "capitol hill",
        "state department",
        "foggy bottom",
        "westminster",
        "zhongnanhai",
        "blue house",
        "oval office",
        "quai dorsay",
        "bundestag",
        "knesset",
    )
)
ON_THE_GROUND = words("in at near inside outside around across throughout from into toward towards to through via")
PASSIVE_AGENTS = words(
    "backed supported led sponsored funded armed trained brokered accused condemned denounced imposed mediated "
    "supplied recognised recognized annexed occupied controlled ruled signed drafted proposed vetoed"
)
BETWEEN_NOUNS = words(
    "talks negotiations efforts agreement deal treaty accord relations ties tensions war conflict dispute "
    "trade summit ceasefire truce rivalry alliance cooperation contest match game border frontier"
)
AGAINST_VERBS = words(
    "accuse accused accuses accusing blame blamed blames blaming pressure pressured urge urged urging bleed "
    "sanction sanctioned threaten threatened threatens warn warned warns warning condemn condemned criticise "
    "criticised criticize criticized ask asked asks persuade convince thank thanked support supported supports "
    "supporting arm arming fund funding back backing against betrayed anger angered angers provoke help "
    "helping"
)
MOVEMENTS = words("qaeda qaida taliban shabaab jihad hezbollah brotherhood front ansar")
CLAUSE_OPENERS = words(
    "that if when whether while because but and as said says how what why since after before although though can could"
)
MODALS = words("will would could should must may might has have had")
ADVERBS = words("also always never already now still once again later then reportedly recently repeatedly on")
# Adjectives that may stand between a government's name and what it owns: 'US special forces'.
QUALIFIERS = words(
    "special senior top former current military federal foreign central naval air ground security intelligence "
    "national state local vice prime deputy government army interim new official diplomatic economic trade nuclear "
    "elite joint"
)
# Words before a country that leave it a place or prove nothing: prepositions, verbs of motion.
NEUTRAL = ON_THE_GROUND | words(
    "of over between and or including leave leaving left leaves enter entering entered enters reach reached "
    "reaching visit visited visiting fled flee fleeing cross crossed crossing for than neighboring "
    "neighbouring nearby modern current entire whole across beyond above along off on under until till like "
    "via per versus the his her their its our not also both but nor rural parts part all much most mainland "
    "occupied post outskirts region country nation tour toured touring invade invaded invading exit exited "
    "exiting rest elsewhere borders border bordering overseas former"
)
STOPS = words("in of to and that for on at as when while with by from into are is was were who which where")
REACTIONS = words(
    "protest protests criticism support backing pressure aid condemnation help response responses demands "
    "assistance funding sanctions threats threat approval permission recognition opposition weapons advisers "
    "advisors intervention"
)
# Words whose full stop does not end a sentence.
ABBREVIATIONS = words(
    "mr mrs ms dr st gen lt col sgt capt maj sen rep gov rev prof hon jr sr no vs etc mt ft inc corp co ltd "
    "jan feb mar apr jun jul aug sept sep oct nov dec ala ariz ark calif colo conn del fla ga ill ind kan ky "
    "la md mass mich minn miss mo mont neb nev okla ore pa tenn tex va vt wash wis wyo"
)
# Kinds of thing a name may be joined with; kinds as in geo.model.PlaceKind. 'extends' kind words are part of the
# name ('Badush Heights'), the others only describe it ('Shifa neighborhood').
KIND_WORDS_AFTER: dict[str, tuple[PlaceKind, bool]] = {
    "border crossing": ("crossing", True),
    "border post": ("crossing", True),
    "border gate": ("crossing", True),
    "crossing": ("crossing", True),
    "checkpoint": ("crossing", True),
    "base": ("base", True),
    "air base": ("base", True),
    "airbase": ("base", True),
    "military base": ("base", True),
    "naval base": ("base", True),
    "army base": ("base", True),
    "garrison": ("base", True),
    "barracks": ("base", True),
    "airfield": ("airport", True),
    "airport": ("airport", True),
    "international airport": ("airport", True),
    "mosque": ("building", True),
    "cathedral": ("building", True),
    "church": ("building", True),
    "monastery": ("building", True),
    "temple": ("building", True),
    "synagogue": ("building", True),
    "shrine": ("building", True),
    "hospital": ("building", True),
    "prison": ("building", True),
    "palace": ("building", True),
    "gate": ("building", True),
    "citadel": ("building", True),
    "castle": ("building", True),
    "stadium": ("building", True),
    "bridge": ("facility", True),
    "dam": ("facility", True),
    "refinery": ("facility", True),
    "oilfield": ("facility", True),
    "oil field": ("facility", True),
    "power plant": ("facility", True),
    "nuclear plant": ("facility", True),
    "refugee camp": ("facility", True),
    "camp": ("facility", True),
    "mine": ("facility", True),
    "square": ("facility", True),
    "highway": ("road", True),
    "road": ("road", True),
    "motorway": ("road", True),
    "heights": ("mountain", True),
    "hills": ("mountain", True),
    "hill": ("mountain", True),
    "mountains": ("mountain", True),
    "mountain": ("mountain", True),
    "ridge": ("mountain", True),
    "river": ("river", True),
    "lake": ("water", True),
    "sea": ("water", True),
    "bay": ("water", True),
    "strait": ("water", True),
    "gulf": ("water", True),
    "desert": ("desert", True),
    "valley": ("area", True),
    "peninsula": ("area", True),
    "plains": ("area", True),
    "plain": ("area", True),
    "forest": ("area", True),
    "island": ("island", True),
    "islands": ("island", True),
    "governorate": ("admin1", True),
    "province": ("admin1", True),
    "oblast": ("admin1", True),
    "prefecture": ("admin1", True),
    "state": ("admin1", False),
    "region": ("admin1", False),
    "county": ("admin2", True),
    "parish": ("admin2", True),
    "raion": ("admin2", True),
    "neighborhood": ("quarter", False),
    "neighbourhood": ("quarter", False),
    "quarter": ("quarter", True),
    "suburb": ("quarter", False),
    "township": ("village", True),
    "district": ("quarter", False),
    "city": ("city", False),
    "town": ("city", False),
    "village": ("village", False),
    "frontier": ("border", True),
    "border": ("border", True),
    "line": ("border", True),
}
KIND_WORDS_BEFORE: dict[str, PlaceKind] = {
    "province": "admin1",
    "governorate": "admin1",
    "state": "admin1",
    "region": "admin1",
    "prefecture": "admin1",
    "county": "admin2",
    "department": "admin1",
    "district": "quarter",
    "neighborhood": "quarter",
    "neighbourhood": "quarter",
    "quarter": "quarter",
    "suburb": "quarter",
    "city": "city",
    "capital": "city",
    "port": "city",
    "stronghold": "city",
    "town": "city",
    "enclave": "city",
    "village": "village",
    "hamlet": "village",
    "island": "island",
    "gulf": "water",
    "bay": "water",
    "strait": "water",
    "sea": "water",
    "lake": "water",
    "river": "river",
    "mount": "mountain",
    "kingdom": "country",
    "republic": "country",
}
# Names that every city could have.
CENTRES = frozenset(
    (
        "downtown", "city centre", "city center", "town centre", "town center", "old city", "old town", "old quarter",
        "city", "town", "airport", "medina", "historic centre", "historic center",
    )
)  # fmt: skip
