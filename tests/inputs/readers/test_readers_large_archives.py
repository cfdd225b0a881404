"""Archives larger than memory: read from the disk a file after the other, whatever lies between, and within bounds."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from web_archives import answer, gzipped, page, wacz, zipped

from geo.errors import InputError
from geo.inputs import limits, scan, source
from geo.inputs.readers import RawArticle, archives, end_idle, warc
from geo.inputs.readers.archives import Member, Passed, Step, steps_of
from geo.inputs.readers.plain_text import PlainTextReader
from geo.inputs.readers.warc import WarcReader

FIRST, SECOND = "https://example.org/first", "https://example.org/second"
PAGES = gzipped(answer(FIRST, page()), answer(SECOND, page("Bridge open again")))


@pytest.fixture(autouse=True, scope="module")
def _no_process_left() -> Iterator[None]:
    yield
    end_idle()


def never(*_: object) -> bytes:
    raise AssertionError("the archive was held in memory")


def test_archives_are_read_from_the_disk_and_never_held_whole(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(source, "read_bytes", never)
    (tmp_path / "a.zip").write_bytes(zipped({"a.txt": b"Rain fell on Kirkuk.", "in.warc.gz": PAGES}))
    (tmp_path / "b.wacz").write_bytes(wacz({"archive/data.warc.gz": PAGES}))
    (tmp_path / "c.warc.gz").write_bytes(PAGES)
    found = scan(tmp_path)
    assert [one.label for one in found.sources] == [
        "a.zip#a.txt", f"a.zip#in.warc.gz#{FIRST}", f"a.zip#in.warc.gz#{SECOND}",
        f"b.wacz#{FIRST}", f"b.wacz#{SECOND}", f"c.warc.gz#{FIRST}", f"c.warc.gz#{SECOND}",
    ]  # fmt: skip
    assert found.failures == ()
    assert all(one.read().text for one in found.sources)


def test_an_archive_that_is_read_for_long_says_so_before_it_is_taken_for_hung(monkeypatch: pytest.MonkeyPatch) -> None:
    def found() -> Iterator[Passed | Member]:
        for number in range(3):
            yield Passed("pictures", "no text", f"{number}.png")
        yield Member("a.txt", PlainTextReader(), lambda: b"Rain fell on Kirkuk.")

    monkeypatch.setattr(archives, "SECONDS_BETWEEN_STEPS", -1.0)
    steps = list(steps_of(found(), skip=2))
    assert steps[:2] == [Step(2, ()), Step(2, ())]
    assert [step.done for step in steps] == sorted(step.done for step in steps)
    items = [item for step in steps for item in step.items]
    assert [type(item) for item in items] == [Passed, RawArticle], "none twice, none lost"


def test_a_web_archive_that_unpacks_to_too_much_ends_with_a_line(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(warc, "unpacked_most", lambda size: 1000)
    found = WarcReader().read(PAGES, name="a.warc")
    assert [one.part for one in found] == [FIRST, "the rest"]


def test_what_may_be_unpacked_and_the_time_grow_with_the_archive() -> None:
    assert limits.unpacked_most(1000) == limits.UNPACKED_BYTES
    assert limits.unpacked_most(limits.ARCHIVE_BYTES) == limits.UNPACKED_RATIO * limits.ARCHIVE_BYTES
    assert limits.seconds_for(1000) == limits.SECONDS_AN_ARCHIVE
    assert limits.seconds_for(2 * limits.MAIL_BYTES) == 2 * limits.SECONDS_AN_ARCHIVE


def test_an_archive_that_is_gone_when_its_turn_comes_is_told(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"^a\.warc can't be read"):
        list(WarcReader().steps(tmp_path / "a.warc", name="a.warc", skip=0))
