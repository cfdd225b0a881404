"""Which opened projects' files may be asked for: the Export page gives out tokens, and the server takes them."""

from __future__ import annotations

import secrets
from collections import OrderedDict
from threading import Lock
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from geo.ui.shell import Opened

MOST_OFFERED = 4


class Offers:
    """The projects whose files may be asked for, by token; the newest few are kept."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._opened: OrderedDict[str, Opened] = OrderedDict()
        self.is_served = False
        """Whether this process serves the files: `streamlit run dashboard.py` alone does not."""

    def token_of(self, opened: Opened) -> str:
        """The token of an opened project, made when it is first asked for."""
        with self._lock:
            for token, other in self._opened.items():
                if other is opened:
                    self._opened.move_to_end(token)
                    return token
            token = secrets.token_urlsafe(18)
            self._opened[token] = opened
            while len(self._opened) > MOST_OFFERED:
                self._opened.popitem(last=False)
            return token

    def opened(self, token: str) -> Opened | None:
        """The project of a token."""
        with self._lock:
            return self._opened.get(token)


OFFERS = Offers()
