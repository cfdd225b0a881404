import pandas as pd

from geo.ui.place_names import place_names

COLUMNS = ["id", "name", "kind", "country", "admin1", "latitude", "longitude"]


def named(rows: list[tuple[object, ...]], reasons: list[tuple[str | None, str]]) -> dict[str, str]:
    return place_names(pd.DataFrame(rows, columns=COLUMNS), pd.DataFrame(reasons, columns=["place_id", "reason"]))


MOSUL = ("geonames:1", "Mosul", "city", "IQ", "15", 36.3, 43.1)
WASHINGTON = ("geonames:2", "Washington", "city", "US", "DC", 38.9, -77.0)
STATE = ("geonames:3", "Washington", "admin1", "US", "WA", 47.5, -120.5)


def test_namesakes_of_a_project_are_told_apart() -> None:
    assert named([MOSUL, WASHINGTON, STATE], [("geonames:1", "the best known of this name")]) == {
        "geonames:1": "Mosul",
        "geonames:2": "Washington, D.C., United States",
        "geonames:3": "Washington (state), United States",
    }


def test_the_next_best_candidate_of_the_same_name_asks_for_the_full_name() -> None:
    reason = "the best known of this name. Next: Mosul, Nineveh, Iraq (admin2), 1.5 behind"
    assert named([MOSUL], [("geonames:1", reason)]) == {"geonames:1": "Mosul, Nineveh, Iraq"}


def test_another_name_beside_it_does_not() -> None:
    reason = "the best known of this name. Next: Arak, Markazi, Iran (city), 4.3 behind"
    assert named([MOSUL], [("geonames:1", reason), (None, "nothing good enough")]) == {"geonames:1": "Mosul"}
