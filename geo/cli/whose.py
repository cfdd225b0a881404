"""Who makes a correction from the command: a name that is given, or that of the user of this machine."""

from __future__ import annotations

import argparse
import getpass


def add_by_option(parser: argparse.ArgumentParser) -> None:
    """Add `--by NAME`."""
    parser.add_argument("--by", default="", metavar="NAME", help="who does it; default: your name on this machine")


def by_of(options: argparse.Namespace) -> str:
    """The name that was given, else the user's."""
    try:
        return str(options.by) or getpass.getuser()
    except (KeyError, OSError):  # a machine that has no name for its user
        return "somebody"
