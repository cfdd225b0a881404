"""The frames of Play as one moving picture: GIF and APNG by Pillow, MP4 by ffmpeg where it is installed."""

from __future__ import annotations

import io
import shutil
import subprocess
import tempfile
import zipfile
from pathlib import Path

from geo.errors import ExportError

FRAMES_A_SECOND = 4.0


def film(frames: bytes, suffix: str, rate: float) -> bytes:
    """A ZIP of PNGs as a film.

    Parameters
    ----------
    suffix
        .gif, .apng or .mp4.
    rate
        Frames a second.

    Raises
    ------
    ExportError
        When what makes such a film is not installed, or fails.
    """
    with zipfile.ZipFile(io.BytesIO(frames)) as packed:
        pictures = [packed.read(name) for name in sorted(packed.namelist())]
    return _mp4(pictures, rate) if suffix == ".mp4" else _animated(pictures, suffix, rate)


def _animated(pictures: list[bytes], suffix: str, rate: float) -> bytes:
    try:
        from PIL import Image
    except ImportError as error:
        raise ExportError(f"a {suffix} needs the package Pillow: install it, or name a .zip for the frames") from error
    frames = [Image.open(io.BytesIO(picture)).convert("RGB") for picture in pictures]
    stream = io.BytesIO()
    if suffix == ".gif":
        frames = [frame.quantize(256, dither=Image.Dither.NONE) for frame in frames]
    frames[0].save(
        stream,
        "GIF" if suffix == ".gif" else "PNG",
        save_all=True,
        append_images=frames[1:],
        duration=round(1000 / rate),
        loop=0,
    )
    return stream.getvalue()


def _mp4(pictures: list[bytes], rate: float) -> bytes:
    program = shutil.which("ffmpeg")
    if program is None:
        raise ExportError("an .mp4 needs ffmpeg: install it, or name a .gif, an .apng, or a .zip for the frames")
    with tempfile.TemporaryDirectory(prefix="dateline-") as name:
        folder = Path(name)
        for number, picture in enumerate(pictures):
            (folder / f"frame-{number:03}.png").write_bytes(picture)
        # an even number of pixels each way, as most players ask for
        even = "pad=ceil(iw/2)*2:ceil(ih/2)*2:color=white"
        command = [program, "-loglevel", "error", "-framerate", f"{rate:g}", "-i", "frame-%03d.png", "-vf", even]
        made = subprocess.run(
            [*command, "-pix_fmt", "yuv420p", "play.mp4"], cwd=folder, capture_output=True, text=True, check=False
        )
        if made.returncode:
            raise ExportError(f"ffmpeg made no film of the frames: {made.stderr.strip()}")
        return (folder / "play.mp4").read_bytes()
