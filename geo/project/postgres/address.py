"""Addresses of published projects: postgresql://USER@HOST/DATABASE?schema=NAME. Passwords in them are never shown."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import quote, unquote

from geo.errors import InputError, ProjectServerError

DEFAULT_SCHEMA = "dateline"
NEEDED = "PostgreSQL is reached with psycopg, which is not installed: pip install 'dateline[postgres]'"
_SCHEME = re.compile(r"postgres(?:ql)?://", re.IGNORECASE)
_AS_PATH = re.compile(r"(?:^|/)postgres(?:ql)?:(?:/|$)", re.IGNORECASE)
_NAME = re.compile(r"[a-z][a-z0-9_]{0,62}")
_TAKEN = ("public", "information_schema")
_PASSWORD = re.compile(r"(postgres(?:ql)?:/{1,2}[^\s:@/?#]*:)[^\s]*@", re.IGNORECASE)
_TYPED = re.compile(r"postgres(?:ql)?:/{1,2}[^\s:@/?#]*:(.+)@", re.IGNORECASE)
_PARAMETER = re.compile(r"((?:^|[?&\s])(?:ssl)?password=)[^\s&]*", re.IGNORECASE)


def is_address(text: str) -> bool:
    """Whether a word of the command names a database, and not a file."""
    return _SCHEME.match(text) is not None


def is_address_as_path(path: Path) -> bool:
    """Whether a path is an address that was taken for a file's name, which loses one of its slashes."""
    return _AS_PATH.search(str(path)) is not None


def without_passwords(text: str) -> str:
    """A message with the passwords of database addresses left out.

    >>> without_passwords("no file at postgresql:/ada:secret@db.example.org/news")
    'no file at postgresql:/ada:***@db.example.org/news'
    """
    return _PARAMETER.sub(r"\1***", _PASSWORD.sub(r"\1***@", text)) if _mentions(text) else text


def _mentions(text: str) -> bool:
    return "postgres" in text.lower()


def passwords_in(words: Iterable[str]) -> set[str]:
    """The passwords of the addresses among the words of a command.

    >>> passwords_in(["run", "postgresql://ada:secret@db.example.org/news"])
    {'secret'}
    """
    return {found[1] for word in words if (found := _TYPED.search(word))}


@dataclass(frozen=True, slots=True)
class Address:
    """Where a project is published.

    Parameters
    ----------
    conninfo
        What libpq connects to, with the password where one was given.
    schema
        The schema of the database that holds the project's tables.
    shown
        The address without a password, fit to be shown and to be typed again.
    """

    conninfo: str = field(repr=False)
    schema: str
    shown: str

    @classmethod
    def of(cls, text: str) -> Address:
        """Read an address.

        Raises
        ------
        InputError
            When it is none, or names a schema that can't be used. The message holds nothing of the address.
        ProjectServerError
            When psycopg is not installed.
        """
        address, schema = _without_schema(text)
        try:
            from psycopg import Error
            from psycopg.conninfo import conninfo_to_dict, make_conninfo
        except ImportError as error:
            raise ProjectServerError(NEEDED) from error
        try:
            parts = {name: str(value) for name, value in conninfo_to_dict(address).items()}
            conninfo = make_conninfo(**parts)
        except (Error, ValueError):  # the second where what is written with % is no UTF-8
            raise _unreadable() from None  # libpq's words repeat the address
        if any(port and not port.isdecimal() for port in parts.get("port", "").split(",")):
            raise _unreadable()  # else libpq would repeat it later
        return cls(conninfo, schema, _shown(parts, schema))


def checked_schema(name: str) -> str:
    """The name of a schema as it is; raises InputError where it is none that Dateline makes."""
    if not _NAME.fullmatch(name) or name in _TAKEN or name.startswith("pg_"):
        raise InputError(
            f"{name[:80]!a} can't be the schema of a project: give a name of small letters, digits and _ that begins "
            "with a letter, other than public and names that begin with pg_, as in ?schema=mosul"
        )
    return name


def _without_schema(text: str) -> tuple[str, str]:
    """The address as libpq takes it, and the schema that it names."""
    start = _SCHEME.match(text)
    if start is None or not text.isprintable():
        raise _unreadable()
    server, mark, rest = _split(text[start.end() :])
    if server.count("@") > 1 or "@" in rest or "#" in text:  # a password with such a letter would pass for a host
        raise _unreadable()
    path, _, query = (mark + rest).partition("?")
    given = [pair for pair in query.split("&") if pair]
    schemas = [pair.partition("=")[2] for pair in given if pair.partition("=")[0] == "schema"]
    if len(schemas) > 1:
        raise InputError("The address names two schemas: give one, as in ?schema=mosul")
    others = "&".join(pair for pair in given if pair.partition("=")[0] != "schema")
    schema = checked_schema(unquote(schemas[0])) if schemas else DEFAULT_SCHEMA
    return f"postgresql://{server}{path}{'?' if others else ''}{others}", schema


def _split(text: str) -> tuple[str, str, str]:
    """What stands before the first of / and ?, that letter, and the rest."""
    found = re.search(r"[/?]", text)
    return (text, "", "") if found is None else (text[: found.start()], found[0], text[found.end() :])


def _unreadable() -> InputError:
    return InputError(
        "The database's address can't be read. Give it as postgresql://USER@HOST:PORT/DATABASE?schema=NAME, and write "
        "@ : / ? # % within a name as %40 %3A %2F %3F %23 %25. A password is best left out: libpq takes it from "
        "~/.pgpass or PGPASSWORD."
    )


def _shown(parts: dict[str, str], schema: str) -> str:
    user = f"{quote(parts['user'], safe='')}@" if parts.get("user") else ""
    host, more = parts.get("host", ""), []
    if "/" in host:  # the folder of a socket
        host, more = "", [f"host={quote(host)}"]
    hosts = [f"[{name}]" if ":" in name else name for name in host.split(",")]
    ports = parts.get("port", "").split(",")
    ports = ports if len(ports) == len(hosts) else [parts.get("port", "")] * len(hosts)
    if host:
        server = ",".join(name + (f":{port}" if port else "") for name, port in zip(hosts, ports, strict=True))
    else:
        server = ""
        more += [f"port={parts['port']}"] if parts.get("port") else []
    query = "&".join([*more, f"schema={schema}"])
    return f"postgresql://{user}{server}/{quote(parts.get('dbname', ''), safe='')}?{query}"
