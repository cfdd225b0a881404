"""spaCy's entities laid over our tokens, on a stand-in with spaCy's interface: the real one is 300 MB."""

import re
import sys
from dataclasses import dataclass
from types import ModuleType, SimpleNamespace
from typing import Any

import pytest

from geo.errors import RecogniserError
from geo.gazetteer import Gazetteer
from geo.pipeline import Pipeline
from geo.places import recogniser_named
from geo.places.spacy_recogniser import SpacyRecogniser
from geo.places.tokens import tokenise


@dataclass
class Entity:
    start_char: int
    end_char: int
    label_: str


class Ruler:
    """A pipeline that knows some phrases, as a blank one with an EntityRuler does."""

    def __init__(self, version: str = "1.0", pipes: tuple[str, ...] = ("ner",), **phrases: str) -> None:
        self.meta = {"lang": "en", "name": "ruler", "version": version, "spacy_version": ">=3.8"}
        self.pipe_names = list(pipes)
        self.texts: list[str] = []
        self._phrases = {phrase.replace("_", " "): label for phrase, label in phrases.items()}

    def __call__(self, text: str) -> SimpleNamespace:
        self.texts.append(text)
        found = [
            Entity(match.start(), match.end(), label)
            for phrase, label in self._phrases.items()
            for match in re.finditer(re.escape(phrase), text)
        ]
        return SimpleNamespace(ents=sorted(found, key=lambda entity: entity.start_char))


def recognised(opened: Gazetteer, text: str, nlp: Ruler) -> list[tuple[str, str]]:
    tokens = tokenise(text)
    return [
        (text[tokens.starts[one.first] : tokens.ends[one.last - 1]], one.label)
        for one in SpacyRecogniser(nlp, opened.flags).recognise(tokens)
    ]


@pytest.mark.parametrize("label", ["GPE", "LOC", "FAC"])
def test_places_lands_and_sites_are_locations(opened: Gazetteer, label: str) -> None:
    assert recognised(opened, "Guards left Gao.", Ruler(Gao=label)) == [("Gao", "LOC")]


def test_persons_and_organisations_are_not_taken(opened: Gazetteer) -> None:
    assert recognised(opened, "Paris Hilton left Mali.", Ruler(Paris_Hilton="PERSON", Mali="ORG")) == []


def test_of_peoples_faiths_and_parties_only_demonyms_are_taken(opened: Gazetteer) -> None:
    nlp = Ruler(Malian="NORP", Republicans="NORP", Democrats="NORP")
    text = "Malian monks met Democrats and Republicans."
    assert recognised(opened, text, nlp) == [("Malian", "DEM")]


def test_articles_possessives_and_marks_at_the_edges_fall_off(opened: Gazetteer) -> None:
    text = "In the United States' north, Mali’s men said."
    nlp = Ruler(**{"the_United_States'": "GPE", "Mali's": "GPE"})
    assert recognised(opened, text, nlp) == [("United States", "LOC"), ("Mali", "LOC")]


def test_an_entity_that_ends_inside_a_word_takes_the_word(opened: Gazetteer) -> None:
    assert recognised(opened, "He saw N'Djamena today.", Ruler(Djamena="GPE")) == [("N'Djamena", "LOC")]


def test_entities_over_each_other_are_taken_once(opened: Gazetteer) -> None:
    nlp = Ruler(New_York_City="GPE", City="LOC")
    assert recognised(opened, "In New York City it rained.", nlp) == [("New York City", "LOC")]


def test_the_text_that_spacy_reads_has_the_same_offsets(opened: Gazetteer) -> None:
    text = "  Shelling in Gao\n\nFamilies 😀 fled  Gao\tby boat.\r\nGao"
    nlp = Ruler(Gao="GPE")
    assert recognised(opened, text, nlp) == [("Gao", "LOC")] * 3
    assert nlp.texts == ["Shelling in Gao\n\nFamilies 😀 fled  Gao by boat.\n\nGao"]


def test_long_texts_are_read_in_parts_with_nothing_lost(opened: Gazetteer) -> None:
    text = "Boats left Gao for the north again this week.\n" * 5000
    nlp = Ruler(Gao="GPE")
    assert recognised(opened, text, nlp) == [("Gao", "LOC")] * 5000
    assert 1 < len(nlp.texts) < 10


def test_a_text_without_a_word_is_not_asked(opened: Gazetteer) -> None:
    assert recognised(opened, " \n ", Ruler()) == []


def test_another_recogniser_or_model_is_another_version_of_the_pipeline(opened: Gazetteer) -> None:
    pipelines = [
        Pipeline(opened),
        Pipeline(opened, recogniser=SpacyRecogniser(Ruler(version="1.0"), opened.flags)),
        Pipeline(opened, recogniser=SpacyRecogniser(Ruler(version="1.1"), opened.flags)),
    ]
    assert len({pipeline.version for pipeline in pipelines}) == 3


def test_the_default_by_name_is_the_same_pipeline(opened: Gazetteer) -> None:
    named = Pipeline(opened, recogniser=recogniser_named("crf", opened.flags))
    assert named.version == Pipeline(opened).version


@pytest.mark.parametrize("name", ["bert", "spacy", "spacy:", "", "CRF"])
def test_an_unknown_name_says_which_there_are(opened: Gazetteer, name: str) -> None:
    with pytest.raises(RecogniserError, match="'crf', or 'spacy:MODEL'"):
        recogniser_named(name, opened.flags)


def test_without_spacy_the_pip_command_is_named(opened: Gazetteer, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "spacy", None)
    with pytest.raises(RecogniserError, match=r"pip install 'dateline\[spacy\]'"):
        recogniser_named("spacy:en_core_web_sm", opened.flags)


def with_spacy(monkeypatch: pytest.MonkeyPatch, load: Any) -> None:
    spacy = ModuleType("spacy")
    spacy.load = load  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, "spacy", spacy)


def test_without_the_model_the_download_is_named(opened: Gazetteer, monkeypatch: pytest.MonkeyPatch) -> None:
    def load(name: str, **options: Any) -> Any:
        raise OSError("[E050] Can't find model")

    with_spacy(monkeypatch, load)
    with pytest.raises(RecogniserError, match="python -m spacy download en_core_web_sm"):
        recogniser_named("spacy:en_core_web_sm", opened.flags)


def test_a_model_without_entities_is_refused(opened: Gazetteer, monkeypatch: pytest.MonkeyPatch) -> None:
    with_spacy(monkeypatch, lambda name, **options: Ruler(pipes=("tok2vec", "tagger")))
    with pytest.raises(RecogniserError, match="finds no entities"):
        recogniser_named("spacy:en_tagger", opened.flags)


def test_an_installed_model_is_loaded_by_name(opened: Gazetteer, monkeypatch: pytest.MonkeyPatch) -> None:
    with_spacy(monkeypatch, lambda name, **options: Ruler(Gao="GPE"))
    parsed = recogniser_named("spacy:en_ruler", opened.flags).recognise(tokenise("Boats left Gao."))
    assert [one.label for one in parsed] == ["LOC"]
