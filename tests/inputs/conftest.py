"""What the tests of readers share: one process that reads risky formats for all tests of a file."""

from collections.abc import Iterator

import pytest

from geo.inputs import end_idle, given, scanning


@pytest.fixture(autouse=True, scope="module")
def _reading_process() -> Iterator[None]:
    """A scan ends the process that reads for it, and to start one takes a second: here it waits for the next test.

    That a scan leaves none behind is tried in tests/security/test_security_readers.py.
    """
    with pytest.MonkeyPatch.context() as patch:
        for module in (scanning, given):
            patch.setattr(module, "end_idle", lambda: None)
        yield
    end_idle()
