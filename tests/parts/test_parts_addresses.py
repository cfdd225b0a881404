"""JSON lines, Parquet and text at addresses: cut by bytes, each article once, what is wrong with a file told."""

import gzip
import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from made_articles import article

from geo.errors import EmptyFolderError, InputError
from geo.parts.addresses import file_system, names_in, put
from geo.parts.pieces import Piece, articles_in
from geo.parts.planning import plan_of_address
from geo.parts.taking import Parts
from geo.parts.writing import Job, job_for, write_part
from geo.pipeline import Pipeline
from geo.project.build import build_project

fsspec = pytest.importorskip(
    "fsspec", reason="fsspec is not installed, so no address is read: pip install 'dateline[dask]'"
)


@pytest.fixture
def store() -> Iterator[Any]:
    """A file system in memory, as a store of objects."""
    system = fsspec.filesystem("memory")
    system.store.clear()
    yield system
    system.store.clear()


def rows(count: int) -> list[dict[str, str]]:
    days = [f"2017-04-{number % 28 + 1:02}" for number in range(count)]
    return [
        {"id": f"a{number}", "text": article(number), "title": f"Title {number}", "published": day}
        for number, day in enumerate(days)
    ]


def lines(count: int) -> bytes:
    return b"".join(json.dumps(row, ensure_ascii=False).encode() + b"\n" for row in rows(count))


def table(count: int, groups: int, path: Path) -> Path:
    pq.write_table(pa.Table.from_pylist(rows(count)), path, row_group_size=-(-count // groups))
    return path


def read(place: str, job: Job, part_bytes: int = 10**6) -> tuple[list[str], list[str]]:
    """Paths of the articles that are read at a place, and what is said of those that are not."""
    paths: list[str] = []
    errors: list[str] = []
    for planned in plan_of_address(place, job.digest, part_bytes):
        partition = planned.made()
        errors += [failure.error for failure in partition.failures]
        for piece in partition.pieces:
            for found in articles_in(piece, job.columns, job.countries, []):
                if isinstance(found, tuple):
                    paths.append(found[0].label)
                else:
                    errors.append(found.error)
    return paths, errors


@pytest.mark.parametrize("part_bytes", [1, 7, 100, 333, 1000, 5000, 10**6])
def test_json_lines_are_cut_by_bytes_and_each_article_comes_once(store: Any, job: Job, part_bytes: int) -> None:
    store.pipe("/pile/a.jsonl", lines(9))
    paths, errors = read("memory://pile/a.jsonl", job, part_bytes)
    assert errors == []
    assert paths == [f"a.jsonl#a{number}" for number in range(9)]


@pytest.mark.parametrize(
    "content", [lines(3).rstrip(), b"\n\n" + lines(3).replace(b"\n", b"\r\n\n"), b"\xef\xbb\xbf" + lines(3)]
)
def test_ends_of_lines_and_marks_cost_nothing(store: Any, job: Job, content: bytes) -> None:
    store.pipe("/pile/a.jsonl", content)
    for part_bytes in (10, 200, 10**6):
        assert read("memory://pile/a.jsonl", job, part_bytes) == ([f"a.jsonl#a{number}" for number in range(3)], [])


def test_a_bad_line_costs_itself(store: Any, job: Job) -> None:
    good = lines(2).splitlines(keepends=True)
    store.pipe("/pile/a.jsonl", good[0] + b"{broken\n" + b"\xff\xfe{}\n" + b"[1]\n" + good[1])
    paths, errors = read("memory://pile/a.jsonl", job)
    assert paths == ["a.jsonl#a0", "a.jsonl#a1"]
    assert [error.split(":")[0] for error in errors] == ["a.jsonl#line 2", "a.jsonl#line 3", "a.jsonl#line 4"]


def test_packed_json_lines_are_read_whole(store: Any, job: Job) -> None:
    store.pipe("/pile/a.jsonl.gz", gzip.compress(lines(5)))
    assert len(read("memory://pile/a.jsonl.gz", job, 100)[0]) == 5
    store.pipe("/pile/b.jsonl.gz", gzip.compress(lines(5))[:-20])
    _, (error,) = read("memory://pile/b.jsonl.gz", job)
    assert error.startswith("memory://pile/b.jsonl.gz can't be read") or "b.jsonl.gz" in error


@pytest.mark.parametrize("part_bytes", [1, 1500, 10**6])
def test_parquet_is_cut_by_its_row_groups(tmp_path: Path, job: Job, part_bytes: int) -> None:
    path = table(12, 4, tmp_path / "a.parquet")
    assert read(str(path), job, part_bytes) == ([f"a.parquet#a{number}" for number in range(12)], [])


def test_of_a_wide_table_the_columns_that_mean_something_are_read(tmp_path: Path, job: Job) -> None:
    wide = [row | {"published": None, "vector": [0.5] * 50, "raw": b"\xff\x00"} for row in rows(3)]
    pq.write_table(pa.Table.from_pylist(wide), tmp_path / "a.parquet")
    assert len(read(str(tmp_path / "a.parquet"), job)[0]) == 3


def test_text_that_a_program_wrote_as_bytes_is_text(tmp_path: Path, job: Job) -> None:
    pq.write_table(pa.table({"id": ["x"], "text": [article(1).encode()]}), tmp_path / "a.parquet")
    assert read(str(tmp_path / "a.parquet"), job) == (["a.parquet#x"], [])


def test_a_file_that_is_no_parquet_costs_itself(tmp_path: Path, job: Job) -> None:
    table(3, 1, tmp_path / "good.parquet")
    (tmp_path / "bad.parquet").write_bytes(b"PAR1 and nothing else PAR1")
    paths, (error,) = read(str(tmp_path / "*.parquet"), job)
    assert len(paths) == 3
    assert "bad.parquet can't be read as Parquet" in error


def test_a_table_without_texts_is_told_with_its_columns_and_what_to_do(tmp_path: Path, job: Job) -> None:
    pq.write_table(pa.table({"number": [1, 2], "town": ["Mosul", "Raqqa"]}), tmp_path / "a.parquet")
    paths, (error,) = read(str(tmp_path / "a.parquet"), job)
    assert paths == []
    assert "a.parquet has no column that holds the text of articles (its columns: 'number', 'town')" in error
    assert "--column text=COLUMN" in error


def test_a_folder_at_an_address_is_read_in_order_without_what_is_hidden(store: Any, job: Job) -> None:
    store.pipe("/pile/b/two.jsonl", lines(2))
    store.pipe("/pile/a/one.txt", article(1).encode())
    store.pipe("/pile/_SUCCESS", b"")
    store.pipe("/pile/.hidden.txt", article(2).encode())
    store.pipe("/pile/page.html", b"<p>Snow fell in Mosul.</p>")
    paths, (error,) = read("memory://pile", job)
    assert paths == ["a/one.txt", "b/two.jsonl#a0", "b/two.jsonl#a1"]
    assert error.startswith("page.html is not read: at an address, JSON lines")


def test_an_empty_place_is_told(store: Any, job: Job) -> None:
    store.mkdir("/empty")
    with pytest.raises(EmptyFolderError, match="holds no file"):
        plan_of_address("memory://empty", job.digest, 100)
    with pytest.raises(InputError, match=r"memory://nothing\.jsonl can't be read"):
        plan_of_address("memory://nothing.jsonl", job.digest, 100)


def test_a_missing_package_is_told_with_its_command(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "s3fs", None)
    with pytest.raises(InputError, match=r"s3://bucket/a can't be opened: .*pip install s3fs, here and on each worker"):
        file_system("s3://bucket/a")


def test_an_address_of_no_known_kind_is_told() -> None:
    with pytest.raises(InputError, match="nowhere://a is no address that fsspec opens"):
        file_system("nowhere://a")


def test_fsspec_itself_may_be_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "fsspec.core", None)
    with pytest.raises(InputError, match=r"fsspec, which reads it, is not installed .*pip install 'dateline\[dask\]'"):
        file_system("s3://bucket/a")


def test_a_file_is_put_whole_and_nothing_is_left_beside_it(store: Any, tmp_path: Path) -> None:
    for folder in ("memory://out", str(tmp_path / "out")):
        put(f"{folder}/part.parquet", b"first")
        put(f"{folder}/part.parquet", b"second")
        assert names_in(folder) == ["part.parquet"]
    assert (tmp_path / "out" / "part.parquet").read_bytes() == b"second"
    assert store.cat("/out/part.parquet") == b"second"


def test_a_write_that_fails_leaves_no_part(store: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    def fails(*asked: object, **more: object) -> None:
        raise OSError("no room")

    monkeypatch.setattr(type(store), "mv", fails)
    with pytest.raises(InputError, match=r"memory://out/part.parquet can't be written .*no room"):
        put("memory://out/part.parquet", b"content")
    assert "part.parquet" not in names_in("memory://out")


def test_a_project_of_json_lines_is_the_one_of_their_folder(tmp_path: Path, opened: Pipeline) -> None:
    folder = tmp_path / "pile"
    folder.mkdir()
    (folder / "a.jsonl").write_bytes(lines(30))
    job = job_for(opened, "crf", f"file://{tmp_path}/parts")
    for planned in plan_of_address(str(folder / "a.jsonl"), job.digest, 2000):
        write_part(planned.made(), job)
    parts = Parts(job.output, opened)
    build_project(None, tmp_path / "parts.sqlite", opened, read_all=parts.read_all, found=parts.scan())
    parts.close()
    build_project(folder, tmp_path / "folder.sqlite", opened)
    assert (tmp_path / "parts.sqlite").read_bytes() == (tmp_path / "folder.sqlite").read_bytes()


def test_a_piece_says_when_its_file_has_gone(store: Any, job: Job) -> None:
    (found,) = articles_in(Piece("memory://gone.jsonl", "gone.jsonl", "jsonl"), job.columns, (), [])
    assert not isinstance(found, tuple)
    assert "memory://gone.jsonl can't be read" in found.error
