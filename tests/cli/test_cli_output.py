"""Output files are whole, or as they were."""

from contextlib import suppress
from pathlib import Path

import pytest

from geo.cli.output import output
from geo.errors import InputError


def test_a_run_that_fails_leaves_what_was_there(tmp_path: Path) -> None:
    path = tmp_path / "out.bin"
    path.write_bytes(b"before")
    with suppress(ZeroDivisionError), output(str(path)) as stream:
        stream.write(b"half")
        raise ZeroDivisionError
    assert path.read_bytes() == b"before"
    assert list(tmp_path.iterdir()) == [path]


def test_a_file_is_replaced_at_the_end(tmp_path: Path) -> None:
    path = tmp_path / "out.bin"
    path.write_bytes(b"before")
    with output(str(path)) as stream:
        stream.write(b"after")
        assert path.read_bytes() == b"before"
    assert path.read_bytes() == b"after"


def test_a_folder_that_is_missing_is_told_before_anything_is_written(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="can't be written"), output(str(tmp_path / "none" / "out")):
        pytest.fail("nothing to write to")
    assert list(tmp_path.iterdir()) == []


def test_a_dash_is_standard_output(capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    with output("-") as stream:
        stream.write("Şırnak\n".encode())
    assert capfdbinary.readouterr().out == "Şırnak\n".encode()
