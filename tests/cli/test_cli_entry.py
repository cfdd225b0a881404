"""A verb loads what it needs and no more, and is the same whether it is loaded alone or with the others."""

import argparse
import os
import subprocess
import sys

import pytest

from geo.cli.entry import VERBS, command_parser
from tests.conftest import TOP


def parsers(whole: argparse.ArgumentParser) -> dict[str, argparse.ArgumentParser]:
    return next(action.choices for action in whole._actions if isinstance(action, argparse._SubParsersAction))


WHOLE = parsers(command_parser())


def test_every_verb_is_listed_once() -> None:
    assert list(WHOLE) == list(VERBS)


@pytest.mark.parametrize("verb", VERBS)
def test_a_verb_alone_is_the_one_of_the_whole_command(verb: str) -> None:
    assert parsers(command_parser([verb]))[verb].format_help() == WHOLE[verb].format_help()


def test_a_verb_leaves_the_libraries_of_the_others_unloaded() -> None:
    left = {"gazetteer": {"pandas", "lxml", "streamlit", "folium"}, "export": {"streamlit", "folium"}}
    said = "import sys; from geo.cli.entry import command_parser; command_parser([{0!r}]); print(*sorted(sys.modules))"
    for verb, names in left.items():
        command = [sys.executable, "-c", said.format(verb)]
        environment = os.environ | {"PYTHONPATH": str(TOP)}
        loaded = subprocess.run(command, env=environment, capture_output=True, text=True, check=True).stdout.split()
        assert names.isdisjoint(loaded), verb
