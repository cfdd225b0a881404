"""`dateline picture` as a user calls it: the page's own drawing without a window."""

import io
import re
import stat
import zipfile
from pathlib import Path
from urllib.parse import parse_qs

import pytest
from PIL import Image

from geo.cli.entry import command_parser
from geo.cli.picture import address
from geo.errors import ExportError
from geo.ui.picture.moving import film

SMALL = ("--size", "400x430")


@pytest.fixture
def project(command, articles: Path, tmp_path: Path) -> Path:
    (articles / "lima.txt").write_text(
        "Rain in Lima\n\nPublished 5 March 2019\n\nRain fell in Lima, Peru, on Tuesday. Cusco had rain on 3 March.\n"
    )
    assert command("build", articles, "-o", "p.sqlite").returncode == 0
    return tmp_path / "p.sqlite"


@pytest.mark.browser
def test_a_picture_has_title_days_marks_scale_sources_and_whose_data_it_is(command, project: Path, tmp_path) -> None:
    made = command("picture", project, "--from", "2019-03-01", "--to", "2019-03-31", "--title", "Wet <b>days</b>",
                   "--undated", "-o", "map.svg", *SMALL)  # fmt: skip
    assert made.returncode == 0, made.stderr
    picture = (tmp_path / "map.svg").read_text("utf-8")
    words = " ".join(re.findall(r">([^<]+)</t", picture))
    for told in ("Wet &lt;b&gt;days", "March 2019", "on the map", "Lima", " km", "Natural Earth", "GeoNames"):
        assert told in words, told
    assert 'width="400" height="430"' in picture


@pytest.mark.browser
def test_play_becomes_a_film_of_a_frame_a_day(command, project: Path, tmp_path: Path) -> None:
    made = command("picture", project, "--from", "2019-03-03", "--to", "2019-03-05", "-o", "play.gif", *SMALL)
    assert made.returncode == 0, made.stderr
    with Image.open(tmp_path / "play.gif") as moving:
        assert moving.n_frames == 3
        assert moving.size == (800, 860)


def test_without_a_browser_it_says_what_else_there_is(command, project: Path, tmp_path: Path) -> None:
    for named, words in (("no-such-browser", "DATELINE_CHROMIUM names no-such-browser"), (ending(tmp_path), "ended")):
        made = command("picture", project, "-o", "map.png", DATELINE_CHROMIUM=named)
        assert made.returncode == 2
        assert words in made.stderr
        assert not (tmp_path / "map.png").exists()


def ending(folder: Path) -> str:
    """A program that ends at once."""
    program = folder / "ending"
    program.write_text("#!/bin/sh\nexit 3\n")
    program.chmod(program.stat().st_mode | stat.S_IXUSR)
    return str(program)


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("-o", "map.bmp"), "none of .png"),
        (("-o", "map.png", "--size", "large"), "no size"),
        (("-o", "map.png", "--size", "10x10"), "pixels wide"),
        (("-o", "play.gif", "--rate", "0"), "frames a second"),
    ],
)
def test_what_it_cant_draw_is_refused(command, project: Path, arguments: tuple[str, ...], words: str) -> None:
    made = command("picture", project, *arguments)
    assert made.returncode == 2
    assert words in made.stderr


def test_a_view_of_the_dashboard_is_drawn_as_it_shows_it() -> None:
    view = "http://127.0.0.1:8501/?from=2019-03-01&to=2019-03-09&place=geonames:1&colour=role"
    given = ["picture", "p.sqlite", "-o", "map.svg", "--view", view, "--to", "2019-03-05", "--heat"]
    wanted = {"from": ["2019-03-01"], "to": ["2019-03-05"], "colour": ["role"], "show": ["heat"]}
    assert parse_qs(address(command_parser().parse_args(given))) == wanted


def frames() -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as packed:
        for number, colour in enumerate(("white", "teal")):
            picture = io.BytesIO()
            Image.new("RGB", (5, 3), colour).save(picture, "PNG")
            packed.writestr(f"frame-{number}.png", picture.getvalue())
    return stream.getvalue()


@pytest.mark.parametrize("suffix", [".gif", ".apng"])
def test_a_film_shows_its_frames_at_the_rate_that_was_asked_for(suffix: str) -> None:
    with Image.open(io.BytesIO(film(frames(), suffix, 5))) as moving:
        assert (moving.n_frames, moving.info["duration"], moving.info["loop"]) == (2, 200, 0)


def test_ffmpeg_makes_a_film_of_even_sides_or_is_named(monkeypatch, tmp_path: Path) -> None:
    made = tmp_path / "ffmpeg"
    made.write_text(
        '#!/bin/sh\necho "$@" > "$(dirname "$0")/asked"\nls > "$(dirname "$0")/seen"\necho film > play.mp4\n'
    )
    made.chmod(0o700)
    monkeypatch.setenv("PATH", str(tmp_path), prepend=":")
    assert film(frames(), ".mp4", 5) == b"film\n"
    assert "-framerate 5" in (tmp_path / "asked").read_text()
    assert (tmp_path / "seen").read_text().split() == ["frame-000.png", "frame-001.png"]
    monkeypatch.setenv("PATH", "/nowhere")
    with pytest.raises(ExportError, match="needs ffmpeg"):
        film(frames(), ".mp4", 5)
