"""Every limit on what is fetched, in one place. docs/formats.md gives the same figures."""

from __future__ import annotations

ANSWER_BYTES = 30 * 2**20
"""Largest answer, unpacked."""
ROBOTS_BYTES = 500 * 2**10
"""Of a robots.txt what is read (RFC 9309 asks for at least so much)."""
SECONDS_TO_CONNECT = 10.0
SECONDS_OF_SILENCE = 20.0
"""Longest wait for the next bytes."""
SECONDS_AN_ANSWER = 60.0
"""From the connection to the last byte, however steadily they come."""
REDIRECTS = 5
SECONDS_BETWEEN = 1.0
"""Between two requests to one host."""
LONGEST_DELAY = 60.0
"""The most that a robots.txt can ask for between two requests."""
ADDRESSES = 1_000
"""Addresses in one run, those that feeds name included."""
