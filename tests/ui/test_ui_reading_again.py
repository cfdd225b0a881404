"""What reads articles while the dashboard runs: made once, and anew when the gazetteer is another."""

from __future__ import annotations

import os

import pytest

from geo.errors import GazetteerError
from geo.ui import reading_again
from geo.ui.reading_again import reader, reader_if_any


@pytest.fixture
def gazetteer(tmp_path, monkeypatch):
    path = tmp_path / "gazetteer.sqlite"
    path.write_bytes(b"")
    monkeypatch.setattr(reading_again, "default_path", lambda: path)
    monkeypatch.setattr(reading_again.Gazetteer, "open", lambda path: object())
    monkeypatch.setattr(reading_again, "Pipeline", lambda gazetteer: object())
    return path


def test_it_is_made_once_and_anew_when_places_were_imported(gazetteer):
    first = reader()
    assert reader() is first
    reading_again.overlay_path(gazetteer).write_bytes(b"imports")
    second = reader()
    assert second is not first
    os.utime(gazetteer, ns=(1, 1))
    assert reader() not in (first, second)


def test_without_a_gazetteer_there_is_none(tmp_path, monkeypatch):
    monkeypatch.setattr(reading_again, "default_path", lambda: tmp_path / "nothing.sqlite")
    assert reader_if_any() is None
    with pytest.raises(GazetteerError):
        reader()
