"""Places whose name in the English-language press is not GeoNames' main name, chosen by hand.

Part of build_gazetteer_tables.py. A name alone isn't enough: the GeoNames entry must bear it among its alternate
names, so a slip of the pen finds nothing. Natural Earth's names are taken only where they stand here: many are older
or more local than GeoNames' own ('Nürnberg', 'Port Elizabeth', 'Rashid').
"""

from __future__ import annotations

TOWNS = {
    "AE": "Al Ain|Umm Al Quwain|Fujairah",
    "AF": "Sheberghan|Chaghcharan|Kandahar|Jalalabad|Lashkar Gah|Mazar-i-Sharif|Ghazni|Khost|Bamyan",
    "BG": "Veliko Tarnovo|Plovdiv",
    "CH": "Zurich|Geneva|Lucerne|Bern|Basel|Lausanne|St. Gallen|Sion",
    "CN": "Hotan|Kashgar|Yumen|Houma",
    "DE": "Cologne|Munich|Nuremberg|Hanover",
    "EG": "Mansoura|El Arish|Beni Suef|Benha|Kafr el-Sheikh|Marsa Matruh|Siwa|Sallum|El Alamein|Kharga|Zagazig|Ismailia"
          "|Suez|Sohag|Qena|Sharm el-Sheikh|Hurghada|Minya|Asyut|Faiyum|Tanta",
    "ES": "Seville|Vitoria-Gasteiz|San Sebastián",
    "ET": "Mekelle|Gondar|Adama|Axum|Lalibela|Bahir Dar|Dire Dawa|Hawassa|Harar",
    "GE": "Sukhumi|Gori|Tskhinvali|Poti",
    "GR": "Heraklion|Larissa|Ermoupoli|Piraeus|Volos|Patras|Rhodes",
    "IN": "Chandrapur|Shahjahanpur|Faizabad|Bahraich|Sagar|Sopore|Panaji",
    "IQ": "Basra|Abu Ghraib|Hillah|Dohuk|Amarah|Kalar|Fallujah|Baiji|Samawah|Qurnah|Musayyib|Zakho|Aziziyah"
          "|Mahawil|Dujail|Rutba|Nasiriyah|Diwaniyah|Najaf|Ramadi|Erbil|Sulaymaniyah|Karbala|Baqubah|Kirkuk|Tikrit"
          "|Samarra|Sinjar|Hawija|Haditha|Tal Afar|Qayyarah|Rawa|Al-Qaim|Mahmudiyah"
          "|Miqdadiyah|Khanaqin|Tuz Khurmatu|Umm Qasr|Zubair|Kut|Kufa|Halabja|Amedi|Shaqlawa|Chamchamal|Ranya"
          "|Makhmur|Khalis|Bartella|Suwayrah|Iskandariya|Ana",
    "IR": "Urmia|Khoy|Bandar Abbas|Bushehr|Isfahan|Mashhad|Tehran",
    "JO": "Karak|Zarqa|Irbid|Aqaba|Mafraq|Salt|Ruwaished|Ramtha",
    "JP": "Fukui|Tottori|Kashihara|Katori",
    "KP": "Sariwon|Anbyon|Musan|Rason",
    "KR": "Goyang|Cheongju|Bucheon|Ansan",
    "LA": "Phonsavan",
    "LB": "Tripoli|Tyre|Sidon|Baalbek|Zahle|Nabatieh|Jounieh|Arsal|Bint Jbeil",
    "LY": "Tripoli|Misrata|Khoms|Zawiya|Bayda|Derna|Ajdabiya|Sabha|Zintan|Brega|Bani Walid|Gharyan|Sabratha"
          "|Tarhuna|Zliten|Ubari",
    "MA": "Fez|Marrakesh|Tangier",
    "MM": "Naypyidaw",
    "MN": "Ulaanbaatar",
    "MX": "Querétaro|León|Acapulco|Durango|Matamoros|Xalapa|Tehuantepec|Pachuca",
    "OM": "Muscat|Salalah",
    "PK": "Jhang",
    "PS": "Gaza|Khan Yunis|Rafah|Jenin|Nablus|Ramallah|Tulkarm|Qalqilya|Jericho|Bethlehem|Hebron|Jabalia|Beit Hanoun"
          "|Beit Lahia|Deir al-Balah",
    "RU": "Moscow|Saint Petersburg|Nizhny Novgorod|Arkhangelsk|Novy Urengoy|Severo-Kurilsk|Grozny|Nalchik|Vladikavkaz",
    "SA": "Mecca|Medina|Hofuf|Turaif|Jeddah|Riyadh|Dammam|Tabuk|Jizan|Khobar|Taif|Qatif|Arar|Dhahran",
    "SD": "Gedaref|Geneina|El Fasher|Nyala|Port Sudan|Khartoum|Omdurman|Kassala|Dongola|Muglad|Damazin|Kosti",
    "SO": "Hargeisa|Mogadishu|Galkayo|Beledweyne|Kismayo",
    "SY": "Raqqa|Hama|Hasakah|Douma|Salamiyah|Tabqa|Azaz|Safira|Suwayda|Mayadin|Rastan|Palmyra|Kobani|Qusayr|Quneitra"
          "|Qaryatayn|Zabadani|Daraa|Deir ez-Zor|Homs|Idlib|Latakia|Tartus|Qamishli|Manbij|Jarabulus|Al-Bab|Afrin"
          "|Tal Abyad|Ras al-Ayn|Abu Kamal|Maarrat al-Numan|Jisr al-Shughur|Saraqib|Khan Shaykhun"
          "|Darayya|Harasta|Madaya|Jableh|Baniyas|Masyaf|Ariha|Binnish|Sanamayn",
    "TH": "Nonthaburi|Ayutthaya",
    "TN": "Ariana|Sousse|Kef|Sidi Bouzid",
    "TW": "New Taipei",
    "UA": "Kyiv|Kharkiv|Kramatorsk|Avdiivka|Debaltseve|Zaporizhzhia|Mykolaiv|Chernihiv|Kryvyi Rih|Dnipro",
    "UZ": "Andijan|Khiva|Samarkand|Bukhara|Kokand|Namangan|Termez",
    "YE": "Sanaa|Aden|Taiz|Hudaydah|Saada|Marib|Mukalla|Mocha|Ataq|Dhamar|Ibb|Zinjibar|Lahij|Zabid|Rada",
}  # fmt: skip
"""English names by country, separated by '|'."""

DIVISIONS = {
    "AM.08": "Syunik", "BE.VLG": "Flanders", "BE.WAL": "Wallonia", "BY.02": "Gomel", "CN.13": "Xinjiang",
    "CN.14": "Tibet", "CN.16": "Guangxi", "CN.20": "Inner Mongolia", "CN.21": "Ningxia", "CZ.81": "Karlovy Vary",
    "EG.14": "Sharqia", "ET.51": "Oromia", "ET.52": "Somali Region", "ET.53": "Tigray", "ID.04": "Jakarta",
    "ID.29": "North Maluku", "IQ.04": "Qadisiyah", "IQ.18": "Salah al-Din", "SA.06": "Eastern Province",
    "SY.01": "Hasakah", "SY.08": "Rif Dimashq", "TR.34": "Istanbul", "UA.11": "Crimea", "UA.13": "Kyiv Oblast",
    "RU.01": "Adygea", "RU.03": "Altai Republic", "RU.04": "Altai Krai", "RU.08": "Bashkortostan", "RU.09": "Belgorod",
    "RU.11": "Buryatia", "RU.12": "Chechnya", "RU.15": "Chukotka", "RU.16": "Chuvashia", "RU.17": "Dagestan",
    "RU.19": "Ingushetia", "RU.21": "Ivanovo", "RU.22": "Kabardino-Balkaria", "RU.23": "Kaliningrad",
    "RU.24": "Kalmykia", "RU.25": "Kaluga", "RU.27": "Karachay-Cherkessia", "RU.28": "Karelia",
    "RU.30": "Khabarovsk Krai", "RU.31": "Khakassia", "RU.32": "Khanty-Mansi", "RU.34": "Komi", "RU.37": "Kostroma",
    "RU.38": "Krasnodar Krai", "RU.41": "Kursk", "RU.42": "Leningrad Oblast", "RU.45": "Mari El", "RU.46": "Mordovia",
    "RU.47": "Moscow Oblast", "RU.48": "Moscow", "RU.49": "Murmansk", "RU.50": "Nenets", "RU.52": "Novgorod",
    "RU.55": "Orenburg", "RU.59": "Primorsky Krai", "RU.60": "Pskov", "RU.61": "Rostov", "RU.63": "Sakha",
    "RU.66": "Saint Petersburg", "RU.68": "North Ossetia", "RU.69": "Smolensk", "RU.70": "Stavropol Krai",
    "RU.72": "Tambov", "RU.73": "Tatarstan", "RU.76": "Tula", "RU.77": "Tver", "RU.78": "Tyumen", "RU.79": "Tyva",
    "RU.80": "Udmurtia", "RU.83": "Vladimir Oblast", "RU.84": "Volgograd", "RU.85": "Vologda", "RU.87": "Yamalo-Nenets",
    "RU.89": "Jewish Autonomous Oblast", "RU.90": "Perm Krai", "RU.91": "Krasnoyarsk Krai", "RU.92": "Kamchatka",
    "RU.93": "Zabaykalsky Krai",
}  # fmt: skip
"""English names by GeoNames code, where the rule in basemap_labels.py gives another one."""

KEPT_DIVISIONS = frozenset((
    "AF.33", "AR.07", "BR.07", "CD.08", "CI.93", "ET.55", "ET.56", "GA.04", "IE.L.15", "KE.40.7602644", "NG.25",
    "PS.WE.7870654", "PS.WE.7870656", "PT.05", "SD.39", "US.CA", "YE.28",
))  # fmt: skip
KEPT_COUNTRIES = frozenset(("AO", "BW", "BZ", "FI", "NR", "PG", "SL", "SO", "SS"))
"""Divisions whose shortest English alias in GeoNames is wrong or no better: 'Golden' State, Queen's County."""

GENERIC = frozenset((
    "Capital", "Central", "East", "Eastern", "Federal", "Free", "Middle", "National", "North", "Northeastern",
    "Northern", "Northwestern", "South", "Southeastern", "Southern", "Southwestern", "West", "Western",
))  # fmt: skip
"""No name once the word for the kind is gone."""
