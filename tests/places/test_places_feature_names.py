import pytest

from geo.places.feature_names import NEIGHBOURS, of_neighbours_sense, of_words_around, sense


@pytest.mark.parametrize(
    ("word", "told"),
    [
        ("jacket", "clothing"),
        ("treaty", "agreement"),
        ("spaniel", "animal"),
        ("ate", "v:consumption"),
        ("the", ""),
        (",", ""),
    ],
)
def test_a_word_tells_what_it_names_or_does(word: str, told: str) -> None:
    assert sense(word) == told


def test_what_a_neighbour_tells_has_its_distance() -> None:
    told = dict(zip(NEIGHBOURS, of_neighbours_sense("jacket", upper=False), strict=True))
    assert "t1=clothing" in told[1]
    assert "t-2=clothing" in told[-2]


def test_a_neighbour_with_a_capital_tells_nothing() -> None:
    assert not any(of_neighbours_sense("jacket", upper=True))


def test_after_an_article_the_word_behind_the_name_tells_what_bears_it() -> None:
    words = ["her", "Bergen", "jacket"]
    assert "det=clothing" in of_words_around(words, words, 1, (1, 2))
    assert not any(
        name.startswith("det=") for name in of_words_around(["in", *words[1:]], ["in", *words[1:]], 1, (1, 2))
    )
