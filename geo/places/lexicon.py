"""Word classes of news English that tell places, persons, organisations and actors apart.

Compiled by hand for Dateline; all entries are folded (lower case, no diacritics, no stops).
"""

from __future__ import annotations


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


# Prepositions that put what follows on the ground.
LOCATIVE_PREPOSITIONS = _words(
    "in at near inside outside around across throughout within toward towards via outskirts from into onto through "
    "north south east west northeast northwest southeast southwest"
)
COMPASS = _words(
    "north south east west northern southern eastern western central northeast northwest southeast southwest "
    "northeastern northwestern southeastern southwestern upper lower inner outer downtown greater mid"
)
# Words before or after a name that say it is a person.
PERSON_CUES = _words(
    "mr mrs ms miss dr prof professor sir lord lady gen general lt lieutenant col colonel maj major capt captain sgt "
    "sergeant brigadier admiral commander sen senator rep congressman congresswoman gov governor mayor judge justice "
    "sheriff deputy detective officer chief president minister chancellor premier ambassador secretary king queen "
    "prince princess sultan emir sheikh sheik ayatollah imam pope bishop archbishop cardinal pastor rev reverend father "
    "brother sister saint coach striker midfielder goalkeeper actor actress singer author correspondent spokesman "
    "spokeswoman spokesperson director chairman chairwoman founder attorney lawyer reporter editor leader abu ibn bin"
)
SPEECH_VERBS = _words(
    "said says say told tells announced announces accused accuses denounced denounces condemned condemns denied denies "
    "vowed vows warned warns agreed agrees urged urges called calls rejected rejects claimed claims confirmed confirms "
    "declared declares demanded demands insisted insists admitted acknowledged pledged pledges promised threatened "
    "threatens criticised criticized welcomed ordered orders refused refuses signed imposed imposes backed backs "
    "supported supports supplied supplies armed arms funded funds recognised recognized wants wanted hopes hoped plans "
    "planned intends intended decided decides believes believed argued argues considers responded retaliated "
    "withdrew withdraws deployed deploys sent sends offered offers invaded annexed negotiated expelled summoned "
    "sanctioned vetoed proposed suspended banned approved opposes opposed seeks sought expects expected tried tries "
    "blamed blames asked asks appealed reported added noted reiterated dismissed protested abstained voted bombed "
    "launched conducted defended defends beat defeated won lost"
)
AUXILIARIES = _words("has have had will would should could must may might did does do is are was were also")
# Nouns for what a government, army or people does or is: 'the US refusal', 'French troops'.
ACTOR_NOUNS = _words(
    "government governments administration regime authorities officials official officers officer president "
    "presidency minister ministers ministry ambassador embassy diplomat diplomats envoy senator senators congress "
    "parliament lawmakers leader leaders leadership king policy policies foreign military army navy forces force "
    "troops troop soldiers soldier marines airmen jets aircraft warplanes drones airstrikes strikes strike police intelligence "
    "militia militias rebels fighters militants coalition allies ally alliance-led airpower efforts effort refusal "
    "support backing aid sanctions sanction interests presence influence intervention involvement role policy position "
    "decision veto vote proposal plan demand demands response denial delegation negotiators backyard backed "
    "led supported brokered funded trained sponsored mediated allied supplied armed company companies firm firms bank "
    "team side squad players newspaper media news agency service services federal supreme court commander commanders "
    "command elite special operations nationals citizens scientists researchers investigators prosecutors department "
    "commission committee council senate assembly defence defense secretary spokesman spokeswoman dollar dollars "
    "joint election elections law laws constitution economy"
)
# Nouns that leave a name before them a place: 'Mosul residents', 'a London street'.
PLACE_NOUNS = _words(
    "residents resident offensive area areas region street streets suburb suburbs neighbourhood neighborhood district "
    "airport port border city town village province county state metro hotel hospital home house apartment school "
    "station campus beach coast market outskirts operation battle front siege road highway mosque church prison jail"
)
# What follows a name inside an organisation's name.
ORGANISATION_HEADS = _words(
    "university college school institute academy hospital bank company corp corporation inc ltd group holdings "
    "association society federation union league club fc united rovers party movement front army brigade brigades "
    "battalion council committee commission court ministry department agency authority bureau office news post times "
    "herald tribune journal gazette daily telegraph press radio tv television magazine network foundation fund centre "
    "center museum airlines airways police fire command operations orchestra chamber board"
)
# What opens an organisation's name: 'Bank of America', 'Islamic State in Iraq'.
ORGANISATION_OPENERS = _words(
    "university bank federation party front army movement brigade brigades qaeda qaida state organization "
    "organisation association council ministry embassy commission institute confederation union club hezbollah "
    "taliban congress parliament jihad shabaab bishop archbishop bishops diocese archdiocese court"
)
COMBINING_PARTICIPLES = _words(
    "led backed supported funded trained sponsored brokered mediated allied aligned supplied armed run controlled made "
    "owned imposed drafted proposed built installed appointed friendly"
)
GIVEN_NAMES = _words(
    "james john robert michael william david richard joseph thomas charles christopher daniel matthew anthony mark "
    "donald steven paul andrew joshua kenneth kevin brian george timothy ronald edward jason jeffrey ryan jacob gary "
    "nicholas eric jonathan stephen larry justin scott brandon benjamin samuel gregory alexander patrick frank raymond "
    "jack dennis jerry tyler aaron jose adam nathan henry zachary douglas peter kyle noah ethan jeremy walter keith "
    "roger terry austin sean gerald carl harold dylan arthur lawrence jordan jesse bryan billy bruce gabriel joe logan "
    "alan juan albert willie elijah wayne randy vincent mason roy ralph bobby russell bradley philip eugene mary "
    "patricia jennifer linda elizabeth barbara susan jessica sarah karen lisa nancy betty sandra margaret ashley "
    "kimberly emily donna michelle carol amanda melissa deborah stephanie rebecca laura helen sharon cynthia kathleen "
    "amy shirley angela anna ruth brenda pamela nicole katherine virginia catherine christine samantha debra janet "
    "rachel carolyn emma maria heather diane julie joyce evelyn joan victoria kelly christina lauren frances martha "
    "judith cheryl megan andrea olivia ann jean alice jacqueline hannah doris kathryn gloria teresa sara janice marie "
    "julia grace judy theresa rose beverly denise marilyn amber danielle brittany diana abigail jane natalie lori tim "
    "tom jim bob bill mike dave dan steve jeff greg ken ron don ben sam nick matt chris tony fred ed ted ray pete andy "
    "barack hillary bernie mitt jeremy boris theresa angela emmanuel francois nicolas vladimir dmitry sergei sergey "
    "mikhail ivan igor oleg yuri andrei nikolai viktor volodymyr petro olena iryna natalia tatiana svetlana mohammed "
    "muhammad mohamed mohammad ahmed ahmad ali hassan hussein hasan omar umar osama ibrahim ismail yusuf youssef "
    "khalid khaled abdul abdullah abdel abd abu bakr saleh salah saddam bashar hafez haidar haider nouri tariq tarek "
    "mahmoud mahmud mustafa mehmet recep fatima aisha leila layla zainab amina mariam hamid karim rashid rasheed said "
    "saeed samir nasser faisal salman sultan tayyip ayman anwar hosni muammar moammar xi jinping li wang zhang liu chen "
    "yang huang zhao wu zhou xu sun zhu ma hu guo lin he gao kim lee park choi jung kang cho yoon jang lim shinzo hiroshi "
    "takashi kenji yuki akira narendra rahul sonia priya raj ravi sanjay amit anil vijay suresh ramesh arun deepak sunil "
    "imran nawaz benazir asif pervez hamid ashraf jorge carlos luis miguel pedro antonio francisco manuel jesus rafael "
    "alejandro fernando ricardo eduardo javier sergio roberto mario andres diego hugo nicolas evo lula dilma jair "
    "giuseppe giovanni marco matteo silvio paolo luca pierre jacques michel philippe francois marine hans klaus jurgen "
    "wolfgang heinrich gerhard olaf lars erik bjorn nils anders sven kwame kofi nelson jacob thabo cyril uhuru raila "
    "yoweri paul goodluck muhammadu olusegun ngozi chinua aung suu saw ko than thein nguyen tran pham lise saul hugh"
)
# Kinds of thing a name may be joined with; kinds as in geo.model.PlaceKind. 'extends' kind words are part of the
# name ('Badush Heights'), the others only describe it ('Shifa neighborhood').
KIND_WORDS_AFTER: dict[str, tuple[str, bool]] = {
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
KIND_WORDS_BEFORE: dict[str, str] = {
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
    "mount": "mountain",
    "kingdom": "country",
    "republic": "country",
}
# Common nouns that stand for a quarter of the city a report is about.
GENERIC_QUARTERS = _words("city town quarter medina")
