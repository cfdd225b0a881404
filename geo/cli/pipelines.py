"""The pipeline of the verbs that read articles, and the option that names its recogniser."""

from __future__ import annotations

import argparse

from geo.cli.current_gazetteer import current_gazetteer
from geo.errors import MetadataError
from geo.inputs.countries import country_codes
from geo.pipeline import Pipeline
from geo.places import DEFAULT_RECOGNISER, recogniser_named


def add_recogniser_option(parser: argparse.ArgumentParser) -> None:
    """Add `--recognizer` to a verb's parser."""
    parser.add_argument(
        "--recognizer",
        default=DEFAULT_RECOGNISER,
        metavar="NAME",
        help=f"what finds places: {DEFAULT_RECOGNISER} (the default), or spacy:MODEL, a spaCy pipeline you installed",
    )


def add_country_option(parser: argparse.ArgumentParser) -> None:
    """Add `--country` to a verb's parser."""
    parser.add_argument(
        "--country",
        action="append",
        default=[],
        metavar="COUNTRY",
        help="a country that the texts are about, as two letters or a name; may be given again",
    )


def countries_for(options: argparse.Namespace) -> tuple[str, ...]:
    """The ISO codes of the countries that a verb's options name.

    Raises
    ------
    MetadataError
        One of them is no country.
    """
    try:
        return country_codes(";".join(options.country))
    except MetadataError as error:
        raise MetadataError(f"--{error}") from None


def pipeline_for(options: argparse.Namespace) -> Pipeline:
    """The pipeline that a verb's options ask for.

    Raises
    ------
    RecogniserError
        When the recogniser is unknown or not installed.
    GazetteerError
        When the gazetteer can't be used.
    """
    gazetteer = current_gazetteer()
    return Pipeline(gazetteer, recogniser=recogniser_named(options.recognizer, gazetteer.flags))
