"""Files that make their reader hang, crash, or take all memory: each costs one line, and nothing is left running."""

import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from hostile_readers import Missing, Small, Trap

import geo
from geo.errors import InputError, NotTextError, ReaderError, TooLongError
from geo.inputs import limits, scan
from geo.inputs.readers import BUILT_IN, RawArticle, Readers, isolation
from geo.inputs.readers.guarded import GuardedReader
from geo.inputs.readers.html import Html
from geo.inputs.readers.worker import LENGTH, receive

HERE = Path(__file__).parent
READ = GuardedReader(Trap())
PATIENCE = 30
"""Seconds that a process has to end: fewer than LONG, after which it would end without being stopped."""


@pytest.fixture(autouse=True)
def no_process_is_left(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    started: list[subprocess.Popen[bytes]] = []
    popen = subprocess.Popen

    def start(*arguments: object, **options: object) -> subprocess.Popen[bytes]:
        started.append(popen(*arguments, **options))
        return started[-1]

    isolation.end_idle()
    monkeypatch.setattr(isolation.subprocess, "Popen", start)
    yield
    monkeypatch.undo()
    isolation.end_idle()
    for process in started:
        assert process.returncode is not None  # it was waited for, so it is no zombie
        assert has_gone(process.pid)


@contextmanager
def short(seconds: float) -> Iterator[None]:
    """A limit that is soon over, for files that would take LONG without it."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(isolation, "SECONDS_A_FILE", seconds)
        yield


def process_of(word: str = "read") -> int:
    (article,) = READ.read(f"{word}:".encode(), name="a.trap")
    return int(article.text)


def refused(word: str) -> InputError:
    with pytest.raises(InputError) as raised:
        READ.read(f"{word}:".encode(), name="a.trap")
    return raised.value


def test_a_risky_format_is_read_in_another_process_which_is_kept() -> None:
    first = process_of()
    assert first != os.getpid()
    assert process_of() == first


@pytest.mark.parametrize("word", ["hang", "spin"])
def test_a_reader_that_hangs_is_stopped_and_the_next_file_read(word: str) -> None:
    first = process_of()
    with short(1):
        error = refused(word)
    assert isinstance(error, TooLongError)
    assert str(error).startswith("a.trap took more than 1 s and was stopped: ")
    assert process_of() != first


def test_no_file_takes_longer_or_more_than_was_promised() -> None:
    assert limits.SECONDS_A_FILE <= 20
    assert limits.READER_BYTES <= 500 * 2**20
    assert limits.ZIP_NESTING <= 3
    assert limits.ZIP_RATIO <= 200


def test_a_reader_that_takes_all_memory_is_stopped() -> None:
    error = refused("fill")
    assert isinstance(error, TooLongError)
    assert str(error).startswith("a.trap took more than 500 MB of memory and was stopped: ")
    assert process_of()


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux limits the memory of a process")
def test_its_process_stays_below_500_mb() -> None:
    code = (
        "import resource, sys; sys.path.insert(0, sys.argv[1])\n"
        "from hostile_readers import Trap\nfrom geo.inputs.readers.guarded import GuardedReader\n"
        "try:\n    GuardedReader(Trap()).read(b'fill:', name='a')\nexcept ValueError as error:\n    print(error)\n"
        "from geo.inputs.readers import end_idle; end_idle()\n"
        "print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)"
    )
    done = subprocess.run([sys.executable, "-c", code, HERE], capture_output=True, text=True, check=True)
    told, peak = done.stdout.splitlines()
    assert "500 MB" in told
    assert int(peak) * 1024 < 500 * 2**20


@pytest.mark.parametrize(("word", "how"), [("crash", "SIGSEGV"), ("leave", "exit code 7")])
def test_a_reader_that_crashes_costs_its_file(word: str, how: str) -> None:
    error = refused(word)
    assert isinstance(error, ReaderError)
    assert str(error) == f"a.trap can't be read: the reader trap crashed ({how}): save its text as .txt and give that."
    assert process_of()


def test_a_file_is_not_blamed_for_what_an_earlier_one_did_to_the_process() -> None:
    first = process_of()
    os.kill(first, signal.SIGKILL)
    assert process_of() != first


def test_nesting_too_deep_for_a_parser_is_told() -> None:
    assert "failed (RecursionError" in str(refused("nest"))


@pytest.mark.parametrize("word", ["connect", "look up"])
def test_a_reader_gets_no_network(word: str) -> None:
    assert "a reader may not use the network" in str(refused(word))


def test_what_a_library_prints_does_not_get_between_the_answers() -> None:
    assert process_of("print")


def test_a_readers_own_words_and_kind_of_error_come_through() -> None:
    error = refused("refuse")
    assert type(error) is NotTextError
    assert str(error) == "a.trap is a trap: leave it out."


def test_a_reader_that_cant_be_loaded_there_is_told() -> None:
    with pytest.raises(ReaderError, match=r"the reader trap can't be loaded \(ValueError: "):
        GuardedReader(Missing()).read(b"read:", name="a.trap")


def test_too_many_articles_and_too_much_text_are_refused() -> None:
    with pytest.raises(ReaderError, match="gave 20,001 articles, and the limit is 20,000"):
        READ.read(b"many:20001", name="a.trap")
    with pytest.raises(TooLongError, match="holds 67 MB of text and the limit is 64 MB"):
        READ.read(b"long:11700000", name="a.trap")


def test_a_message_longer_than_allowed_is_not_even_read() -> None:
    asked: list[int] = []

    def read(count: int) -> bytes:
        asked.append(count)
        return (2**50).to_bytes(LENGTH, "big")

    assert receive(read, most=100) is None
    assert asked == [LENGTH]


def test_a_reader_says_how_large_its_files_may_be(tmp_path: Path) -> None:
    (tmp_path / "a.trap").write_bytes(b"read:" + b"x" * 20)
    (tmp_path / "b.txt").write_text("Snow fell on the town for a week.")
    found = scan(tmp_path, readers=Readers((Small(), *BUILT_IN)))
    assert [source.label for source in found.sources] == ["b.txt"]
    assert "a.trap has 0.0 MB and the limit is 0 MB" in found.failures[0].error


def test_bad_files_cost_a_line_each_and_the_others_are_read(tmp_path: Path) -> None:
    for number, word in enumerate(("read", "hang", "crash", "read", "nest", "fill", "read")):
        (tmp_path / f"{number}.trap").write_text(f"{word}:Rain")
    with short(5):
        found = scan(tmp_path, readers=Readers((Trap(), *BUILT_IN)))
    assert [source.label for source in found.sources] == ["0.trap", "3.trap", "6.trap"]
    assert [failure.path for failure in found.failures] == ["1.trap", "2.trap", "4.trap", "5.trap"]


def test_a_scan_leaves_no_process_behind(tmp_path: Path) -> None:
    (tmp_path / "a.trap").write_text("read:Rain")
    assert len(scan(tmp_path, readers=Readers((Trap(), *BUILT_IN))).sources) == 1
    assert isolation._idle == []


def test_several_threads_read_at_once() -> None:
    found: list[int] = []
    threads = [threading.Thread(target=lambda: found.append(process_of())) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(found) == 4


def test_a_forked_process_reads_with_processes_of_its_own() -> None:
    first = process_of()
    child = os.fork()
    if child == 0:
        is_other = process_of() != first
        isolation.end_idle()
        os._exit(0 if is_other else 1)
    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0
    assert process_of() == first


def test_ctrl_c_ends_the_run_and_the_reader_at_once() -> None:
    code = (
        # a shell that started the tests in the background has had them ignore Ctrl-C
        "import signal; signal.signal(signal.SIGINT, signal.default_int_handler)\n"
        "import sys; sys.path.insert(0, sys.argv[1])\n"
        "from hostile_readers import Trap\nfrom geo.inputs.readers.guarded import GuardedReader\n"
        "print(GuardedReader(Trap()).read(b'read:', name='a')[0].text, flush=True)\n"
        "GuardedReader(Trap()).read(b'hang:', name='a')"
    )
    with subprocess.Popen(
        [sys.executable, "-c", code, str(HERE)], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
    ) as process:
        assert process.stdout is not None
        reader = int(process.stdout.readline())
        process.send_signal(signal.SIGINT)  # it may be about to ask for the second file, or wait for the answer
        assert process.wait(timeout=PATIENCE) != 0
    with pytest.raises(ProcessLookupError):
        os.kill(reader, 0)


def test_a_reader_ends_when_the_one_who_asked_was_killed() -> None:
    code = (
        "import os, signal, sys; sys.path.insert(0, sys.argv[1])\n"
        "from hostile_readers import Trap\nfrom geo.inputs.readers.guarded import GuardedReader\n"
        "print(GuardedReader(Trap()).read(b'read:', name='a')[0].text, flush=True)\n"
        "os.kill(os.getpid(), signal.SIGKILL)"
    )
    done = subprocess.run([sys.executable, "-c", code, HERE], capture_output=True, text=True, check=False)
    assert has_gone(int(done.stdout))


def has_gone(process: int) -> bool:
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline:
        try:
            os.kill(process, 0)
        except ProcessLookupError:
            return True
        time.sleep(0.05)
    return False


def test_a_package_s_own_folder_on_the_path_hides_no_library_from_readers(monkeypatch: pytest.MonkeyPatch) -> None:
    """Streamlit puts the folder of the server's script first, in which other modules bear names of the library's."""
    monkeypatch.setattr(sys, "path", [str(Path(geo.__file__).parent / "ui"), *sys.path])
    page = b"<html><body><article><h1>Snow closes the road</h1><p>Snow closed the road to Kars.</p></article></body>"
    (found,) = GuardedReader(Html()).read(page, name="x.html")
    assert isinstance(found, RawArticle)
