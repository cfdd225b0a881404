"""The corrections beside a project: what was acknowledged is there, whatever happens to programs and files."""

import fcntl
import json
import os
import signal
import stat
import subprocess
import sys
import textwrap
import threading
import time
from dataclasses import replace
from pathlib import Path

import pytest

from geo.corrections import Correction, NotUnderstood, Selector
from geo.errors import CorrectionError, ProjectWriteError, UnreadableFileError
from geo.model import Document, ParsedDocument, Publication
from geo.project import ProjectWriter
from geo.project.acts import new_act
from geo.project.journal import append, journal_path, read_journal

TOP = Path(__file__).resolve().parents[2]
TARGET = Selector("0" * 64, "a", exact="Mars", suffix=" was quiet", start=0)


def note(text: str = "see p. 3", by: str = "Ada") -> Correction:
    return new_act(by).correction("note", TARGET, {"text": text})


def write_project(path: Path, **arguments) -> None:
    with ProjectWriter(path, **arguments) as writer:
        writer.add(ParsedDocument(Document("a", "Mars was quiet."), Publication(None, None, "unknown")))


def test_a_correction_made_while_a_rebuild_runs_is_kept(tmp_path: Path) -> None:
    """It was lost when corrections were a table: a build copied the table when it began and replaced it at its end."""
    path = tmp_path / "p.sqlite"
    write_project(path)
    before, during = note("before"), note("during")
    append(path, [before])
    with ProjectWriter(path, previous=path) as writer:
        writer.carry("a")
        append(path, [during])
    assert read_journal(path).corrections == (before, during)


def test_what_is_appended_is_read_in_order_and_belongs_to_its_owner_alone(tmp_path: Path) -> None:
    path = tmp_path / "p.sqlite"
    assert read_journal(path).corrections == ()
    made = [note(str(number)) for number in range(3)]
    append(path, made[:2])
    append(path, [])
    append(path, made[2:])
    assert read_journal(path).corrections == tuple(made)
    assert read_journal(path).problems == ()
    assert journal_path(path) == tmp_path / "p.sqlite.corrections.jsonl"
    assert stat.S_IMODE(journal_path(path).stat().st_mode) == 0o600
    assert [entry.name for entry in tmp_path.iterdir()] == ["p.sqlite.corrections.jsonl"]


def test_a_line_is_one_write_that_is_on_the_disk_before_it_is_acknowledged(tmp_path: Path, monkeypatch) -> None:
    calls: list[str] = []
    for name in ("write", "fsync"):
        real = getattr(os, name)
        monkeypatch.setattr(os, name, lambda *a, real=real, name=name: (calls.append(name), real(*a))[1])
    append(tmp_path / "p.sqlite", [note(), note()])
    append(tmp_path / "p.sqlite", [note()])
    assert calls == ["write", "fsync", "fsync", "write", "fsync"]  # the folder as well, when the file is new


@pytest.mark.parametrize("cut", range(1, 60, 7))
def test_a_line_that_a_crash_cut_off_is_told_and_spoils_nothing(tmp_path: Path, cut: int) -> None:
    path = tmp_path / "p.sqlite"
    first, second, third = note("é" * 20), note(), note()
    append(path, [first, second])
    whole = journal_path(path).read_bytes()
    journal_path(path).write_bytes(whole[:-cut])
    left = read_journal(path)
    assert left.corrections == ((first, second) if cut == 1 else (first,))
    assert [problem.line for problem in left.problems] == ([] if cut == 1 else [2])
    append(path, [third])
    after = read_journal(path)
    assert after.corrections == (*left.corrections, third)
    assert all("line 2" in problem.message for problem in after.problems)


@pytest.mark.parametrize(
    "junk", [b"{", b"\xff\xfe\x00", b"[]", b'{"id": 1}', b"\x00" * 50, b"<<<<<<< HEAD", b"x" * 1_000_001]
)
def test_a_damaged_line_is_listed_and_the_rest_is_read(tmp_path: Path, junk: bytes) -> None:
    path = tmp_path / "p.sqlite"
    first, second = note(), note()
    append(path, [first])
    with journal_path(path).open("ab") as file:
        file.write(junk + b"\n\n")
    append(path, [second])
    read = read_journal(path)
    assert read.corrections == (first, second)
    assert [problem.line for problem in read.problems] == [2]
    assert read.problems[0].message.startswith("line 2 is damaged and left out: ")


def test_a_file_from_another_editor_is_read(tmp_path: Path) -> None:
    path = tmp_path / "p.sqlite"
    made = note()
    append(path, [made])
    lines = journal_path(path).read_bytes()
    journal_path(path).write_bytes(b"\xef\xbb\xbf" + lines.replace(b"\n", b"\r\n"))
    assert read_journal(path).corrections == (made,)
    other = tmp_path / "q.sqlite"
    append(other, [second := note()])
    joined = lines + b"\xef\xbb\xbf" + journal_path(other).read_bytes()
    journal_path(path).write_bytes(joined.rstrip(b"\n"))
    assert read_journal(path).corrections == (made, second)
    assert read_journal(path).problems == ()


def test_a_slip_in_the_last_line_is_told_with_what_is_wrong(tmp_path: Path) -> None:
    path = tmp_path / "p.sqlite"
    journal_path(path).write_bytes(b'{"id": "a", "kind": note}')  # an editor may leave no end of line
    (problem,) = read_journal(path).problems
    assert problem.message.startswith("line 1 is cut off or damaged and left out: not JSON: ")


def test_lines_that_come_twice_are_harmless(tmp_path: Path) -> None:
    path = tmp_path / "p.sqlite"
    made = note()
    append(path, [made, made])
    assert read_journal(path).corrections == (made,)
    assert read_journal(path).problems == ()
    append(path, [replace(made, why="another")])
    assert read_journal(path).corrections == (made,)
    assert read_journal(path).problems[0].message == "line 3 has the id of line 1 but says something else"


def test_lines_of_a_newer_version_are_kept_and_named(tmp_path: Path) -> None:
    path = tmp_path / "p.sqlite"
    newer = {"id": "01ARZ3NDEKTSV4RRFFQ69G5FAV", "kind": "shape", "hull": [1, 2.5]}
    append(path, [NotUnderstood(newer["id"], newer, "")])
    append(path, [replace(note(), extra={"colour": "red"})])
    read = read_journal(path)
    assert [dict(line.record) for line in read.kept] == [newer]
    assert [problem.line for problem in read.problems] == [1, 2]
    assert "kept but not applied" in read.problems[0].message
    assert "colour" in read.problems[1].message
    assert json.loads(journal_path(path).read_text("utf-8").splitlines()[0]) == newer


def test_an_act_holds_what_is_undone_together(tmp_path: Path) -> None:
    act = new_act("Ada")
    lines = [act.correction("note", TARGET, {"text": str(number)}, why="twice") for number in range(3)]
    assert {line.act for line in lines} == {act.id}
    assert [line.id for line in lines] == sorted({line.id for line in lines} - {act.id})
    undo = new_act("Ben").undo(act.id, "not so")
    assert (undo.kind, undo.undoes, undo.target, undo.why) == ("undo", act.id, None, "not so")
    with pytest.raises(CorrectionError):
        act.correction("note", TARGET, {})


def test_nothing_of_a_failed_append_stays(tmp_path: Path, monkeypatch) -> None:
    path = tmp_path / "p.sqlite"
    append(path, [note()])
    before = journal_path(path).read_bytes()
    real, written = os.write, []

    def full_disk(file: int, data: bytes) -> int:
        if written:
            raise OSError(28, "No space left on device")
        written.append(real(file, bytes(data)[:10]))
        return 10

    monkeypatch.setattr(os, "write", full_disk)
    with pytest.raises(ProjectWriteError, match=r"No space left.*nothing was saved"):
        append(path, [note()])
    assert journal_path(path).read_bytes() == before


def test_a_file_that_may_not_be_used_is_named(tmp_path: Path) -> None:
    path = tmp_path / "p.sqlite"
    journal_path(path).mkdir()
    with pytest.raises(UnreadableFileError, match=r"p\.sqlite\.corrections\.jsonl can't be read"):
        read_journal(path)
    with pytest.raises(ProjectWriteError, match="can't be written"):
        append(path, [note()])
    with pytest.raises(ProjectWriteError, match="can't be written"):
        append(tmp_path / "none" / "p.sqlite", [note()])


def test_a_file_that_was_replaced_while_its_lock_was_waited_for_is_opened_again(tmp_path: Path) -> None:
    path = tmp_path / "p.sqlite"
    first, second = note("first"), note("second")
    append(path, [first])
    with journal_path(path).open("rb") as old:
        fcntl.flock(old, fcntl.LOCK_EX)
        waiting = threading.Thread(target=append, args=(path, [second]))
        waiting.start()
        time.sleep(0.1)
        copy = tmp_path / "copy"
        copy.write_bytes(journal_path(path).read_bytes())
        copy.replace(journal_path(path))
    waiting.join()
    assert read_journal(path).corrections == (first, second)


def test_many_threads_lose_nothing(tmp_path: Path) -> None:
    path = tmp_path / "p.sqlite"
    threads = [
        threading.Thread(target=lambda who=str(who): [append(path, [note(by=who)]) for _ in range(25)])
        for who in range(8)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    read = read_journal(path)
    assert len(read.corrections) == 200
    assert read.problems == ()


WRITER = textwrap.dedent("""
    import sys
    from pathlib import Path
    from geo.corrections import Selector
    from geo.project.acts import new_act
    from geo.project.journal import append

    project, who, count = Path(sys.argv[1]), sys.argv[2], int(sys.argv[3])
    target = Selector("0" * 64, "a", exact="Mars", start=0)
    for number in range(count):
        line = new_act(who).correction("note", target, {"text": f"{number} " + "x" * 300})
        append(project, [line])
        print(line.id, flush=True)
""")

REBUILDER = textwrap.dedent("""
    import sys
    import time
    from pathlib import Path
    from geo.model import Document, ParsedDocument, Publication
    from geo.project import ProjectWriter

    path = Path(sys.argv[1])
    print("ready", flush=True)
    while True:
        with ProjectWriter(path, previous=path) as writer:
            writer.carry("a")
        time.sleep(0.05)
""")


def start(program: str, *arguments: object) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-c", program, *map(str, arguments)],
        env=os.environ | {"PYTHONPATH": str(TOP)}, stdout=subprocess.PIPE, text=True,
    )  # fmt: skip


def acknowledged(process: subprocess.Popen[str]) -> list[str]:
    """The ids that a writer printed; of a killed one the last may be cut off."""
    with process:
        return [line.strip() for line in process.stdout if line.endswith("\n")]


@pytest.mark.slow
def test_two_writers_and_a_rebuild_with_kills_lose_nothing_that_was_acknowledged(tmp_path: Path) -> None:
    path = tmp_path / "p.sqlite"
    write_project(path)
    rebuild = start(REBUILDER, path)
    assert rebuild.stdout.readline() == "ready\n"
    writers = [start(WRITER, path, who, 500) for who in ("Ada", "Ben")]
    doomed = [start(WRITER, path, f"doomed {number}", 5000) for number in range(2)]
    said: dict[int, list[str]] = {}
    readers = [
        threading.Thread(target=lambda p=process: said.setdefault(p.pid, acknowledged(p)))
        for process in [*writers, *doomed]
    ]
    for reader in readers:
        reader.start()
    for process in doomed:
        deadline = time.monotonic() + 10
        while not journal_path(path).exists() and time.monotonic() < deadline:
            time.sleep(0.02)
        time.sleep(0.3)
        process.send_signal(signal.SIGKILL)
    rebuild.send_signal(signal.SIGKILL)
    rebuild.communicate()
    for reader in readers:
        reader.join()
    assert [process.returncode for process in writers] == [0, 0]
    assert all(process.returncode == -signal.SIGKILL for process in doomed)
    read = read_journal(path)
    ids = {line.id for line in read.corrections}
    assert all(len(said[process.pid]) == 500 for process in writers)
    assert all(set(lines) <= ids for lines in said.values())
    assert all("cut off" in problem.message or "damaged" in problem.message for problem in read.problems)
    assert len(read.problems) <= len(doomed)
    write_project(path, previous=path)
    assert {line.id for line in read_journal(path).corrections} == ids
