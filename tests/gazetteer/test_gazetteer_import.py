"""GeoNames dumps beside the gazetteer: read, found, replaced, removed; hostile rows and files."""

import sqlite3
import zipfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from geo.errors import GazetteerError, InputError
from geo.gazetteer import Gazetteer, flags
from geo.gazetteer.dumps import Skipped, read_alternates, read_places
from geo.gazetteer.imported import IdSet
from geo.gazetteer.overlay import Import, overlay_path
from geo.gazetteer.overlay_writer import reindex, remove_import, replace_import
from geo.places import PlaceFinder


def place_row(
    id=900001, name="Zarbakh", alternates="", lat=35.5, lon=43.5, feature="P.PPL", country="IQ", admin1="15", admin2="",
    population=0,
) -> str:  # fmt: skip
    cells = [id, name, "", alternates, lat, lon, *feature.split("."), country, "", admin1, admin2, "", "", population,
             "", "", "Asia/Baghdad", "2024-01-01"]  # fmt: skip
    return "\t".join(map(str, cells))


def alternate_row(id: int, name: str, language: str = "en") -> str:
    return "\t".join(["1", str(id), language, name, "", "", "", "", "", ""])


@pytest.fixture
def base(gazetteer_file: Path, tmp_path: Path) -> Path:
    """A gazetteer of one's own to import into."""
    path = tmp_path / "own" / "gazetteer.sqlite"
    path.parent.mkdir()
    path.symlink_to(gazetteer_file)
    return path


@pytest.fixture
def load(base: Path, tmp_path: Path):
    """Imports rows as a dump of a given name and opens the gazetteer."""

    def run(*rows: str, name: str = "IQ", alternates: tuple[str, ...] = ()) -> Gazetteer:
        file = tmp_path / f"{name}.txt"
        file.write_text("\n".join(rows) + "\n", encoding="utf-8")
        skipped, ids = Skipped(), IdSet()
        names = tmp_path / "alternateNamesV2.txt"
        names.write_text("\n".join(alternates) + "\n", encoding="utf-8")
        replace_import(
            base,
            Import(name, "geonames", str(hash(rows)), 0, ""),
            ids.noting(read_places(file, skipped)),
            (lambda: read_alternates(names, ids, skipped)) if alternates else None,
            skipped=skipped.words,
        )
        return Gazetteer.open(base)

    return run


def test_an_imported_village_is_found_by_all_its_names(load) -> None:
    opened = load(place_row(alternates="Zarbākh al Kabīr,زرباخ,zrbakh"))
    for name in ("Zarbakh", "Zarbakh al-Kabir", "Zarbakh Kabir", "زرباخ"):
        assert [place.id for place in opened.lookup(name)] == ["geonames:900001"], name
    place = opened.get("geonames:900001")
    assert (place.kind, place.country, place.source) == ("village", "IQ", "GeoNames, imported IQ")
    assert place.parent == "geonames:92877"  # Nineveh
    assert opened.flags("zarbakh") & flags.SMALLER_PLACE
    assert opened.inside(place, opened.country("IQ"))
    assert "geonames:900001" in {near.id for near, _ in opened.near(35.5, 43.5, limit=5)}


def test_another_transliteration_meets_an_imported_village(load) -> None:
    opened = load(place_row(name="Qaryat al Mazlaghah"))
    assert opened.lookup("Al-Mezlegha") == ()
    place, alike = opened.similar("Al-Mezlegha")[0]
    assert (place.id, alike > 0.6) == ("geonames:900001", True)


def test_the_better_known_namesake_stays_first(load) -> None:
    opened = load(place_row(name="Mosul"))
    found = [place.id for place in opened.lookup("Mosul")]
    assert (found[0], found[-1]) == ("geonames:99072", "geonames:900001")


def test_prominent_imports_stand_before_small_ones(load) -> None:
    opened = load(place_row(), place_row(id=900002, population=90_000))
    assert [place.id for place in opened.lookup("Zarbakh")] == ["geonames:900002", "geonames:900001"]


def test_an_entry_we_have_keeps_its_point_and_gains_names(load) -> None:
    opened = load(place_row(id=99072, name="Mosul", alternates="Zarbakhopolis", lat=0.5, lon=0.5))
    mosul = opened.lookup("Zarbakhopolis")[0]
    assert (mosul.id, mosul.lat) == ("geonames:99072", pytest.approx(36.335))
    assert [place.id for place in opened.lookup("Mosul")].count("geonames:99072") == 1


def test_hills_and_streams_stand_back_behind_towns_of_their_name(load) -> None:
    opened = load(
        place_row(name="Mosul", feature="T.HLL"),
        place_row(id=900002, name="Zarbakh", feature="S.RSTN"),
        place_row(id=900003, name="Zarbakh"),
        place_row(id=900004, name="Jabal Zarbakh", feature="T.MT"),
    )
    assert "geonames:900001" not in {place.id for place in opened.lookup("Mosul")}
    assert [place.id for place in opened.lookup("Zarbakh")] == ["geonames:900003"]
    assert opened.lookup("Jabal Zarbakh")[0].kind == "mountain"
    assert opened.flags("jabal zarbakh") == 0


def test_further_names_come_from_alternate_names(load) -> None:
    rows = (
        alternate_row(900001, "Zarbachia", "de"), alternate_row(900001, "https://example.org/Z", "link"),
        alternate_row(5, "Elsewhere"), "broken",
    )  # fmt: skip
    opened = load(place_row(), alternates=rows)
    assert opened.lookup("Zarbachia")[0].id == "geonames:900001"
    assert opened.lookup("https://example.org/Z") == ()
    assert opened.lookup("Elsewhere") == Gazetteer.open(opened.path, imports=False).lookup("Elsewhere")


@pytest.mark.parametrize("feature", ["P.PPLQ", "P.PPLH", "P.PPLW", "A.ADM1H", "S.AIRQ", "U.SMU", "Q.NO"])
def test_historical_and_unknown_features_are_left_out(load, feature: str) -> None:
    opened = load(place_row(feature=feature), place_row(id=900002, name="Else"))
    assert opened.get("geonames:900001") is None


def test_demonyms_in_a_dump_are_no_names(load) -> None:
    before = Gazetteer.open(load(place_row()).path, imports=False).flags("iraqi")
    opened = load(place_row(id=99237, name="Iraq", alternates="Iraqi", feature="A.PCLI"))
    assert opened.flags("iraqi") == before


def test_importing_twice_gives_the_same(load, base: Path) -> None:
    rows = (place_row(), place_row(id=900002, name="Zarbakh", population=7000))
    first = load(*rows)
    found, version = first.lookup("Zarbakh"), first.version
    second = load(*rows)
    assert (second.lookup("Zarbakh"), second.version) == (found, version)
    assert [each.name for each in second.imports.imports.values()] == ["IQ"]


def test_a_new_version_of_a_dump_replaces_the_old(load) -> None:
    first = load(place_row())
    second = load(place_row(id=900009, name="Zorbekh"))
    assert second.lookup("Zarbakh") == ()
    assert second.lookup("Zorbekh")
    assert first.version != second.version
    assert first.lookup("Zarbakh")  # who reads goes on reading what was there


def test_two_dumps_with_the_same_place_give_it_once(load) -> None:
    load(place_row())
    opened = load(place_row(), place_row(id=900002, name="Else"), name="allCountries")
    assert [place.id for place in opened.lookup("Zarbakh")] == ["geonames:900001"]


def test_removing_leaves_what_was_before(load, base: Path) -> None:
    alone = load(place_row()).version
    load(place_row(id=900002, name="Else"), name="SY")
    remove_import(base, "SY")
    opened = Gazetteer.open(base)
    assert opened.version == alone
    assert opened.lookup("Zarbakh")
    remove_import(base, "IQ")
    assert not overlay_path(base).exists()
    assert Gazetteer.open(base).version == Gazetteer.open(base, imports=False).version
    with pytest.raises(InputError, match="no import is called 'IQ'"):
        remove_import(base, "IQ")


def test_an_interrupted_import_leaves_what_was_there(load, base: Path) -> None:
    version = load(place_row()).version

    def interrupted():
        yield from read_places(base.parent.parent / "IQ.txt", Skipped())
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        replace_import(base, Import("SY", "geonames", "x", 0, ""), interrupted())
    assert Gazetteer.open(base).version == version
    assert {path.name for path in base.parent.iterdir()} == {base.name, overlay_path(base).name}


def test_two_imports_at_once_are_refused(load, base: Path) -> None:
    load(place_row())

    def meanwhile():
        with pytest.raises(GazetteerError, match="another import"):
            replace_import(base, Import("B", "geonames", "x", 0, ""), iter(()))
        yield from read_places(base.parent.parent / "IQ.txt", Skipped())

    assert replace_import(base, Import("A", "geonames", "x", 0, ""), meanwhile()).places == 1


def test_imports_of_another_version_are_indexed_anew(load, base: Path) -> None:
    load(place_row(alternates="Zarbākh al Kabīr"), alternates=(alternate_row(900001, "Zarbachia"),))
    db = sqlite3.connect(overlay_path(base))
    db.executescript("UPDATE meta SET value = 'old' WHERE key = 'index'; DELETE FROM names; DELETE FROM sounds;")
    db.close()
    assert Gazetteer.open(base).lookup("Zarbakh") == ()
    assert reindex(base)
    opened = Gazetteer.open(base)
    assert opened.lookup("Zarbakh") == opened.lookup("Zarbakh al-Kabir") == opened.lookup("Zarbachia") != ()
    assert not reindex(base)


def test_damaged_imports_say_what_to_do(base: Path) -> None:
    overlay_path(base).write_bytes(b"SQLite format 3\0" + b"\xff" * 4096)
    with pytest.raises(GazetteerError, match="import its sources again"):
        Gazetteer.open(base)
    assert Gazetteer.open(base, imports=False).lookup("Mosul")


@pytest.mark.parametrize(
    "bad",
    [
        "one column",
        place_row() + "\textra",
        place_row(lat="nan"),
        place_row(lat="inf"),
        place_row(lat=91),
        place_row(lat=0, lon=0),
        place_row(lon="forty"),
        place_row(id=0),
        place_row(id=-5),
        place_row(id="٣"),
        place_row(id=10**12),
        place_row(name=""),
        place_row(name="\x1b[31mred"),
        place_row(name="Zar\u202ebakh"),
        place_row(name="x" * 300),
        place_row(name="x" * 1_000_000),
        place_row(country="../"),
        place_row(population=10**10),
    ],
    ids=lambda row: row[:24],
)
def test_a_hostile_row_is_counted_and_the_rest_goes_on(tmp_path: Path, bad: str) -> None:
    file = tmp_path / "IQ.txt"
    file.write_text(f"{bad}\n{place_row(id=900002, name='Good')}\n", encoding="utf-8")
    skipped = Skipped()
    assert [place.name for place in read_places(file, skipped)] == ["Good"]
    assert sum(skipped.values()) == 1
    assert skipped.words()


@settings(deadline=None)
@given(st.lists(st.binary(max_size=120), max_size=6), st.lists(st.text(max_size=12), min_size=19, max_size=19))
def test_no_bytes_make_reading_fail(tmp_path_factory: pytest.TempPathFactory, lines, cells) -> None:
    file = tmp_path_factory.mktemp("dump") / "XX.txt"
    body = b"\n".join([*lines, "\t".join(cells).encode("utf-8", "replace"), place_row().encode()])
    file.write_bytes(body.replace(b"\0", b"") + b"\n")
    assert "Zarbakh" in {place.name for place in read_places(file, Skipped())}


def test_a_zip_is_read_without_unpacking(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "IQ.zip", "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("readme.txt", "hello")
        archive.writestr("../../IQ.txt", place_row(name="Escaped"))
        archive.writestr("/tmp/IQ.txt", place_row(name="Escaped"))
        archive.writestr("IQ.txt", place_row())
    assert [place.name for place in read_places(tmp_path / "IQ.zip", Skipped())] == ["Zarbakh"]
    assert [path.name for path in tmp_path.iterdir()] == ["IQ.zip"]


def _bomb(path: Path) -> None:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive, archive.open("IQ.txt", "w") as out:
        for _ in range(120):
            out.write(b"0" * (1 << 20))


def _only_paths(path: Path) -> None:
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("../IQ.txt", place_row())


def _cut(path: Path) -> None:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("IQ.txt", "\n".join(place_row(id=i, name=f"N{i * 7919}") for i in range(1, 5000)))
    data = bytearray(path.read_bytes())
    data[5000:5100] = bytes(100)
    path.write_bytes(data)


@pytest.mark.parametrize(
    "make",
    [
        _bomb,
        _only_paths,
        _cut,
        lambda path: path.write_bytes(b"\x89PNG\0\0"),
        lambda path: path.write_text("a,b\n1,2\n"),
        lambda path: path.write_text(""),
        lambda path: path.mkdir(),
        lambda path: None,
    ],
)
def test_a_bad_file_is_an_input_error(tmp_path: Path, make) -> None:
    file = tmp_path / "IQ.zip"
    make(file)
    with pytest.raises(InputError, match=r"IQ\.zip"):
        list(read_places(file, Skipped()))


def test_real_rows_load_and_change_no_first_answer(shared: Path, base: Path) -> None:
    if not (shared / "gazetteer" / "IQ.txt").is_file():
        pytest.skip("no dumps there")
    for name in ("IQ", "SY"):
        rows = read_places(shared / "gazetteer" / f"{name}.txt", Skipped())
        assert replace_import(base, Import(name, "geonames", "x", 0, ""), rows).places > 10_000
    before, opened = Gazetteer.open(base, imports=False), Gazetteer.open(base)
    for name in ("Mosul", "Raqqa", "Palmyra", "Damascus", "Quair", "Tal Afar", "Paris", "Georgia", "Al-Waleed"):
        assert opened.lookup(name)[0] == before.lookup(name)[0]
    assert "geonames:6860725" in {place.id for place, _ in opened.similar("Al-Mekhlett")}


def test_nothing_but_the_overlay_is_written(load, base: Path, gazetteer_file: Path) -> None:
    before = gazetteer_file.stat()
    load(place_row())
    assert gazetteer_file.stat().st_mtime_ns == before.st_mtime_ns


def test_a_far_hill_of_an_unknown_name_is_no_pin(load) -> None:
    opened = load(place_row(name="Zarbakh", feature="T.HLL", country="BR", lat=-10, lon=-50))
    text = "Troops from Mosul and Tal Afar in Iraq moved into Zarbakh on Monday, the army said in Baghdad."
    mentions = {mention.text: mention for mention in PlaceFinder(opened).find(text)}
    assert mentions["Mosul"].place is not None
    assert "Zarbakh" not in mentions or mentions["Zarbakh"].place is None


def test_comments_in_a_dump_are_no_rows_wherever_they_stand(tmp_path: Path) -> None:
    file = tmp_path / "IQ.txt"
    file.write_text(f"# made by hand\n{place_row()}\n# the end", encoding="utf-8")
    skipped = Skipped()
    assert [place.name for place in read_places(file, skipped)] == ["Zarbakh"]
    assert not skipped
