import hashlib
import os
from pathlib import Path

import pytest

from geo.errors import EmptyFolderError, InputError, MetadataError, NotTextError, TooLongError, UnreadableFileError
from geo.inputs import MAX_LINE_LENGTH, Scan, scan, settle
from geo.inputs.limits import TEXT_BYTES
from geo.inputs.readers.markdown import Markdown
from geo.inputs.source import read_file
from geo.model import DocumentSource

ORIGINAL = "The bridge\n\nThe bridge over the river was closed on Monday after a barge struck its pier.\n"


def write(folder: Path, name: str, content: str | bytes = ORIGINAL) -> Path:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


def digest_of(content: str, title: str = "Bridge closed") -> str:
    return f'---\ntitle: "{title}"\nsha256: {hashlib.sha256(content.encode()).hexdigest()}\n---\n\nA digest.\n'


def labels(found: Scan) -> list[str]:
    return [source.label for source in found.sources]


def test_files_come_sorted_with_hidden_other_and_readme_files_left_out(tmp_path: Path) -> None:
    for name in (
        "b.txt",
        "a.md",
        "sub/c.MARKDOWN",
        ".hidden.txt",
        ".git/x.txt",
        "README.md",
        "photo.png",
        "originals/o.txt",
    ):
        write(tmp_path, name)
    found = scan(tmp_path)
    assert labels(found) == ["a.md", "b.txt", "sub/c.MARKDOWN"]
    assert [failure.path for failure in found.failures] == ["photo.png", "originals/o.txt"]


@pytest.mark.parametrize(
    ("name", "content", "kind"),
    [("a.png", b"\x89PNG", "a PNG image"), ("b.odd", b"words", "a .odd file"), ("c", b"", "a file of no known kind")],
)
def test_a_file_that_no_reader_takes_is_listed_with_what_to_do(
    tmp_path: Path, name: str, content: bytes, kind: str
) -> None:
    write(tmp_path, "article.txt")
    write(tmp_path, name, content)
    (failure,) = scan(tmp_path).failures
    assert failure.path == name
    assert failure.error == f"{name} is not read: no reader takes {kind}: save its text as .txt if it is an article."


def test_files_known_by_their_names_and_those_left_out_are_not_listed(tmp_path: Path) -> None:
    for name in ("a.txt", "README", "readme.txt", "Thumbs.db", "sub/desktop.ini"):
        write(tmp_path, name)
    write(tmp_path, "index.csv", "file,title\na.txt,A\n")
    write(tmp_path, "events.csv", "name,first\nthe Fair,2016\n")
    write(tmp_path, "mine.sqlite", b"SQLite format 3\0")
    found = scan(tmp_path, leave_out=lambda path, head: head.startswith(b"SQLite"))
    assert labels(found) == ["a.txt"]
    assert found.failures == ()


def test_a_readme_with_front_matter_is_an_article(tmp_path: Path) -> None:
    write(tmp_path, "README.md", "---\ntitle: A\n---\nText")
    assert labels(scan(tmp_path)) == ["README.md"]


def test_a_document_holds_the_whole_file_and_its_facts(tmp_path: Path) -> None:
    text = "---\r\ntitle: A bridge\r\n---\r\n\r\nIt fell.\r\n"
    write(tmp_path, "My Bridge (1).md", text)
    (source,) = scan(tmp_path).sources
    document = source.read()
    assert (document.text, document.title, document.path) == (text, "A bridge", "My Bridge (1).md")
    assert document.source == DocumentSource("markdown")
    assert document.sha256 == hashlib.sha256(text.encode()).hexdigest()
    assert not document.is_digest


def test_the_sidecar_speaks_for_files_beside_and_below_it(tmp_path: Path) -> None:
    write(tmp_path, "a.txt")
    write(tmp_path, "sub/b.md", "---\npublisher: Own\n---\nText")
    write(tmp_path, "index.csv", "file,title,publisher\na.txt,First,One\nsub/b.md,Second,Two\ngone.txt,Third,Three\n")
    found = scan(tmp_path)
    assert [(source.facts.title, source.facts.publisher) for source in found.sources] == [
        ("First", "One"),
        ("Second", "Own"),
    ]
    (failure,) = found.failures
    assert failure.path == "index.csv:4"
    assert "gone.txt" in failure.error


@pytest.mark.parametrize(
    ("said", "outlet"),
    [
        ("url: https://www.riverpost.example/a", "riverpost.example"),
        ("url: https://web.archive.org/web/2019/http://riverpost.example/a", "riverpost.example"),
        ("publisher: Own\nurl: https://www.riverpost.example/a", "Own"),
        ("title: A", ""),
    ],
)
def test_the_outlet_is_the_domain_where_none_is_given(tmp_path: Path, said: str, outlet: str) -> None:
    write(tmp_path, "a.md", f"---\n{said}\n---\n{ORIGINAL}")
    (source,) = settle(scan(tmp_path).sources).sources
    assert source.read().publisher == outlet
    assert source.facts.publisher in ("", "Own")


def test_what_goes_wrong_with_a_file_stops_no_other(tmp_path: Path) -> None:
    write(tmp_path, "good.txt")
    write(tmp_path, "zero.txt", b"")
    write(tmp_path, "mark.txt", b"\xef\xbb\xbf")
    write(tmp_path, "space.txt", "\u3000\n\u00a0".encode("utf-16"))
    write(tmp_path, "binary.txt", bytes(range(256)))
    write(tmp_path, "bad.md", "---\nurl: ftp://x.example\n---\nText")
    write(tmp_path, "line.txt", "a" * (MAX_LINE_LENGTH + 1))
    write(tmp_path, "sub/large.txt", b"a\n" * (TEXT_BYTES // 2 + 1))
    (tmp_path / "broken.txt").symlink_to(tmp_path / "nowhere")
    found = scan(tmp_path)
    assert labels(found) == ["good.txt"]
    errors = {failure.path: failure.error for failure in found.failures}
    assert {path: word in errors[path] for path, word in (
        ("zero.txt", "empty"), ("mark.txt", "empty"), ("space.txt", "empty"),
        ("binary.txt", "not text"), ("bad.md", "line 2"), ("line.txt", "line 1"),
        ("sub/large.txt", "limit"), ("broken.txt", "can't be read"),
    )} == dict.fromkeys(errors, True)  # fmt: skip
    assert all(error.startswith(path) for path, error in errors.items())


@pytest.mark.parametrize(
    ("content", "error"),
    [
        (b"", InputError),
        (b"\x00\x01", NotTextError),
        (b"---\nurl: ftp://x\n---\n", MetadataError),
        (b"a" * 10_000_000, TooLongError),
    ],
)
def test_a_bad_file_raises_its_own_error(tmp_path: Path, content: bytes, error: type[InputError]) -> None:
    with pytest.raises(error, match=r"^a\.md"):
        read_file(write(tmp_path, "a.md", content), Markdown())


def test_names_that_are_no_utf_8_are_shown_with_escapes_and_stay_apart(tmp_path: Path) -> None:
    write(tmp_path, os.fsdecode(b"caf\xe9.txt"))
    write(tmp_path, os.fsdecode(b"sub\xe9/bin\xe9.txt"), b"\x00\x01")
    write(tmp_path, os.fsdecode(b"sub\xe9/index.csv"), "file,title\ngone.txt,Gone\n")
    found = scan(tmp_path)
    (source,) = found.sources
    assert (source.label, source.read().path) == (r"caf\xe9.txt", r"caf\xe9.txt")
    assert [failure.path for failure in found.failures] == [r"sub\xe9/bin\xe9.txt", r"sub\xe9/index.csv:2"]
    assert all(failure.error.startswith(r"sub\xe9/") for failure in found.failures)
    write(tmp_path, os.fsdecode(b"caf\xe8.txt"))
    assert len({source.label for source in scan(tmp_path).sources}) == 2


def test_a_folder_below_that_cant_be_listed_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(tmp_path, "a.txt")
    write(tmp_path, "closed/b.txt")
    listed = os.scandir

    def refuse(place: str) -> object:
        if Path(place).name == "closed":
            raise PermissionError(13, "Permission denied", place)
        return listed(place)

    monkeypatch.setattr(os, "scandir", refuse)
    found = scan(tmp_path)
    assert labels(found) == ["a.txt"]
    assert [failure.error for failure in found.failures] == [
        "closed can't be listed (Permission denied): check its permissions."
    ]


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_file_without_permission_is_a_failure(tmp_path: Path) -> None:
    write(tmp_path, "a.txt").chmod(0)
    assert "permissions" in scan(tmp_path).failures[0].error


def test_a_folder_without_articles_says_what_it_holds(tmp_path: Path) -> None:
    write(tmp_path, "a.pdf")
    with pytest.raises(EmptyFolderError, match=r"\.pdf"):
        scan(tmp_path)


def test_a_missing_folder_or_a_file_in_its_place_is_named(tmp_path: Path) -> None:
    with pytest.raises(UnreadableFileError, match="does not exist"):
        scan(tmp_path / "nowhere")
    with pytest.raises(UnreadableFileError, match="not a folder"):
        scan(write(tmp_path, "a.txt"))


def test_a_loop_of_symbolic_links_ends(tmp_path: Path) -> None:
    write(tmp_path, "sub/a.txt")
    (tmp_path / "sub" / "loop").symlink_to(tmp_path, target_is_directory=True)
    assert labels(scan(tmp_path)) == ["sub/a.txt"]


def test_a_digest_stands_for_its_original_until_that_is_found(tmp_path: Path) -> None:
    write(tmp_path, "bridge.md", digest_of(ORIGINAL))
    (digest,) = settle(scan(tmp_path).sources).sources
    assert digest.read().is_digest
    write(tmp_path, "originals/any name.txt")
    (original,) = settle(scan(tmp_path).sources).sources
    document = original.read()
    assert (document.text, document.title, document.is_digest) == (ORIGINAL, "Bridge closed", False)
    assert (document.id, document.path) == (digest.id, "bridge.md")
    assert digest.fingerprint != original.fingerprint


def test_a_bad_file_among_the_originals_is_told_and_the_digest_read(tmp_path: Path) -> None:
    write(tmp_path, "bridge.md", digest_of(ORIGINAL))
    write(tmp_path, "originals/bridge.txt", b"\x00\x01")
    write(tmp_path, "originals/photo.png")
    write(tmp_path, "originals/README.md")
    found = scan(tmp_path)
    assert labels(found) == ["bridge.md"]
    assert [failure.path for failure in found.failures] == ["originals/bridge.txt", "originals/photo.png"]


def test_given_originals_that_match_bring_their_neighbours_along(tmp_path: Path) -> None:
    seeds, given = tmp_path / "seeds", tmp_path / "given"
    write(seeds, "bridge.md", digest_of(ORIGINAL))
    write(seeds, "dam.md", digest_of("another", "Dam"))
    write(given, "x.txt")
    write(given, "new.txt", "An article of its own.")
    write(given, "index.csv", "file,title\nnew.txt,New\nx.txt,Not this\n")
    found = scan(seeds, originals=[given])
    assert found.corpus == "folder and originals"
    assert [(source.label, source.facts.title, source.is_digest) for source in found.sources] == [
        ("bridge.md", "Bridge closed", False), ("dam.md", "Dam", True), ("new.txt", "New", False),
    ]  # fmt: skip
    assert found.failures == ()


def test_given_originals_that_match_no_digest_are_the_whole_corpus(tmp_path: Path) -> None:
    seeds, given = tmp_path / "seeds", tmp_path / "given"
    write(seeds, "bridge.md", digest_of(ORIGINAL))
    write(given, "own.txt", "An article of its own.")
    found = scan(seeds, originals=[given])
    assert (found.corpus, labels(found)) == ("originals", ["own.txt"])


def test_an_empty_folder_of_originals_is_an_error(tmp_path: Path) -> None:
    write(tmp_path, "seeds/bridge.md", digest_of(ORIGINAL))
    (tmp_path / "given").mkdir()
    with pytest.raises(EmptyFolderError):
        scan(tmp_path / "seeds", originals=[tmp_path / "given"])


def test_a_fingerprint_changes_with_bytes_and_facts_only(tmp_path: Path) -> None:
    path = write(tmp_path, "a.txt")
    first = scan(tmp_path).sources[0].fingerprint
    os.utime(path, (0, 0))
    assert scan(tmp_path).sources[0].fingerprint == first
    write(tmp_path, "index.csv", "file,title\na.txt,T\n")
    second = scan(tmp_path).sources[0].fingerprint
    write(tmp_path, "a.txt", ORIGINAL + " ")
    assert len({first, second, scan(tmp_path).sources[0].fingerprint}) == 3


@pytest.mark.parametrize(
    ("name", "text", "title"),
    [
        ("a.md", "# The *bridge* fell\n\nText.", "The bridge fell"),
        (
            "a.txt",
            "Share\nBy Ann Lee\nThe bridge over the river fell\n\nIt fell on Monday, officials said.",
            "The bridge over the river fell",
        ),
        ("<img src=x>.txt", "Fell.", "Fell."),
    ],
)
def test_a_title_is_the_texts_own(tmp_path: Path, name: str, text: str, title: str) -> None:
    write(tmp_path, name, text)
    assert scan(tmp_path).sources[0].read().title == title


def test_a_file_that_changed_since_it_was_found_is_not_read(tmp_path: Path) -> None:
    path = write(tmp_path, "a.txt")
    (source,) = scan(tmp_path).sources
    path.write_text("Something else altogether.")
    with pytest.raises(UnreadableFileError, match=r"^a\.txt changed while the folder was read"):
        source.read()
    path.unlink()
    with pytest.raises(UnreadableFileError, match=r"^a\.txt can't be read"):
        source.read()


def test_a_link_to_a_folder_elsewhere_is_told_and_one_inside_is_not(tmp_path: Path) -> None:
    write(tmp_path, "articles/sub/a.txt")
    write(tmp_path, "elsewhere/b.txt")
    (tmp_path / "articles/again").symlink_to(tmp_path / "articles/sub", target_is_directory=True)
    (tmp_path / "articles/more").symlink_to(tmp_path / "elsewhere", target_is_directory=True)
    found = scan(tmp_path / "articles")
    assert labels(found) == ["sub/a.txt"]
    assert [failure.path for failure in found.failures] == ["more"]
    assert "copy that folder here" in found.failures[0].error


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes here")
def test_a_pipe_is_not_waited_on(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "a.txt")
    assert "regular file" in scan(tmp_path).failures[0].error


def test_a_day_that_can_not_be_used_is_told_and_the_article_is_kept(tmp_path: Path) -> None:
    write(tmp_path, "a.txt", "---\ntitle: A\npublished: 2016-02-31\n---\nText")
    found = scan(tmp_path)
    assert labels(found) == ["a.txt"]
    (warning,) = found.warnings
    assert warning.startswith("a.txt: published '2016-02-31' is not a day")
    assert warning.endswith("It is read as undated.")
