"""What explains a name as a person's keeps it off the map."""

import pytest


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ('"It was dark," said Gwangju, a nurse, who has two sons.', "Gwangju"),
        ("Orlando, the defendant, wept.", "Orlando"),
        ("The suspect, Hangzhou, is 34.", "Hangzhou"),
        ("Police spoke to Zanzibar and his cousin.", "Zanzibar"),
        ("Nancy and her husband fled.", "Nancy"),
    ],
)
def test_a_person_who_is_explained_is_not_drawn(found, text, name):
    mention = found(text).get(name)
    assert mention is None or mention.place is None


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("In Mosul, a doctor, who had fled, spoke.", "Mosul"),
        ("They left Mosul, a doctor said.", "Mosul"),
        ("Baku, the host, lost the final.", "Baku"),
        ("Mosul, a stronghold of the rebels, fell.", "Mosul"),
        ("Iran, the leader of the group, refused.", "Iran"),
        ("Aleppo and its villages were hit.", "Aleppo"),
    ],
)
def test_a_place_beside_persons_is_drawn(found, text, name):
    assert found(text)[name].place is not None


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The painter Biskra was 80.", "Biskra"),
        ("Tropical storm Leipzig weakened.", "Leipzig"),
        ("The Zanzibar clan rules the valley.", "Zanzibar"),
        ("He bought shares of Varna.", "Varna"),
        ("He wore a Malacca coat.", "Malacca"),
    ],
)
def test_persons_storms_clans_and_goods_are_told_by_the_word_beside_them(found, text, name):
    mention = found(text).get(name)
    assert mention is None or mention.place is None or mention.role == "actor"


def test_a_noun_after_the_ware_tells_a_place(found):
    assert found("A Leeds bread factory burned down.")["Leeds"].place is not None


@pytest.mark.parametrize("who", ["Mothers", "Children", "Volunteers", "Defenders"])
def test_persons_of_a_town_who_open_a_sentence_are_no_organisation(found, who):
    assert found(f"{who} of Kharkiv dug trenches.")["Kharkiv"].role == "location"
