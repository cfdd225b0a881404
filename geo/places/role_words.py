"""Words that tell actors, organisations and persons that bear a place's name; the recogniser doesn't use them.

Compiled by hand for Dateline; all entries are folded (lower case, no diacritics, no stops).
"""

from __future__ import annotations

from geo.places.lexicon import ACTOR_NOUNS, PLACE_NOUNS, words

ACTS = words(
    "accept acknowledge act aim allow amend appoint approve attack authorise authorize await backtrack ban "
    "blockade boycott brand break buy cancel challenge choose claim commit complain concede convene cooperate "
    "court cut decline defer demand denounce deny deploy describe dispatch dispute downgrade draft embrace enact "
    "encourage endorse enlist ensure escalate exploit expand export extradite fear finance forbid freeze "
    "guarantee halt hand hesitate hint hope ignore impose import inform insist intensify interpret invest invite "
    "issue keep launch lead lift lobby maintain mediate mobilise mobilize move mull need oppose outlaw oversee "
    "pay persist plan pledge ponder postpone prefer prepare present press pretend prevent proclaim prohibit pull "
    "pursue push quit ratify recall reiterate reject relax relent repay reply resist resolve restrict resume "
    "retreat reverse revoke rule scrap seek sell send share shut signal spend speak stop struggle subsidise "
    "subsidize suspect suspend sympathise take tell tighten trade train try urge veto view wait walk want warn "
    "weigh welcome withhold work worry"
)
_THIRD_PERSON = frozenset(
    verb[:-1] + "ies"
    if verb.endswith("y") and verb[-2] not in "aeiou"
    else verb + ("es" if verb.endswith(("s", "sh", "ch", "x", "o")) else "s")
    for verb in ACTS
)
_REGULAR_PAST = frozenset(
    verb + "d"
    if verb.endswith("e")
    else verb[:-1] + "ied"
    if verb.endswith("y") and verb[-2] not in "aeiou"
    else verb + "ed"
    for verb in ACTS
)
# What nouns look like as well: 'Damascus trades' and 'Madrid claims', but 'Moscow bans' and 'Delhi moves'.
_NOUNS_TOO = words(
    "attacks aims exports imports shares trains works trades hands views rules courts cuts drafts halts walks breaks"
)
# Finite verbs of those who act: what follows a capital that stands for its government.
ACTION_VERBS = (_THIRD_PERSON | _REGULAR_PAST) - _NOUNS_TOO | words(
    "spoke sold bought paid told took kept led cut put shut broke chose froze forbade withheld withdrew sought "
    "thought felt held gave got made meant met knew laid let said sent set spent stood went wrote oversaw "
    "overruled drew dropped stopped planned banned scrapped denies gives gets makes means knows lets sets stands "
    "thinks writes does did"
)
# Of these, what a city does as its council or government; a city may also go dark or stand empty.
SURE_VERBS = ACTION_VERBS - words(
    "went stands stood stopped stops got gets made makes met set sets put cut shut shuts led leads did does drew "
    "dropped held left took takes gave gives laid keeps kept needs needed moves moved breaks speaks waits waited "
    "walked worried worries pays tells thinks views viewed opened trained worked struggled struggles hopes hoped "
    "acts acted shares shared broke froze felt"
)
LYING = words(
    "lying sitting standing hosting celebrating going becoming reeling recovering suffering struggling growing"
)
# Participles of what happens to a place or befalls it: 'Aleppo has suffered', 'Athens remained calm'.
UNDERGONE = words(
    "been become seen had suffered remained lasted recorded experienced appeared looked seemed turned burned "
    "burnt erupted flooded collapsed exploded changed grown grew fallen lain hosted celebrated mourned endured "
    "witnessed starved emptied boasted contained covered stretched included awoke shaken gone stayed lost run "
    "always ever never long also already not only just attracted featured needed lacked risen sunk developed "
    "declined shrunk expanded quietened calmed survived resembled feared hundred red"
)
# Heads of organisations' names besides those that the recogniser knows; the name begins with a place.
MORE_HEADS = words(
    "cooperative fund trust chamber union network mills mining minerals energy electric power water gas oil steel "
    "insurance credit petroleum telecom railways railway airways systems solutions industries ventures partners "
    "pharmaceuticals brewery brewing outfitters developers builders properties supply logistics congress "
    "orchestra symphony ballet opera choir sheriff treasurer auditor clerk commissioners supervisors selectmen "
    "aldermen diocese archdiocese parishioners unit squad team committee alliance initiative project programme "
    "program mission consulate embassy legislature assembly senate parliament cabinet government administration "
    "republicans democrats liberals guardsmen guard militia volunteers relief taskforce coalition schools "
    "teachers firefighters rotary lions kiwanis"
)
# Titles of papers that follow a town's name after 'the': 'told the Manila Mercury'.
PAPERS = words(
    "mercury star sun mirror echo chronicle observer examiner dispatch sentinel bugle argus standard independent "
    "guardian inquirer enquirer courier register bulletin record citizen bee leader advocate monitor globe world "
    "ledger eagle patriot reporter messenger advertiser mail express"
)
# What opens the name of a sports club: 'FK Novi Pazar', 'Sheriff Tiraspol'.
CLUBS = words(
    "fc fk ac afc cd cf sk nk rc sc kk bk bc ik hc ks mks tsv vfb vfl sv real sporting dynamo dinamo lokomotiv "
    "lokomotive spartak torpedo shakhtar zenit inter atletico athletic deportivo borussia olympique partizan "
    "maccabi hapoel beitar steaua"
)
BEATEN = words(
    "beat beats beating defeated defeats defeating downed edged topped routed thrashed trounced stunned over past "
    "against blanked crushed swept visited hosted faced"
)
# Words in capitals after a town's name that end a landmark's and no team's name.
LANDMARKS = words(
    "docklands gardens heights hills plains falls rapids springs towers barracks works mills shores woods pines "
    "lakes meadows islands mountains highlands lowlands suburbs flats narrows downs fields gates stairs docks "
    "keys straits baths games olympics paralympics championships"
)
# What persons are, named before or after them: 'Analyst Florence Bamba'.
CALLINGS = words(
    "skipper analyst activist teacher farmer supervisor councillor coun cllr driver stationmaster resident trader "
    "student nurse engineer historian researcher scientist economist journalist photographer blogger lawyer "
    "barrister solicitor fisherman shopkeeper herder midwife volunteer businessman businesswoman investigator "
    "inspector constable superintendent warden principal headteacher headmaster councilman councilwoman alderman "
    "commissioner treasurer quarterback pitcher guard forward defender winger midfielder sophomore freshman "
    "junior senior mr mrs ms"
)
SURNAME_ENDINGS = (
    "yan", "ian", "sen", "ov", "ova", "ev", "eva", "sky", "skyi", "ski", "skaya", "enko", "vich", "vic", "shvili",
    "dze", "oglu", "escu", "opoulos", "zadeh", "nejad", "sson", "dottir", "wicz", "uk", "ez", "ides",
)  # fmt: skip
# Faiths and what their people are called: demonyms of no country.
RELIGIONS = words(
    "sunni sunnis shiite shiites shia shias shi'ite shi'ites muslim muslims christian christians jewish jews jew "
    "islamic catholic catholics protestant protestants hindu hindus buddhist buddhists sikh sikhs alawite "
    "alawites druze yazidi yazidis orthodox mormon mormons evangelical evangelicals baptist baptists methodist "
    "methodists salafi salafist wahhabi"
)
# Verbs of news that befalls a country, and words that open clauses: neither makes it an actor.
STRUCK = words(
    "splits split grips gripped hits hit rocks rocked devastates devastated paralyses paralyzes paralysed "
    "paralyzed sweeps swept batters battered lashes lashed ravages ravaged shakes shook shaken engulfs engulfed "
    "divides divided floods flooded strikes struck haunts roils roiled nears pounds pounded before after where "
    "when amid if that while because whether though although since as once how why what who which so then"
)
# Peoples that have no country or region of their name.
PEOPLES = words(
    "tamil tamils igbo hausa fulani yoruba zulu hutu hutus tutsi tutsis rohingya pashtun pashtuns berber berbers "
    "tuareg tuaregs bedouin bedouins hispanic hispanics latino latinos anglo african-american cherokee navajo "
    "inuit roma gypsy gypsies aborigine aboriginal native caucasian"
)
DAYS = words("monday tuesday wednesday thursday friday saturday sunday")
# What a power may be: 'Russia is concerned', 'Washington is already reacting'.
STANCES = words(
    "concerned accused alleged blamed forced expected prepared determined committed willing ready reluctant "
    "unwilling opposed keen reacting seeking trying planning preparing weighing considering pushing pressing "
    "urging demanding refusing threatening backing supplying arming funding blocking negotiating supporting "
    "betting buying selling wooing courting"
)
# What only a power has: "under Moscow's protection".
OWNED = words(
    "protection concern concerns response reaction mission stance goals ambitions rivals grip claim claims "
    "refusal enemies offer criticism threat threats warning warnings pledge promise promises objections ultimatum"
)
MOTION = words(
    "leave left leaves leaving enter entered entering enters reach reached reaches visit visited visiting fled "
    "flee fleeing cross crossed crossing toured exit exited"
)
# Short forms of states that are words, names or titles where no stop or town stands beside them
SHORT_WORDS = words("mass miss wash penn cal ill")
# Abbreviations of two letters that are places wherever they stand; those of states need a town or a preposition before.
LONE_CODES = words("us uk eu dc nz hk la")
# Verbs whose object is a person, not a town.
MEETING = words("thanked thanks thanking married hired interviewed congratulated greeted hugged embraced sacked")


def in_the_present(verb: str) -> bool:
    """Whether a word after the subject of a clause is a verb in the present: 'that Moscow highlights'."""
    return (
        verb.endswith("s") and verb.isalpha() and len(verb) > 4 and verb not in PLACE_NOUNS and verb not in ACTOR_NOUNS
    )


def acted(verb: str) -> bool:
    """Whether a past form says what someone did, not what befell it: 'denied', not 'suffered'."""
    return (verb.endswith("ed") and verb.isalpha() and len(verb) > 4 and verb not in UNDERGONE) or verb in ACTION_VERBS
