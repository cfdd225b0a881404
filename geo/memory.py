"""Gives memory back to the system, which the allocator would keep for what comes next.

Only glibc has to be asked. Elsewhere nothing is done.
"""

from __future__ import annotations

import ctypes
import sys
from functools import cache
from typing import Any

_MMAP_THRESHOLD = -3
"""M_MMAP_THRESHOLD of mallopt(3)."""
_LARGE = 4_000_000
"""Bytes of what is asked of the system itself, and given back to it as soon as it is not used any more."""


def give_back() -> None:
    """Let go of what is free between what is used: after a large project was read that is as much as it takes."""
    libc = _libc()
    if libc is not None:
        libc.mallopt(_MMAP_THRESHOLD, _LARGE)
        libc.malloc_trim(0)


@cache
def _libc() -> Any:
    libc = ctypes.CDLL(None) if sys.platform == "linux" else None
    return libc if hasattr(libc, "malloc_trim") and hasattr(libc, "mallopt") else None
