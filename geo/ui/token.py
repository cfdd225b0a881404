"""The token that opens the dashboard: one for each user of the machine, in a file that only they can read.

It stays the same from run to run, so that a page which is open while the server is started again is not locked out.
"""

from __future__ import annotations

import hashlib
import hmac
import re
import secrets
from pathlib import Path

import platformdirs

from geo.private import is_private, private_folder, write_private

NAME = "token"
"""Of the parameter that carries the token in an address: `/?token=...`."""
OPEN_VARIABLE = "DATELINE_NO_TOKEN"
"""The environment variable that tells the server to answer without a token: `dateline run --no-token` sets it to 1."""
HOSTS_VARIABLE = "DATELINE_HOST_NAMES"
"""The environment variable with the names, in commas, to which the server answers besides those of this machine."""
HOST_NAME = re.compile(r"[a-z0-9](?:[a-z0-9.-]{0,251}[a-z0-9])?", re.ASCII)
"""A name that the user may allow."""
_TOKEN = re.compile(r"[\w-]{43}", re.ASCII)  # what token_urlsafe makes of 32 bytes


def state_folder() -> Path:
    """Where Dateline keeps what is neither a project nor can be made anew."""
    return Path(platformdirs.user_state_dir("dateline", appauthor=False))


def own_token() -> str:
    """The user's token, made at first use; one that others could have read or written is replaced."""
    path = private_folder(state_folder()) / "token"
    if path.is_file() and is_private(path):
        token = path.read_text("ascii", "replace").strip()
        if _TOKEN.fullmatch(token):
            return token
    write_private(path, secrets.token_urlsafe(32).encode())
    return path.read_text("ascii")  # of two runs that start at once, both take what was written last


def is_token(given: str, token: str) -> bool:
    """Whether `given` is the token; takes as long whatever it is."""
    return hmac.compare_digest(given.encode("utf-8", "surrogateescape"), token.encode())


def cookie_value(token: str) -> str:
    """What a browser keeps in place of the token: it opens the dashboard, but the token can't be found from it."""
    return hmac.new(token.encode(), b"dateline cookie", hashlib.sha256).hexdigest()
