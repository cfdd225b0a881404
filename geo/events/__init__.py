"""Places and dates joined: when did what is told happen there?"""

from geo.events.joining import join

__all__ = ["join"]
