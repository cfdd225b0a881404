"""The ends of a window: a day, or a full hour within one.

A `datetime` stands for an hour, a `date` that is none for a whole day. A window begins with its first moment; a day at
its end is held whole, an hour at its end is where the window ends: to 12:00 holds what happened before noon.
"""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

from geo.project.days import EPOCH, HOURS

_HOUR = timedelta(hours=1)


def read_moment(text: str, *, is_end: bool) -> date | None:
    """ISO text as the end of a window; None when it is none.

    '2017-06-18' is a day, '2017-06-18T06:00' an hour. Minutes widen the window to the full hour, and midnight is the
    day that begins or ends with it. A time with an offset is none: texts tell the hour of where they were written.
    """
    try:
        if "T" not in text:
            return date.fromisoformat(text)
        moment = datetime.fromisoformat(text)
        if moment.tzinfo is not None:
            return None
        full = moment.replace(minute=0, second=0, microsecond=0)
        if is_end and full < moment:
            full += _HOUR
        if full.time() > time.min:
            return full
        return full.date() - timedelta(days=1) if is_end else full.date()
    except (ValueError, OverflowError):
        return None


def moment_text(moment: date) -> str:
    """What `read_moment` reads back."""
    return moment.isoformat(timespec="minutes") if isinstance(moment, datetime) else moment.isoformat()


def first_hour(moment: date) -> int:
    """The first hour of a window that begins at `moment`, in hours since 1970-01-01T00."""
    hour = moment.hour if isinstance(moment, datetime) else 0
    return (_day(moment) - EPOCH).days * HOURS + hour


def last_hour(moment: date) -> int:
    """The last hour that a window holds which ends at `moment`, counted likewise."""
    hour = moment.hour if isinstance(moment, datetime) else HOURS
    return (_day(moment) - EPOCH).days * HOURS + hour - 1


def _day(moment: date) -> date:
    return moment.date() if isinstance(moment, datetime) else moment
