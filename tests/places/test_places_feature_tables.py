import logging
from collections.abc import Iterator

import pytest

from geo.languages import ENGLISH, words
from geo.places import CrfRecogniser, feature_tables
from geo.places.feature_tables import tables_checksum, trained_checksum, warn_of_drift


@pytest.fixture(autouse=True)
def _not_yet_warned() -> Iterator[None]:
    warn_of_drift.cache_clear()
    yield
    warn_of_drift.cache_clear()


def test_the_shipped_weights_were_trained_with_the_tables_as_they_are():
    # Whoever changes recogniser.txt or kinds.txt must train anew: scripts/train_recogniser.py writes the checksum.
    assert tables_checksum() == trained_checksum()


def test_a_word_more_changes_the_checksum(monkeypatch: pytest.MonkeyPatch):
    before = tables_checksum()
    tables = words(ENGLISH, "recogniser")
    changed = tables | {"speech verbs": tables["speech verbs"] | {"quipped"}}
    monkeypatch.setattr(feature_tables, "words", lambda *_: changed)
    assert tables_checksum() != before


def test_the_order_of_words_and_sections_does_not(monkeypatch: pytest.MonkeyPatch):
    before = tables_checksum()
    tables = words(ENGLISH, "recogniser")
    shuffled = {name: sorted(tables[name], key=lambda word: word[::-1]) for name in reversed(tables)}
    monkeypatch.setattr(feature_tables, "words", lambda *_: shuffled)
    assert tables_checksum() == before


def test_the_shipped_recogniser_warns_of_other_tables_once(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
):
    monkeypatch.setattr(feature_tables, "trained_checksum", lambda: "other")
    with caplog.at_level(logging.WARNING):
        CrfRecogniser(lambda _: 0)
        CrfRecogniser(lambda _: 0)
    (record,) = caplog.records
    assert "scripts/train_recogniser.py" in record.getMessage()


def test_it_is_silent_about_its_own_tables(caplog: pytest.LogCaptureFixture):
    with caplog.at_level(logging.WARNING):
        CrfRecogniser(lambda _: 0)
    assert caplog.records == []
