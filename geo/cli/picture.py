"""`dateline picture`: the map of a project, or of a part of it, as a picture."""

from __future__ import annotations

import argparse
import io
from pathlib import Path
from urllib.parse import urlencode

from geo.cli.output import output
from geo.cli.terminal import EXIT_OK, Commands
from geo.cli.view_filters import add_filters, asked, shown, view_of
from geo.errors import ExportError
from geo.project import Project
from geo.project.distrust import told
from geo.ui.picture.chromium import VARIABLE, find_chromium
from geo.ui.picture.drawing import Kind, Sheet, drawn
from geo.ui.picture.moving import FRAMES_A_SECOND, film
from geo.ui.story.form import HTML
from geo.ui.story.options import StoryOptions
from geo.ui.view_data import view_data

STILL: dict[str, Kind] = {".png": "png", ".svg": "svg", ".pdf": "pdf"}
MOVING = (".gif", ".apng", ".mp4")
SECONDS = 120.0
SHOWN = ("from", "to", "days", "undated", "window", "known", "colour", "show")
"""What of the filters the page itself shows: its window of days, and how it is drawn."""


def add_parser(commands: Commands) -> None:
    """Add `picture` to the command's verbs."""
    parser = commands.add_parser("picture", help="draw the map as PNG, SVG, PDF or a film, with an installed Chromium")
    parser.add_argument("project", type=Path, metavar="PROJECT")
    parser.add_argument(
        "-o", "--output", required=True, metavar="FILE",
        help="map.png, .svg or .pdf; play.gif, .apng, .mp4 (with ffmpeg), or .zip for the frames of Play",
    )  # fmt: skip
    parser.add_argument("--size", default="1200x900", metavar="WxH", help="pixels; default: 1200x900 (PNG has double)")
    parser.add_argument("--title", metavar="WORDS", help="what stands at its head; default: the project's name")
    parser.add_argument("--colour", choices=("outlet", "role", "certainty"), help="what the marks' colours tell")
    parser.add_argument("--heat", action="store_true", help="heat in the place of marks")
    parser.add_argument("--rate", type=float, default=FRAMES_A_SECOND, metavar="N", help="frames a second of a film")
    parser.add_argument("--seconds", type=float, default=SECONDS, metavar="N", help="how long the browser may take")
    add_filters(parser)
    parser.epilog = f"The browser: the one that {VARIABLE} names, else Chromium, Chrome or Edge. It needs no network."
    parser.set_defaults(run=_run)


def _run(options: argparse.Namespace) -> int:
    suffix = Path(options.output).suffix.lower()
    if suffix not in (*STILL, *MOVING, ".zip"):
        raise ExportError(f"{options.output} is none of {', '.join((*STILL, *MOVING, '.zip'))}: name a file that is")
    if not 0.1 <= options.rate <= 50:
        raise ExportError(f"a film has 0.1 to 50 frames a second, not {options.rate:g}")
    sheet = _sheet(options.size)
    find_chromium()  # before the page is made, which takes a while
    project = Project.open(options.project)
    try:
        with told(project.path):
            data, page = view_data(project), io.BytesIO()
            HTML.write_view(project, data, view_of(data, options), StoryOptions(title=options.title or ""), page)
    finally:
        project.close()
    picture = drawn(page.getvalue(), address(options), STILL.get(suffix, "frames"), sheet, options.seconds)
    if suffix in MOVING:
        picture = film(picture, suffix, options.rate)
    with output(options.output) as stream:
        stream.write(picture)
    return EXIT_OK


def address(options: argparse.Namespace) -> str:
    """What stands after the # of the page's address."""
    given = shown(options) | asked(options)
    wanted = {name: values[-1] for name, values in given.items() if name in SHOWN}
    if options.colour:
        wanted["colour"] = options.colour
    if options.heat:
        wanted["show"] = "heat"
    return urlencode(wanted)


def _sheet(words: str) -> Sheet:
    width, _, height = words.lower().partition("x")
    if not (width.isdecimal() and height.isdecimal()):
        raise ExportError(f"{words} is no size: write the pixels as 1200x900")
    return Sheet(int(width), int(height))
