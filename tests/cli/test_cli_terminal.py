"""What the commands write to a terminal."""

import pytest

from geo.cli.terminal import harmless


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Kars, Şırnak, الموصل\n", "Kars, Şırnak, الموصل\n"),
        ("a\x1b[2J\tb\r", "a\\x1b[2J\\tb\\r"),
        ("turned \u202eround", "turned \\u202eround"),
        ("half a pair \ud800", "half a pair \\ud800"),
    ],
)
def test_what_could_steer_a_terminal_is_written_out(text: str, shown: str) -> None:
    assert harmless(text) == shown
