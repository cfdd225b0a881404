"""Places and dates joined: when did what is told happen there? And what other documents add to that."""

from geo.events.joining import join
from geo.events.sharpening import Sharpened, Telling, sharpen

__all__ = ["Sharpened", "Telling", "join", "sharpen"]
