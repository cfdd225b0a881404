"""The sentence with which Why begins."""

from geo.ui.plain_why import plain_words


def candidate(name, score, chosen=False, **parts):
    told = [{"name": part.replace("_", " "), "value": value} for part, value in parts.items()]
    return {"name": name, "detail": "a town", "score": score, "chosen": chosen, "parts": told}


def test_it_names_what_sets_the_place_apart_from_the_runner_up():
    chosen = candidate("Lyon, France", 4.0, True, exact_name=2.0, country_named=2.0)
    rival = candidate("Lyon, Michigan", 2.5, exact_name=2.5)
    words = plain_words("Lyon", 0.9, [chosen, rival], complete=True)
    assert words.startswith("“Lyon” is taken for Lyon, France (a town), and Dateline is 90% sure of it.")
    assert "Of 2 places of that name" in words
    assert words.endswith("what sets it apart from Lyon, Michigan most is “country named”.")


def test_what_a_place_is_stands_there_once():
    region = candidate("Levant (a town)", 1.0, True, exact_name=1.0)
    assert "Levant (a town), and" in plain_words("Levant", 0.8, [region], complete=True)


def test_a_name_of_one_place_says_so():
    only = candidate("Villeurbanne", 1.0, True, exact_name=1.0)
    assert plain_words("Villeurbanne", 0.8, [only], complete=True).endswith("knows no other place of that name.")
    assert plain_words("Villeurbanne", 0.8, [only], complete=False).endswith("sure of it.")


def test_a_place_that_was_corrected_against_the_scores_claims_no_reason():
    chosen, rival = candidate("A", 1.0, True, exact_name=1.0), candidate("B", 3.0, exact_name=3.0)
    assert plain_words("X", 1.0, [chosen, rival], complete=True).endswith("The runner-up is B.")


def test_where_none_was_chosen_the_reason_says_it_all():
    assert plain_words("X", 0.0, [candidate("A", 1.0)], complete=True) == ""
    assert plain_words("X", 0.0, [], complete=True) == ""
