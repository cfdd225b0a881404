"""Which language an article is in: English is never lost, names tell nothing, others are named where that is sure."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.languages.detect import is_read, name_of, tell_language, unread_words
from geo.places.word_classes import is_word
from geo.text import language_of

ENGLISH = [
    "The army took the town on Thursday after a week of fighting.",
    "Snow closed the road to Kars.",
    "Troops Move Into Old City",
    "THREE KILLED AS BRIDGE FALLS NEAR LIMA",
    "MOSUL, RAQQA, TAL AFAR, AL-WALEED, SINJAR, KIRKUK, ERBIL, TIKRIT",
    "Mosul, Raqqa, Tal Afar, Al-Waleed\nHaider al-Abadi, Nouri al-Maliki, Massoud Barzani",
    "Szczecin, Wrocław, Łódź, Kraków, Gdańsk, Poznań, Białystok, Rzeszów",
    "Jean-Pierre Dubois (Lyon), Marie-Claire Lefèvre (Rennes), Étienne Moreau (Nîmes)",
    "PARIS (Reuters) - Le Monde reported on Friday that the Élysée would not comment on the Légion d'honneur affair.",
    "He shouted 'Vive la France!' and the crowd sang until the police came.",
    "Photo: AFP",
    "10:45 GMT",
    "",
    "\n\n",
    "4 8 15 16 23 42",
    "Follow us @dateline #Mosul https://example.org/le-president-a-parle",
]
OTHERS = {
    "fr": "Le président a rencontré mardi les ministres de la région à Lyon.",
    "de": "Die Stadt war nach dem Hochwasser tagelang ohne Strom und Wasser.",
    "es": "Cuando llegaron los soldados, el pueblo ya estaba vacío.",
    "it": "La città è rimasta senza acqua per due giorni dopo la frana.",
    "pt": "A cidade ficou dois dias sem água depois das chuvas.",
    "nl": "De minister sprak dinsdag in Utrecht met de burgemeesters van de regio.",
    "pl": "Po powodzi miasto przez dwa dni nie miało wody.",
    "tr": "Selden sonra kent iki gün susuz kaldı.",
    "ru": "После наводнения город два дня оставался без воды.",
    "uk": "Міністр зустрівся у вівторок з мерами регіону у Львові.",
    "ar": "بقيت المدينة بلا ماء يومين بعد الفيضانات.",
    "fa": "وزیر روز سه‌شنبه با شهرداران منطقه در شیراز دیدار کرد.",
    "he": "השר נפגש ביום שלישי עם ראשי הערים באזור בחיפה.",
    "zh": "部长星期二在成都会见了该地区的市长。",
    "ja": "大臣は火曜日、仙台で地域の市長らと会談した。",
    "hi": "मंत्री ने मंगलवार को लखनऊ में क्षेत्र के महापौरों से मुलाकात की।",
    "el": "Ο υπουργός συναντήθηκε την Τρίτη με τους δημάρχους της περιοχής στην Πάτρα.",
}
SWAHILI = (
    "Waziri wa afya alisema kwamba hospitali mbili za mkoa zimefungwa kwa sababu ya mafuriko. Watu wengi walihamishwa "
    "kwenda shule na misikiti, na serikali inaomba msaada wa haraka. Barabara kuu ya mji imefungwa tangu juzi na maji "
    "bado yanaongezeka katika vijiji vya karibu, alisema."
)


@pytest.mark.parametrize("text", ENGLISH)
def test_english_and_what_tells_nothing_is_read(text: str) -> None:
    assert tell_language(text).code in ("en", "")


@pytest.mark.parametrize("code", OTHERS)
def test_a_sentence_in_another_language_is_told(code: str) -> None:
    told = tell_language(OTHERS[code])
    assert told.code == code
    assert name_of(code) in told.reason


def test_prose_of_a_language_that_is_hard_to_name_is_not_taken_for_english() -> None:
    assert not is_read(tell_language(SWAHILI).code)


SHORT = (
    "Askari waliingia Goma mwezi Mei",
    "Watu watatu waliuawa karibu na Bunia jana usiku",
    "Ciidamadu waxay galeen Baydhabo",
    "Sojoji sun shiga Maiduguri ranar Talata",
    "Abantu babiri bishwe i Goma",
    "Olona roa maty tany Toliara",
)


@pytest.mark.parametrize("text", SHORT)
def test_a_short_text_without_a_word_of_english_is_none(text: str) -> None:
    assert not is_read(language_of(text, is_word=is_word).code)
    assert not is_read(language_of(text, "en", is_word=is_word).code)
    assert language_of(text, "so", is_word=is_word).code == "so"


@pytest.mark.parametrize("text", ENGLISH)
def test_no_english_is_lost_by_asking_for_its_words(text: str) -> None:
    assert is_read(language_of(text, is_word=is_word).code)


def test_prose_in_capitals_is_told() -> None:
    assert tell_language("LE PRÉSIDENT A RENCONTRÉ MARDI LES MINISTRES DE LA RÉGION À LYON").code == "fr"


@pytest.mark.parametrize("claimed", ["en", "en-GB", "EN_us"])
def test_the_words_go_before_what_a_page_claims(claimed: str) -> None:
    assert tell_language(OTHERS["fr"], claimed).code == "fr"
    assert tell_language(ENGLISH[0], "ru").code == "en"


def test_a_claim_counts_where_the_words_tell_too_little() -> None:
    assert tell_language("Lyon, Rennes", "fr-FR").code == "fr"
    assert "given as French" in tell_language("Lyon, Rennes", "fr").reason
    assert tell_language("Lyon, Rennes", "nonsense").code == ""


def test_an_article_with_an_english_block_of_front_matter_is_told_by_its_own_words() -> None:
    front = "---\ntitle: What the ministers said when they met\npublisher: The Post of the Region\n---\n"
    assert language_of(front + OTHERS["fr"]).code == "fr"


def test_an_english_article_that_quotes_another_language_stays_english() -> None:
    text = f"{ENGLISH[0]} He said: {OTHERS['ru']} Nobody in the town knew what that was about, and they left."
    assert tell_language(text).code == "en"


@given(st.text(st.characters(), max_size=60))  # half surrogates too
def test_any_text_gets_a_reason(text: str) -> None:
    assert tell_language(text).reason


def test_what_is_not_read_is_counted_with_the_commonest_language_first() -> None:
    counts = {"en": 5, "": 1, "ar": 2, "ru": 9, "fr": 1}
    assert unread_words(counts) == "12 articles in Russian, Arabic, French: not read for places and dates yet"
    assert unread_words({"fr": 1}) == "1 article in French: not read for places and dates yet"
    assert unread_words({"en": 3, "": 2}) == ""
