from geo.places.tokens import tokenise
from geo.places.votes import family_names
from geo.places.word_classes import cluster, cluster_features, is_given_name, is_given_name_abroad


def test_words_that_are_used_alike_share_the_root_of_their_clusters():
    assert cluster("Baghdad")[:8] == cluster("Boston")[:8]
    assert cluster("Baghdad")[:4] != cluster("explained")[:4]


def test_case_tells_words_apart_but_capitals_of_a_headline_do_not():
    assert cluster("Reading") != cluster("reading")
    assert cluster("BAGHDAD") == cluster("Baghdad")


def test_words_outside_the_table_have_no_features():
    assert cluster("Kryvyirihska") == ""
    assert cluster_features("Kryvyirihska") == ()


def test_a_cluster_stands_for_its_broader_classes_as_well():
    bits = cluster("Baghdad")
    assert cluster_features("Baghdad") == (f"k={bits}", f"k4={bits[:4]}", f"k6={bits[:6]}", f"k8={bits[:8]}")


def test_given_names_leave_out_those_better_known_as_places():
    assert is_given_name("matthew")
    assert not is_given_name("florence")


def test_given_names_of_other_countries_leave_out_places_and_words():
    assert is_given_name_abroad("tomasz")
    assert not is_given_name_abroad("ankara")
    assert not is_given_name_abroad("matthew")


def test_family_names_are_known_by_the_given_name_or_initial_before_them():
    tokens = tokenise("Police named Matthew D. Flores. His friend Ana Welch wept; Flores, 26, lived in Clark County.")
    assert family_names(tokens) == {"flores", "welch"}


def test_a_given_name_before_a_longer_run_of_capitals_names_nobody():
    assert family_names(tokenise("She met Ana Flores Street residents.")) == set()
