"""An online geocoder is asked for a name only once the reader agreed to what is sent."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from geo.errors import InputError
from geo.ui.online import VARIABLE, geocoder_of, host_asked, suggestions
from tests.web.geocoder_server import Stand, stand_in


@pytest.fixture
def stand(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Stand]:
    monkeypatch.setattr("geo.ui.online.default_path", lambda: tmp_path / "geocoded.sqlite")
    with stand_in() as made:
        monkeypatch.setenv(VARIABLE, f"nominatim {made.url}")
        yield made


def test_what_is_sent_is_told_first_and_nothing_leaves(stand: Stand) -> None:
    told = suggestions({"name": "Baadiya"})["words"]
    assert "“Baadiya”" in told
    assert stand.url in told
    assert stand.asked == []


def test_once_agreed_places_come_with_their_source_and_are_kept(stand: Stand) -> None:
    (found,) = suggestions({"name": "Baadiya", "isAgreed": True})["suggestions"]
    assert (found["name"], found["lat"], found["lon"]) == ("Baadiya, Nineveh, Iraq", 36.1, 42.25)
    assert "OpenStreetMap" in found["why"]
    assert "suggestions" in suggestions({"name": "Baadiya"})
    assert len(stand.asked) == 1


def test_what_goes_wrong_is_told(stand: Stand, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("geo.ui.online.default_path", lambda: tmp_path)
    assert str(tmp_path) in suggestions({"name": "Baadiya"})["error"]
    monkeypatch.setenv(VARIABLE, "none")
    assert "error" in suggestions({"name": "Baadiya", "isAgreed": True})
    assert host_asked() == ""
    assert stand.asked == []


@pytest.mark.parametrize("setting", ["google", "nominatim http://a b", "geonames", "none none"])
def test_a_setting_that_names_no_service_is_an_error(setting: str) -> None:
    with pytest.raises(InputError, match=VARIABLE):
        geocoder_of(setting)


def test_by_default_it_is_openstreetmap(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(VARIABLE, raising=False)
    assert host_asked() == "nominatim.openstreetmap.org"
    assert os.environ.get(VARIABLE) is None
