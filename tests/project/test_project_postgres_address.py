"""Addresses of published projects are read strictly, and no message or shown form of one holds its password."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.errors import DatelineError, InputError
from geo.project.postgres.address import Address, checked_schema, is_address, without_passwords

psycopg = pytest.importorskip("psycopg", reason="addresses of published projects are not tested: psycopg is missing")


@pytest.mark.parametrize(
    ("text", "shown", "schema"),
    [
        ("postgresql://db.example.org/news", "postgresql://db.example.org/news?schema=dateline", "dateline"),
        ("postgres://ada@h:5433/news?schema=mosul", "postgresql://ada@h:5433/news?schema=mosul", "mosul"),
        ("POSTGRESQL://ada:pw@h/news", "postgresql://ada@h/news?schema=dateline", "dateline"),
        ("postgresql://ada:pw@/news?host=/run/pg&schema=m", "postgresql://ada@/news?host=/run/pg&schema=m", "m"),
        ("postgresql:///news?host=/run/pg&port=5433", "postgresql:///news?host=/run/pg&port=5433&schema=dateline",
         "dateline"),
        ("postgresql://a@one:1,two:2/n?schema=m&sslmode=require", "postgresql://a@one:1,two:2/n?schema=m", "m"),
        ("postgresql://a%40b:p%2Fw@h/my%20news", "postgresql://a%40b@h/my%20news?schema=dateline", "dateline"),
        ("postgresql://a@h/n?password=pw&schema=m", "postgresql://a@h/n?schema=m", "m"),
        ("postgresql://[::1]:5432/news", "postgresql://[::1]:5432/news?schema=dateline", "dateline"),
    ],
)  # fmt: skip
def test_an_address_is_shown_without_its_password(text: str, shown: str, schema: str) -> None:
    assert is_address(text)
    address = Address.of(text)
    assert (address.shown, address.schema) == (shown, schema)
    assert "pw" not in repr(address)
    assert "p/w" not in repr(address)


@pytest.mark.parametrize(
    "text",
    [
        "postgresql://ada:hunter2@x@host/news",  # an @ in the password
        "postgresql://ada:hun/ter2@host/news",
        "postgresql://ada:hun?ter2@host/news",
        "postgresql://ada:hunter2#@host/news",
        "postgresql://ada:hunter2@host:port/news",
        "postgresql://ada:hunter2@host/news?unknown=1",
        "postgresql://ada:hunter2@host/news?schema=a&schema=b",
        "postgresql://ada:hunter2%zz@host/news",
        "postgresql://ada:hunter2%99@host/news",
        "postgresql://ada:hunter2@host/news%ff",
        "postgresql://ada:hunter2@host/news?schema=%ff",
        "postgresql://ada:hunter2@host/news%00",
        "postgresql://ada:hunter2@host/ne\nws",
        "postgresql://ada:hunter2@[::1/news",
        "postgresql://ada:hunter2@host/news?schema=Hunter3;drop",
    ],
)
def test_an_address_that_cant_be_read_is_refused_without_repeating_it(text: str) -> None:
    with pytest.raises(InputError) as found:
        Address.of(text)
    assert "hun" not in str(found.value)
    assert "ter2" not in str(found.value)
    assert found.value.__cause__ is None
    assert "?schema=" in str(found.value)


@pytest.mark.parametrize("name", ["mosul", "a", "news_2017", "a" * 63])
def test_names_of_schemas_are_plain(name: str) -> None:
    assert checked_schema(name) == name


@pytest.mark.parametrize(
    "name",
    [
        "",
        "Mosul",
        "1st",
        "public",
        "information_schema",
        "pg_catalog",
        "pg_x",
        "a" * 64,
        'a"b',
        "a;b",
        "a b",
        "ä",
        "a\n",
    ],
)
def test_other_names_of_schemas_are_refused(name: str) -> None:
    with pytest.raises(InputError, match="schema"):
        checked_schema(name)


SECRET = "Zq7"


def said_of(text: str) -> str:
    try:
        address = Address.of(text)
    except DatelineError as error:
        return str(error)
    return address.shown + repr(address)


@given(st.text(alphabet="@:/?#%&=[], \tab9", max_size=12), st.text(alphabet="@:/?#%&=[],ab9", max_size=12))
def test_no_password_comes_out_whatever_stands_around_it(before: str, after: str) -> None:
    text = f"postgresql://ada:{before}{SECRET}{after}@host.example/news"
    assert SECRET not in said_of(text)


@pytest.mark.parametrize(
    "text",
    [
        f"no file at /home/ada/postgresql:/ada:{SECRET}@host/news",
        f"unrecognized arguments: postgres://ada:{SECRET}@host/news",
        f"postgresql://ada:a@b:{SECRET}@host/news",
        f"postgresql://host/news?password={SECRET}&schema=m is none",
        f"postgresql://:{SECRET}@host/news",
    ],
)
def test_messages_lose_the_passwords_of_addresses(text: str) -> None:
    assert SECRET not in without_passwords(text)
    assert "***" in without_passwords(text)


def test_other_messages_stay_as_they_are() -> None:
    for text in ("mail ada:b@example.org", "http://ada:pw@host/", "postgresql is down", "password=x"):
        assert without_passwords(text) == text
