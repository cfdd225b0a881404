"""Names of one country that no table has are said, with the command that would help."""

from pathlib import Path

import pytest

from geo.gazetteer import Gazetteer
from geo.pipeline import Pipeline
from geo.project.build import build_project
from geo.project.unplaced import unplaced

RAIDS = (
    "Gunmen attacked the village of Nassoumbou near Djibo in Burkina Faso on Monday.\n",
    "The village of Koutougou was burned, a source in Ouagadougou said. Burkina Faso sent troops to Dori.\n",
    "Two died in Kabougou (Tansarga, Tapoa), the army of Burkina Faso said in Fada N'gourma.\n",
)


@pytest.fixture(scope="module")
def pipeline(gazetteer_file: Path) -> Pipeline:
    return Pipeline(Gazetteer.open(gazetteer_file, imports=False))


def build(folder: Path, pipeline: Pipeline, *texts: str, countries: tuple[str, ...] = ()) -> Path:
    articles = folder / "articles"
    articles.mkdir()
    for number, text in enumerate(texts):
        (articles / f"{number}.txt").write_text(text)
    build_project(articles, folder / "p.sqlite", pipeline, countries=countries)
    return folder / "p.sqlite"


def test_several_names_of_one_country_are_offered_its_dump(tmp_path: Path, pipeline: Pipeline) -> None:
    (offer,) = unplaced(build(tmp_path, pipeline, *RAIDS))
    assert (offer.country, offer.command) == ("BF", "dateline gazetteer add BF")
    assert {"Nassoumbou", "Koutougou", "Kabougou"} <= set(offer.names)
    assert "names in articles about Burkina Faso are in no table" in offer.words


def test_the_build_says_so(tmp_path: Path, pipeline: Pipeline) -> None:
    build(tmp_path, pipeline, *RAIDS)
    lines = build_project(tmp_path / "articles", tmp_path / "p.sqlite", pipeline).lines()
    assert any("run 'dateline gazetteer add BF', then build again" in line for line in lines)


def test_nothing_is_offered_for_a_name_or_two_or_what_is_imported(tmp_path: Path, pipeline: Pipeline) -> None:
    project = build(tmp_path, pipeline, *RAIDS)
    assert unplaced(project, {"BF"}) == ()
    assert unplaced(project, {"allCountries"}) == ()
    (tmp_path / "few").mkdir()
    assert unplaced(build(tmp_path / "few", pipeline, RAIDS[0])) == ()


def test_names_are_of_the_country_that_was_given(tmp_path: Path, pipeline: Pipeline) -> None:
    text = "Gunmen attacked the village of Xorbele, the village of Zabrixa and the village of Dorbekko."
    (offer,) = unplaced(build(tmp_path, pipeline, text, countries=("TD",)))
    assert offer.country == "TD"
