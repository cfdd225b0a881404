"""A ZIP archive of articles is read as the folder that was packed."""

import io
import zipfile
from datetime import date
from pathlib import Path

import pytest
from documents import docx, pdf
from web_archives import answer, page, wacz, zipped

from geo.inputs import Scan, scan
from geo.inputs.readers import end_idle, guarded
from geo.inputs.readers.kept import KeptReadings
from geo.inputs.readers.registry import all_readers

LINE = "The bridge over the river at Mosul was closed on Monday."


@pytest.fixture(autouse=True, scope="module")
def _no_process_left() -> object:
    yield
    end_idle()


def scanned(folder: Path, files: dict[str, bytes], name: str = "x.zip") -> Scan:
    (folder / name).write_bytes(zipped(files))
    return scan(folder)


def failures(found: Scan) -> dict[str, str]:
    return {one.path: one.error.removeprefix(f"{one.path}: ") for one in found.failures}


def test_each_file_is_read_by_the_reader_of_its_format(tmp_path: Path) -> None:
    found = scanned(
        tmp_path,
        {
            "notes.txt": b"Rain fell on Kirkuk.",
            "2021/bridge.html": page(),
            "2021/report.pdf": pdf([LINE] * 3),
            "letters/one.docx": docx("A letter from Homs."),
            "rows.csv": b"title,text\nOne,Rain fell on Kirkuk and its hills.\nTwo,Snow fell on Homs in May.\n",
        },
    )
    assert [(source.label, source.source.format) for source in found.sources] == [
        ("x.zip#notes.txt", "text"), ("x.zip#2021/bridge.html", "html"), ("x.zip#2021/report.pdf", "pdf"),
        ("x.zip#letters/one.docx", "docx"), ("x.zip#rows.csv#row 2", "csv"), ("x.zip#rows.csv#row 3", "csv"),
    ]  # fmt: skip
    assert found.failures == ()
    assert [source.read().path for source in found.sources] == [source.label for source in found.sources]


def test_an_export_of_a_database_in_an_archive_is_split(tmp_path: Path) -> None:
    articles = [
        [f"Headline {n}", "The Daily", "May 20, 2021 Thursday", "Length: 90 words", "Body", LINE, "End of Document"]
        for n in (1, 2)
    ]
    found = scanned(tmp_path, {"nexis.docx": docx(*articles[0], *articles[1])}, "export.ZIP")
    assert [(source.label, source.facts.title) for source in found.sources] == [
        ("export.ZIP#nexis.docx#document 1", "Headline 1"), ("export.ZIP#nexis.docx#document 2", "Headline 2"),
    ]  # fmt: skip


def test_a_document_that_is_an_archive_by_its_format_stays_one(tmp_path: Path) -> None:
    (tmp_path / "letter.zip").write_bytes(docx("A letter from Homs."))
    (source,) = scan(tmp_path).sources
    assert (source.label, source.source.format) == ("letter.zip", "docx")


def test_an_archive_of_stored_documents_is_no_document(tmp_path: Path) -> None:
    data = zipped(
        {"one.docx": docx("A letter from Homs."), "two.docx": docx("A letter from Aleppo.")}, zipfile.ZIP_STORED
    )
    (tmp_path / "letters.zip").write_bytes(data)
    assert [source.label for source in scan(tmp_path).sources] == ["letters.zip#one.docx", "letters.zip#two.docx"]


def test_archives_within_archives_are_read(tmp_path: Path) -> None:
    inner = zipped({"a.txt": b"Rain fell on Kirkuk.", "deep.zip": zipped({"b.txt": b"Snow fell on Homs."})})
    crawl = answer("https://example.org/a", page())
    found = scanned(tmp_path, {"inner.zip": inner, "crawl.warc": crawl, "c.wacz": wacz({"archive/d.warc": crawl})})
    assert [source.label for source in found.sources] == [
        "x.zip#inner.zip/a.txt", "x.zip#inner.zip/deep.zip/b.txt", "x.zip#crawl.warc#https://example.org/a",
        "x.zip#c.wacz/archive/d.warc#https://example.org/a",
    ]  # fmt: skip


def test_what_no_reader_takes_is_told_in_one_line(tmp_path: Path) -> None:
    many = {f"Takeout/Photos/{number}.jpg": b"\xff\xd8\xff" for number in range(500)}
    many |= {f"Takeout/Photos/{number}.json": b'{"title": "x"}' for number in range(500)}
    found = scanned(tmp_path, {**many, "Takeout/note.txt": b"Rain fell on Kirkuk."})
    assert [source.label for source in found.sources] == ["x.zip#Takeout/note.txt"]
    told = failures(found)
    assert len(told) == 2
    assert told["x.zip#other files"] == (
        "500 passed over: no reader takes them (Takeout/Photos/0.jpg, Takeout/Photos/1.jpg, Takeout/Photos/2.jpg and "
        "497 more)."
    )
    assert told["x.zip#json files without an article"].startswith("500 passed over: none can be read; of the first, ")


def test_hidden_files_and_a_readme_are_no_articles(tmp_path: Path) -> None:
    files = {"__MACOSX/._a.txt": b"x", ".DS_Store": b"x", "README.txt": b"Of this folder.", "a.txt": b"Rain in Homs."}
    found = scanned(tmp_path, files)
    assert [source.label for source in found.sources] == ["x.zip#a.txt"]
    assert found.failures == ()


def test_an_index_in_the_archive_speaks_for_its_files(tmp_path: Path) -> None:
    table = b"file,title,publisher,published\na.txt,Rain,The Daily,2021-05-20\nb.txt,Snow,The Daily,2021-05-21\n,x,,\n"
    found = scanned(tmp_path, {"in/index.csv": table, "in/a.txt": b"Rain fell on Kirkuk."})
    (source,) = found.sources
    assert (source.facts.title, source.facts.publisher) == ("Rain", "The Daily")
    assert source.facts.published is not None
    assert source.facts.published.first == date(2021, 5, 20)
    assert sorted(failures(found)) == ["x.zip#in/index.csv:3", "x.zip#in/index.csv:4"]


def test_a_table_of_events_in_an_archive_is_told(tmp_path: Path) -> None:
    found = scanned(tmp_path, {"events.csv": b"name,first\n", "a.txt": b"Rain in Homs."})
    assert failures(found) == {"x.zip#events.csv": "a table of events counts in a folder only: unpack the archive."}


def test_a_few_bad_files_have_a_line_each(tmp_path: Path) -> None:
    found = scanned(tmp_path, {"a.txt": b"Rain in Homs.", "b.pdf": b"%PDF-1.4 nothing", "c.txt": b"", "d.xlsx": b"PK"})
    assert [source.label for source in found.sources] == ["x.zip#a.txt"]
    assert {"x.zip#b.pdf", "x.zip#c.txt"} <= set(failures(found))


def test_folders_of_saved_pages_are_parts_of_them(tmp_path: Path) -> None:
    files = {"Page.html": page(), "Page_files/frame.html": page("Frame"), "Page_files/a.css": b"p {}"}
    found = scanned(tmp_path, files)
    assert [source.label for source in found.sources] == ["x.zip#Page.html"]
    assert list(failures(found)) == ["x.zip#parts of saved pages"]


def test_an_unchanged_archive_is_not_read_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "x.zip").write_bytes(zipped({"a.html": page(), "b.txt": b"Rain in Homs."}))

    def labels() -> list[str]:
        kept = KeptReadings(tmp_path / "kept.readings")
        try:
            return [source.label for source in scan(tmp_path / "in", readers=all_readers(kept)).sources]
        finally:
            kept.finish()

    first = labels()
    monkeypatch.setattr(guarded, "read_archive_apart", None)
    assert labels() == first == ["x.zip#a.html", "x.zip#b.txt"]


def test_a_locked_archive_is_told_once(tmp_path: Path) -> None:
    made = io.BytesIO(zipped({f"{number}.txt": b"Rain in Homs." for number in range(9)}))
    data = bytearray(made.getvalue())
    for mark, flags in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = data.find(mark)
        while at >= 0:
            data[at + flags] |= 1
            at = data.find(mark, at + 4)
    (tmp_path / "x.zip").write_bytes(bytes(data))
    (tmp_path / "a.txt").write_bytes(b"Snow in Homs.")
    ((path, error),) = failures(scan(tmp_path)).items()
    assert path == "x.zip#zip files without an article"
    assert "is encrypted: unlock it with its password" in error
