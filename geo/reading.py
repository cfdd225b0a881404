"""What the commands that read articles have in common: the pipeline, and which recogniser finds its places."""

from __future__ import annotations

import argparse

from geo.gazetteer_command import current_gazetteer
from geo.pipeline import Pipeline
from geo.places import DEFAULT_RECOGNISER, recogniser_named


def add_recogniser_option(parser: argparse.ArgumentParser) -> None:
    """Add `--recognizer` to a command's parser."""
    parser.add_argument(
        "--recognizer",
        default=DEFAULT_RECOGNISER,
        metavar="NAME",
        help=f"what finds places: {DEFAULT_RECOGNISER} (the default), or spacy:MODEL, a spaCy pipeline you installed",
    )


def pipeline_for(options: argparse.Namespace) -> Pipeline:
    """The pipeline that a command's options ask for.

    Raises
    ------
    RecogniserError
        When the recogniser is unknown or not installed.
    GazetteerError
        When the gazetteer can't be used.
    """
    gazetteer = current_gazetteer()
    return Pipeline(gazetteer, recogniser=recogniser_named(options.recognizer, gazetteer.flags))
