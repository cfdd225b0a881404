"""What is called after towns: the words for things beside a name, sayings, and names of their own."""

import pytest

from geo.places.called_after import beside_things
from geo.places.mentions import describe
from geo.places.things import class_of, classes_called, thing_called
from geo.places.tokens import tokenise


def things_beside(text, name):
    tokens = tokenise(text)
    first = tokens.words.index(name)
    return beside_things(tokens, describe(text, tokens, first, first + 1, "LOC"), acts=False)


class TestClasses:
    @pytest.mark.parametrize(
        ("noun", "name"),
        [
            ("hospital", "structure"),
            ("coats", "clothing"),
            ("shelf", "device"),
            ("accords", "agreement"),
            ("syndrome", "illness"),
            ("mayor", "person"),
            ("and", ""),
        ],
    )
    def test_a_noun_has_the_class_of_what_it_names_most(self, noun, name):
        assert class_of(noun) == name

    def test_a_cheese_is_called_like_its_town(self):
        assert "food" in classes_called("gouda")
        assert classes_called("mosul") == ()

    def test_a_whole_name_is_found_around_a_places(self):
        tokens = tokenise("She wore two Panama hats.")
        assert thing_called(tokens, 3, 4, "panama") == "Panama hats"
        assert thing_called(tokenise("She left Panama today."), 2, 3, "panama") == ""


class TestEvidence:
    def test_the_noun_after_a_name_tells_what_is_called_after_it(self):
        assert "before a container" in things_beside("The Dublin backpack has two straps.", "Dublin")
        assert "before a structure" in things_beside("The Dublin hospital is full.", "Dublin")

    def test_a_measure_before_a_name(self):
        assert "after a container of" in things_beside("She opened a bottle of Chablis.", "Chablis")

    def test_films_are_told_from_towns_in_which_they_are_shot(self):
        assert "in a sentence of films or songs" in things_beside("We saw Fargo and its sequel.", "Fargo")
        assert "in a sentence of films or songs" not in things_beside("The sequel was shot in Fargo.", "Fargo")

    def test_a_person_owns_things(self):
        assert "before his or her" in things_beside("The verdict surprised Houston and her lawyers.", "Houston")


class TestWhatIsMapped:
    @pytest.mark.parametrize(
        ("text", "name"),
        [
            ("The bill failed in Congress last week.", "Congress"),
            ("When in Rome, do as the locals do.", "Rome"),
            ("It was like carrying coals to Newcastle.", "Newcastle"),
            ("York et al. found no effect of the drug.", "York"),
            ("Operation Dresden was a failure.", "Dresden"),
            ("Their daughter Brooklyn starts school in autumn.", "Brooklyn"),
            ("The lamp is called Helsinki and takes three bulbs.", "Helsinki"),
            ("The Treaty of Lisbon came into force in 2009.", "Lisbon"),
            ("Hostages can develop Stockholm syndrome.", "Stockholm"),
            ("The Ohio class submarines will be replaced.", "Ohio"),
            ("The Virginia-class boat dived.", "Virginia"),
            ("Every start-up wants to be the next Silicon Valley.", "Silicon Valley"),
            ("The final episode of Dallas drew 33 million viewers.", "Dallas"),
            ("She wore a white Panama hat.", "Panama"),
            ("The law firm of Novak, Hull, and Hampton filed the suit.", "Hampton"),
        ],
    )
    def test_what_is_called_after_a_town_is_not_drawn(self, found, text, name):
        assert not any(m.role == "location" and m.place is not None for m in found(text).values() if name in m.text)

    @pytest.mark.parametrize(
        ("text", "name"),
        [
            ("Police in Congress, Arizona, arrested two men.", "Congress"),
            ("Thousands marched in Rome.", "Rome"),
            ("The treaty was signed in Lisbon.", "Lisbon"),
            ("In Stockholm a hospital closed its ward.", "Stockholm"),
            ("Floods hit Dresden.", "Dresden"),
            ("The next day Kobani was shelled.", "Kobani"),
            ("Activists said Levice was bombed from the air.", "Levice"),
        ],
    )
    def test_a_town_is_drawn_all_the_same(self, found, text, name):
        mention = found(text)[name]
        assert mention.role == "location"
        assert mention.place is not None
