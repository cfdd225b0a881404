"""Places joined with dates: when did it happen there? And what do other documents add to the answer?"""

from geo.events.joining import join
from geo.events.sharpening import Sharpened, Telling, sharpen

__all__ = ["Sharpened", "Telling", "join", "sharpen"]
