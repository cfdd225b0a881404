"""GeoNames dumps read row by row: country files (19 columns) and alternateNamesV2 (10), plain or zipped.

Layout: https://download.geonames.org/export/dump/readme.txt. Every row is taken for hostile: one that is not as the
layout says is counted with its reason and left out, and nothing in a file can make the reading fail half-way but
damage to the zip itself.
"""

from __future__ import annotations

import zipfile
import zlib
from collections import Counter
from collections.abc import Callable, Container, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from geo.errors import InputError, NotTextError, UnreadableFileError
from geo.gazetteer.alternates import is_useful_alternate
from geo.gazetteer.imported import (
    MAX_NAME,
    MOST_PEOPLE,
    UNPRINTABLE,
    ImportedPlace,
    features,
    imported_rank,
    on_the_globe,
)
from geo.gazetteer.measures import settlement_radius_km
from geo.model import PlaceKind

Tell = Callable[[int, int], None]
"""Called with the bytes read and the bytes in all."""

PLACE_COLUMNS, ALTERNATE_COLUMNS = 19, 10
MAX_ID = 100_000_000  # GeoNames has given out 13 million
_MAX_LINE = 200_000
_BLOCK = 1 << 20
_MAX_RATIO = 50  # a dump unpacks to five times its size
_MOST_ALIASES = 200
# alternateNamesV2's isolanguage for what is no name: links, codes of airports, posts and railways.
_NO_LANGUAGE = frozenset({"link", "wkdt", "post", "iata", "icao", "faac", "tcid", "unlc", "phon", "uicn", "piny"})


class Skipped(Counter[str]):
    """How many rows were left out, by reason."""

    def words(self) -> str:
        """The reasons as one sentence, commonest first."""
        return "; ".join(f"{number:,} {reason}" for reason, number in self.most_common())


def read_places(path: Path, skipped: Skipped, tell: Tell | None = None) -> Iterator[ImportedPlace]:
    """Places of a country dump, in its order.

    Parameters
    ----------
    skipped
        Filled with what was left out.

    Raises
    ------
    InputError
        The file is absent, no text, a damaged or suspicious zip, or holds no dump.
    """
    found = False
    for line in _lines(path, skipped, tell):
        made = _place_of(line)
        if isinstance(made, str):
            skipped[made] += 1
        else:
            found = True
            yield made
    if not found:
        raise InputError(
            f"{path} holds no row of a GeoNames dump ({skipped.words() or 'it is empty'}): give a country's file from "
            "download.geonames.org/export/dump, or use 'dateline gazetteer add' for a table of your own"
        )


def read_alternates(
    path: Path, wanted: Container[int], skipped: Skipped, tell: Tell | None = None
) -> Iterator[tuple[int, str]]:
    """(GeoNames id, name) of alternateNamesV2 for the `wanted` ids; raises as `read_places` does."""
    right = False
    for line in _lines(path, skipped, tell):
        cells = line.split(b"\t")
        if len(cells) != ALTERNATE_COLUMNS:
            skipped[f"rows without {ALTERNATE_COLUMNS} columns"] += 1
            continue
        right = True
        number = cells[1]
        if not number.isdigit() or len(number) > 9 or int(number) not in wanted:
            continue
        try:
            language, name = cells[2].decode(), cells[3].decode()
        except UnicodeDecodeError:
            skipped["rows that are not UTF-8"] += 1
            continue
        if language not in _NO_LANGUAGE and is_useful_alternate(name):
            yield int(number), name
    if not right:
        raise InputError(f"{path} holds no row of alternateNamesV2 ({skipped.words() or 'it is empty'})")


def _place_of(line: bytes) -> ImportedPlace | str:
    """The place of one row, or why there is none."""
    try:
        cells = line.decode().split("\t")
    except UnicodeDecodeError:
        return "rows that are not UTF-8"
    if len(cells) != PLACE_COLUMNS:
        return f"rows without {PLACE_COLUMNS} columns"
    number, name, plain, others, lat, lon, feature_class, code, country, _, admin1, admin2 = cells[:12]
    if not (number.isascii() and number.isdigit() and len(number) <= 9 and 0 < int(number) < MAX_ID):
        return "rows without a GeoNames id"
    name = name or plain
    if not name.strip() or len(name) > MAX_NAME or UNPRINTABLE.search(name):
        return "names that are empty, too long or have control characters"
    try:
        y, x = float(lat), float(lon)
    except ValueError:
        return "points that are not on the globe"
    if not on_the_globe(y, x):
        return "points that are not on the globe"
    feature = features().get((feature_class, code))
    if feature is None:
        return "historical, abandoned or minor features"
    if country and not (len(country) == 2 and country.isascii() and country.isalpha()):
        return "rows with a country that is no two-letter code"
    people = int(cells[14]) if cells[14].isascii() and cells[14].isdigit() and len(cells[14]) < 12 else 0
    kind: PlaceKind = feature.kind
    if feature_class == "P":
        if people > MOST_PEOPLE:
            return "towns with more inhabitants than any has"
        if kind == "village" and people >= 5000:
            kind = "city"
    elif kind not in ("country", "admin1", "admin2"):
        people = 0
    radius = feature.radius_km or settlement_radius_km(people)
    aliases = [plain] if plain and plain != name and not UNPRINTABLE.search(plain) and len(plain) <= MAX_NAME else []
    if others:
        aliases += [alias for alias in others.split(",", _MOST_ALIASES)[:_MOST_ALIASES] if is_useful_alternate(alias)]
    return ImportedPlace(
        int(number), "", name, tuple(aliases), y, x, radius, kind, country.upper(), _code(admin1), _code(admin2), "",
        people, imported_rank(kind, people, radius, capital=code == "PPLC"),
    )  # fmt: skip


def _code(cell: str) -> str:
    return cell if len(cell) <= 20 and cell.isascii() and cell.replace("-", "").isalnum() and cell != "00" else ""


def _lines(path: Path, skipped: Skipped, tell: Tell | None) -> Iterator[bytes]:
    """Lines of a dump without their ends; one that is far too long is counted and dropped unread."""
    with _opened(path) as (stream, size):
        rest, dropping, done = b"", False, 0
        while block := stream.read(_BLOCK):
            done += len(block)
            *whole, rest = (rest + block).split(b"\n")
            if dropping and whole:
                del whole[0]
                dropping = False
            for line in whole:
                if len(line) > _MAX_LINE:
                    skipped["rows of absurd length"] += 1
                elif line.strip() and not line.startswith(b"#"):
                    yield line.rstrip(b"\r")
            if dropping:
                rest = b""
            elif len(rest) > _MAX_LINE:
                skipped["rows of absurd length"] += 1
                rest, dropping = b"", True
            if tell:
                tell(done, size)
        if rest.strip():
            yield rest.rstrip(b"\r")


@contextmanager
def _opened(path: Path) -> Iterator[tuple[IO[bytes], int]]:
    """The dump as a stream of bytes, and its length unpacked."""
    try:
        if not zipfile.is_zipfile(path):
            with path.open("rb") as stream:
                if b"\0" in stream.read(4096):
                    raise NotTextError(f"{path} is no text: give a GeoNames dump as .txt or .zip")
                stream.seek(0)
                yield stream, path.stat().st_size
            return
        with zipfile.ZipFile(path) as archive:
            member = _member(path, archive)
            with archive.open(member) as stream:
                yield stream, member.file_size
    except OSError as error:
        raise UnreadableFileError(f"{path} can't be read ({error.strerror or error})") from error
    # RuntimeError: encrypted; NotImplementedError: packed in a way Python doesn't know.
    except (zipfile.BadZipFile, zlib.error, EOFError, RuntimeError, NotImplementedError) as error:
        raise InputError(f"{path} is damaged or no plain zip ({error}): fetch it again") from error


def _member(path: Path, archive: zipfile.ZipFile) -> zipfile.ZipInfo:
    """The dump in a zip. Nothing is ever unpacked to disk, so a member's path can't lead anywhere."""
    texts = {
        info.filename: info
        for info in archive.infolist()
        if info.filename.lower().endswith(".txt") and "/" not in info.filename and "\\" not in info.filename
    }
    for name in ("readme.txt", "iso-languagecodes.txt"):
        texts.pop(name, None)
    member = texts.get(f"{path.stem}.txt") or (next(iter(texts.values())) if len(texts) == 1 else None)
    if member is None:
        raise InputError(f"{path} holds no {path.stem}.txt: give a zip as GeoNames makes it, or the .txt in it")
    if member.file_size > _MAX_RATIO * (member.compress_size + _BLOCK):
        raise InputError(
            f"{path} would unpack to {member.file_size:,} bytes from {member.compress_size:,}: no dump does; left alone"
        )
    return member
