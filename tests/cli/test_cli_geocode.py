"""`dateline geocode`: says what it sends before it does, suggests, and puts nothing on the map by itself."""

import csv
from collections.abc import Iterator
from pathlib import Path

import pytest

from geo.cli.entry import main
from geo.gazetteer import Gazetteer, default_path
from geo.gazetteer.user_places import RejectedRow, read_user_places
from geo.model import Document, ParsedDocument, PlaceMention, Publication, Span
from geo.project import ProjectWriter
from geo.web.limits import SECONDS_BETWEEN
from tests.web.geocoder_server import PLACE, Stand, stand_in

TEXT = "Shots were heard in Baadiya. In Baadiya and Qarabogh people fled."


def mention(name: str, start: int) -> PlaceMention:
    return PlaceMention(start, start + len(name), name, "location", "", None, 0.0, "in no table", (), None)


@pytest.fixture
def project(tmp_path: Path) -> Path:
    path = tmp_path / "p.sqlite"
    places = tuple(mention(name, at) for name, at in (("Baadiya", 20), ("Baadiya", 32), ("Qarabogh", 44)))
    assert all(TEXT[one.start : one.end] == one.text for one in places)
    with ProjectWriter(path) as writer:
        unknown = Publication(None, None, "unknown")
        writer.add(ParsedDocument(Document("a", TEXT), unknown, (), (Span(0, len(TEXT)),), places))
    return path


@pytest.fixture
def stand(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Stand]:
    monkeypatch.setattr("geo.cli.geocode.default_path", lambda: tmp_path / "geocoded.sqlite")
    with stand_in() as made:
        yield made


def rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def test_suggestions_are_a_table_of_which_nothing_counts_until_it_is_accepted(
    stand: Stand, project: Path, tmp_path: Path, capsys: pytest.CaptureFixture
) -> None:
    out = tmp_path / "found.csv"
    stand.places = [PLACE, {**PLACE, "display_name": "=cmd()", "lat": "30"}]
    before = project.read_bytes()
    assert main(["geocode", str(project), "--url", stand.url, "-o", str(out)]) == 0
    found = rows(out)
    assert [(row["name"], row["accepted"], row["suggestion"]) for row in found] == [
        ("Baadiya", "", "1"), ("Baadiya", "", "2"), ("Qarabogh", "", "1"), ("Qarabogh", "", "2"),
    ]  # fmt: skip
    assert found[0]["attribution"].startswith("© OpenStreetMap")
    assert found[0]["service"] == f"nominatim {stand.url}"
    assert not found[1]["called"].startswith("=")
    assert project.read_bytes() == before
    said = capsys.readouterr().err
    assert said.index("This sends 2 names of places from your articles") < said.index("4 suggestions for 2 of 2 names")
    assert "OpenStreetMap" in said
    bad: list[RejectedRow] = []
    gazetteer = Gazetteer.open(default_path())
    assert list(read_user_places(out, gazetteer, bad)) == []
    out.write_bytes(out.read_bytes().replace(b"\n,Baadiya,36.1", b"\nyes,Baadiya,36.1"))
    assert [(place.name, place.lat) for place in read_user_places(out, gazetteer, bad)] == [("Baadiya", 36.1)]
    assert bad == []


def test_only_so_many_are_asked_one_a_second(stand: Stand, project: Path, tmp_path: Path) -> None:
    assert main(["geocode", str(project), "--url", stand.url, "--most", "1", "-o", str(tmp_path / "a.csv")]) == 0
    assert [asked.query["q"] for asked in stand.asked] == [["Baadiya"]]
    assert main(["geocode", str(project), "--url", stand.url, "-o", str(tmp_path / "b.csv")]) == 0
    assert [asked.query["q"] for asked in stand.asked] == [["Baadiya"], ["Qarabogh"]]
    assert stand.asked[1].at - stand.asked[0].at >= SECONDS_BETWEEN


def test_a_dry_run_lists_the_names_and_asks_nobody(stand: Stand, project: Path, capsys: pytest.CaptureFixture) -> None:
    assert main(["geocode", str(project), "--url", stand.url, "--dry-run"]) == 0
    assert capsys.readouterr().out == "     2  --  Baadiya\n     1  --  Qarabogh\n"
    assert stand.asked == []


def test_where_it_is_turned_away_it_stops_and_says_so(
    stand: Stand, project: Path, tmp_path: Path, capsys: pytest.CaptureFixture
) -> None:
    stand.status = 429
    assert main(["geocode", str(project), "--url", stand.url, "-o", str(tmp_path / "a.csv")]) == 1
    assert len(stand.asked) == 1
    assert "stopped" in capsys.readouterr().err
    assert rows(tmp_path / "a.csv") == []


@pytest.mark.parametrize(
    ("given", "words"),
    [([], "-o FILE.csv"), (["-o", "x.txt"], "-o FILE.csv"), (["-o", "{there}"], "is there already"),
     (["-o", "x.csv", "--service", "geonames"], "--user"), (["-o", "x.csv", "--url", "localhost"], "is not fetched")],
)  # fmt: skip
def test_what_is_wrong_is_said_before_anything_is_asked(
    stand: Stand, project: Path, tmp_path: Path, given: list[str], words: str, capsys: pytest.CaptureFixture
) -> None:
    (tmp_path / "there.csv").write_text("mine")
    arguments = [part.format(there=tmp_path / "there.csv") for part in given]
    assert main(["geocode", str(project), *arguments]) == 2
    assert words in capsys.readouterr().err
    assert stand.asked == []
    assert (tmp_path / "there.csv").read_text() == "mine"
