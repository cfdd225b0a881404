"""A connection to the database of a published project, and what is said when it fails."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from geo.errors import ProjectServerError
from geo.project.postgres.address import Address

if TYPE_CHECKING:
    from psycopg import Connection

_DEFAULTS = {
    "connect_timeout": "10", "keepalives_idle": "30", "keepalives_interval": "10", "keepalives_count": "3",
    "tcp_user_timeout": "30000",
}  # fmt: skip
"""Seconds (the last: milliseconds) until a server that says nothing is given up, where the address has no other."""
OLDEST = 130000
"""PostgreSQL 13: the oldest whose functions are all there."""


@contextmanager
def connected(address: Address) -> Iterator[Connection]:
    """An open connection, closed at the end; what was not committed by then is taken back.

    Each statement is a transaction, unless `connection.transaction()` says otherwise.

    Raises
    ------
    ProjectServerError
        When the server can't be reached or refuses, now or later. The message never holds a password.
    """
    import psycopg
    from psycopg.conninfo import conninfo_to_dict

    given: dict[str, Any] = {**_DEFAULTS, **conninfo_to_dict(address.conninfo)}
    with told(address):
        try:
            connection = psycopg.connect(
                **given, autocommit=True, client_encoding="UTF8", application_name="dateline"
            )  # fmt: skip
        except psycopg.OperationalError as error:
            raise ProjectServerError(
                f"{address.shown} can't be opened: {reason_of(error, address)}. Check host, port, database, user and "
                "password (PGPASSWORD or ~/.pgpass), and that the server takes connections from this machine."
            ) from None
        try:
            # nothing that other users of the database made is found by a bare name
            connection.execute("SELECT pg_catalog.set_config('search_path', 'pg_catalog', false)")
            connection.execute("SET extra_float_digits = 1")  # a role may have other ones; so every float comes whole
            _check(connection, address)
            yield connection
        finally:
            connection.close()


def _check(connection: Connection, address: Address) -> None:
    if connection.info.server_version < OLDEST:
        raise ProjectServerError(
            f"{address.shown} is PostgreSQL {connection.info.server_version // 10000}: use version 13 or later."
        )
    found = connection.execute("SELECT current_setting('server_encoding')").fetchone()
    if found != ("UTF8",):
        raise ProjectServerError(
            f"{address.shown} keeps text as {found[0] if found else '?'}, which can't hold every letter: make a "
            "database with CREATE DATABASE ... ENCODING 'UTF8' TEMPLATE template0"
        )


@contextmanager
def told(address: Address) -> Iterator[None]:
    """Errors of the server as one of ours, with the address and what to do, and without passwords."""
    import psycopg
    from psycopg import errors

    try:
        yield
    except errors.InsufficientPrivilege as error:
        raise ProjectServerError(
            f"{address.shown}: the user has no right to do this ({reason_of(error, address)}). Ask the owner of the "
            "schema for it: docs/postgres.md lists the rights that readers, correctors and publishers need."
        ) from None
    except (errors.DiskFull, errors.OutOfMemory) as error:
        raise ProjectServerError(
            f"{address.shown}: the server has no room ({reason_of(error, address)}). Nothing was changed; ask its "
            "administrator."
        ) from None
    except psycopg.OperationalError as error:
        raise ProjectServerError(
            f"{address.shown}: the connection ended ({reason_of(error, address)}). What was begun was taken back; try "
            "again when the server answers."
        ) from None
    except psycopg.Error as error:
        raise ProjectServerError(
            f"{address.shown}: the server refused ({reason_of(error, address)}). Nothing was changed; if its tables "
            "were changed by hand, publish under another name (?schema=NAME)."
        ) from None


def reason_of(error: Exception, address: Address) -> str:
    """What the server or libpq says, on one line; nothing where the password stands in it."""
    from psycopg.conninfo import conninfo_to_dict

    said = " ".join(str(error).split()).rstrip(".") or type(error).__name__
    given = conninfo_to_dict(address.conninfo)
    secrets = [str(given[name]) for name in ("password", "sslpassword") if given.get(name)]
    if any(secret in said for secret in secrets):
        return "what it says holds the password, and is not shown"
    return said[:400]
