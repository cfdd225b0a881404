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
