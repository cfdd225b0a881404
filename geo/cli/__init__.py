"""The command `dateline`: one module a verb, each with `add_parser(commands)`."""

from geo.cli.entry import main

__all__ = ["main"]
