"""How the time of some work grows with its input: for tests that nothing grows as the square of it.

Time is what the process spent, and the least of several readings: the collection of a whole test run's garbage, or a
machine that others use, may make one reading forty times as dear, but not each of them.
"""

import gc
import time
from collections.abc import Callable

READINGS = 5


def spent(work: Callable[[], object]) -> float:
    """Return the seconds of this process that ``work`` takes, while no garbage is collected."""
    collects = gc.isenabled()
    gc.disable()
    try:
        began = time.process_time()
        work()
        return time.process_time() - began
    finally:
        if collects:
            gc.enable()


def grows_less(work: Callable[[int], object], *, short: int, long: int, times: float, free: float) -> bool:
    """Tell whether ``work(long)`` takes less than ``times`` the time of ``work(short)``, and ``free`` seconds more.

    ``work`` is done once first, so that what is prepared at its first use counts for neither. Readings are taken until
    the least ones hold or there are ``READINGS`` of them.
    """
    work(short)
    least_short = least_long = float("inf")
    for _ in range(READINGS):
        least_short = min(least_short, spent(lambda: work(short)))
        least_long = min(least_long, spent(lambda: work(long)))
        if least_long < times * least_short + free:
            return True
    return False
