"""Names of airports in the news that the package airportsdata lacks."""

from __future__ import annotations

INTERNATIONAL = " International Airport"

# Names of the news that the package doesn't have, by IATA code; without 'International Airport'.
OTHER_NAMES = {
    "ABJ": "Félix Houphouët-Boigny", "BKO": "Modibo Keita", "OUA": "Thomas Sankara", "NDJ": "Hassan Djamous",
    "LLW": "Kamuzu", "HRE": "Robert Gabriel Mugabe|Robert Mugabe", "DAR": "Julius Nyerere", "AUH": "Zayed",
    "LHE": "Allama Iqbal", "ISB": "Benazir Bhutto", "PNH": "Phnom Penh", "DPS": "Ngurah Rai|I Gusti Ngurah Rai",
    "HND": "Haneda", "TPE": "Taoyuan", "MEL": "Tullamarine", "BEG": "Nikola Tesla", "FCO": "Fiumicino",
    "BCN": "El Prat", "ZRH": "Kloten", "LTN": "Luton", "DAL": "Dallas Love Field", "LAS": "McCarran|Harry Reid",
    "YUL": "Trudeau|Montréal-Trudeau", "UIO": "Mariscal Sucre", "SCL": "Arturo Merino Benítez", "GIG": "Galeão",
    "MVD": "Carrasco", "RUH": "King Khalid", "CMB": "Bandaranaike|Katunayake", "KAN": "Mallam Aminu Kano|Aminu Kano",
    "BJL": "Yundum", "BKY": "Kavumu", "ADD": "Addis Ababa Bole", "MBA": "Moi", "GXF": "Seiyun|Sayun", "KAC": "Qamishli",
    "KIK": "Kirkuk", "BUS": "Shota Rustaveli", "SUI": "Sukhumi", "MSQ": "Minsk National", "ETM": "Ramon",
    "MGA": "Augusto Sandino|Augusto C. Sandino", "BGI": "Grantley Adams", "HIR": "Honiara|Henderson Field",
    "FIH": "N'djili", "OAI": "Bagram", "SIP": "Simferopol", "KBL": "Hamid Karzai", "CAI": "Cairo",
}  # fmt: skip
_KINDS_OF_AIRPORT = frozenset((
    "Municipal", "Regional", "Executive", "National", "County", "Downtown", "Central", "Domestic", "Airport", "Field",
    "International", "Metropolitan", "Northern", "Southern", "Eastern", "Western", "Intercontinental", "Industrial",
    "North", "South", "East", "West", "City", "Naval", "Station", "Army", "Air", "Base", "Island", "New", "Airfield",
))  # fmt: skip


def airport_names(name: str, city: str, *, is_main: bool) -> list[str]:
    """What an airport is called beside its full name: without 'International', without or with its city only."""
    names = []
    stem = name.removesuffix(INTERNATIONAL).removesuffix(" Airport")
    if name.endswith(INTERNATIONAL):
        names += [f"{stem} Airport", f"{stem} International"]
    rest = stem.removeprefix(city).strip(" -/,") if city else stem
    if rest != stem and len(rest) > 5 and not _KINDS_OF_AIRPORT.intersection(rest.split()):
        names += [f"{rest} Airport"] + ([f"{rest}{INTERNATIONAL}"] if name.endswith(INTERNATIONAL) else [])
    if city and is_main and name.endswith(INTERNATIONAL):
        names += [f"{city}{INTERNATIONAL}", f"{city} Airport"]
    return [each for each in dict.fromkeys(names) if each != name]
