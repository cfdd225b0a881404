"""Goods, treaties, breeds and dishes called after towns, sayings, works and persons; and the same words beside towns.

Sentences as tests/behaviour/nowhere.py has them: names of no place after '|', places after '+'. Half of them were
written before the rules and frames for these kinds (scripts/called_after_frames.py), half after the first of these;
all by the same hand.
"""

from __future__ import annotations

import random
from collections.abc import Iterator

from behaviour.cases import Case
from behaviour.goods import GOODS
from behaviour.names import Names
from behaviour.nowhere import written
from behaviour.sayings import SAYINGS
from behaviour.treaties import NAMED

GROUND = (
    "The hot springs of Bath draw tourists.+Bath",
    "A bus from Durango fell into a ravine.+Durango",
    "The cathedral of Santa Fe was evacuated.+Santa Fe",
    "Farmers around Toledo fear the drought.+Toledo",
    "He was born in Parma and moved to Verona as a boy.+Parma+Verona",
    "The factory in Limoges closed in May.+Limoges",
    "A flood cut off Monterey for two days.+Monterey",
    "Savannah was spared by the storm.+Savannah",
    "The accords were signed in Dayton.+Dayton",
    "Delegates meet in Marrakesh on Monday.+Marrakesh",
    "Coventry was bombed on 14 November.+Coventry",
    "Snipers fired on the market of Srebrenica.+Srebrenica",
    "Shells hit the outskirts of Kharkiv again.+Kharkiv",
    "On Tuesday Ramadi was retaken.+Ramadi",
    "Residents said Idlib had been bombed.+Idlib",
    "The mayor of Florence resigned.+Florence",
    "A gas explosion shook Dijon.+Dijon",
    "Officials in Chicago said 12 people were hurt.+Chicago",
    "She runs a bookshop in Leicester with her sister.+Leicester",
    "A landslide buried a school near Medina, Colombia.+Medina",
    "The convoy left Tabasco at dawn.+Tabasco",
    "Two villages outside Bukhara have no water.+Bukhara",
    "The ferry sank off Jersey.+Jersey",
    "Trains to Nottingham were cancelled.+Nottingham",
    "The virus was first seen in Marburg.+Marburg",
    "Police in Newcastle made six arrests.+Newcastle",
    "Fire broke out at a warehouse in Hereford.+Hereford",
    "Mobile, Alabama, lost power.+Mobile",
    "Protesters marched through Santiago.+Santiago",
    "Thousands fled Goma on foot.+Goma",
    "The river rose again in Reading, where 40 homes were flooded.+Reading",
    "The rebels hold Bukavu.+Bukavu",
    "Sheffield has 500,000 inhabitants.+Sheffield",
    "Wine growers in Burgundy lost half the crop to frost.+Burgundy",
    "The volcano darkened the sky over Java.+Java",
    "Fishermen from Newfoundland joined the search.+Newfoundland",
    "A meeting in Geneva ended without a deal.+Geneva",
    "Falluja fell in January.+Falluja",
    "Sievierodonetsk lies in ruins.+Sievierodonetsk",
    "The hospital in Marawi was looted.+Marawi",
    "The mayor of Tucson apologised.+Tucson",
    "A fire in Seville destroyed two workshops.+Seville",
    "Flooding closed the road to Bakewell.+Bakewell",
    "The quake was felt as far away as Isfahan.+Isfahan",
    "She was born in Norwich in 1950.+Norwich",
    "Fighting resumed around Taif at dawn.+Taif",
    "Delegates in Doha signed a text.+Doha",
    "Verdun was shelled for months.+Verdun",
    "The army entered Carthage in 146 BC.+Carthage",
    "The ferry from Halifax was delayed.+Halifax",
    "The treaty was negotiated in Nice.+Nice",
    "Sheffield lost its last steelworks.+Sheffield",
    "Rockets fell on Sderot again.+Sderot",
    "Witnesses said Mekelle had been bombed from the air.+Mekelle",
    "On Thursday Sirte fell to the rebels.+Sirte",
    "Thousands marched in Basel.+Basel",
    "The hospital in Minamata treats survivors.+Minamata",
    "A blast rocked Lahore on Easter Sunday.+Lahore",
    "The trial opened in Berlin.+Berlin",
    "Farmers in Rioja lost their grapes to hail.+Rioja",
    "A Boston court freed him.+Boston",
    "The Bristol hospital closed its ward.+Bristol",
    "The Dresden bridge collapsed in the night.+Dresden",
    "Two Seattle schools were evacuated.+Seattle",
    "The Leicester factory made shirts.+Leicester",
    "A Geneva suburb was without water.+Geneva",
    "The Goma airport reopened.+Goma",
    "Residents of Monaco pay no income tax.+Monaco",
    "Kherson was without power for a week.+Kherson",
    "Kobani remains under siege.+Kobani",
    "The governor said Avdiivka had been shelled 40 times.+Avdiivka",
    "A bus with tourists overturned near Salem, Oregon.+Salem",
    "The Dublin riots shocked the country.+Dublin",
    "Snow fell in Manhattan.+Manhattan",
    "Gunmen attacked a checkpoint outside Quetta.+Quetta",
    "The film festival in Locarno opens today.+Locarno",
    "He drove his car from Genoa to Turin.+Genoa+Turin",
    "Bottles were thrown at police in Leeds.+Leeds",
    "She sells cheese at a market in Gouda.+Gouda",
)


def goods(names: Names, half: str, chance: random.Random) -> Iterator[Case]:
    """Cars, clothes, drinks, programs and services."""
    yield from written(GOODS, half, chance)


def sayings(names: Names, half: str, chance: random.Random) -> Iterator[Case]:
    """Sayings, bodies, films, songs, pets, children and storms."""
    yield from written(SAYINGS, half, chance)


def named(names: Names, half: str, chance: random.Random) -> Iterator[Case]:
    """Treaties, diseases, breeds, dishes, fabrics, ships and scales."""
    yield from written(NAMED, half, chance)


def ground(names: Names, half: str, chance: random.Random) -> Iterator[Case]:
    """The same names and words where a place is meant."""
    yield from written(GROUND, half, chance)
