"""The SQL in docs/postgres.md runs: the rights are those that readers and correctors need, the queries answer."""

import re
from datetime import date
from pathlib import Path

import pytest
from correction_corpus import Corpus
from correction_readings import TOWN
from docs_markdown import TOP
from postgres_server import Server
from published import Home, rows_of

from geo.model import Footprint, Place
from geo.project import ProjectWriter
from geo.project.journal import append
from geo.project.postgres.following import Follower
from tests.export.export_projects import _article

PAGE = (TOP / "docs" / "postgres.md").read_text("utf-8")
MOSUL = Place("geonames:99072", "Mosul", 36.335, 43.11889, 15, "city", "IQ", "15")
IRAQ = Place("geonames:99237", "Iraq", 33.0, 44.0, 500, "country", "IQ")


def statements(heading: str) -> list[str]:
    part = PAGE.split(f"\n## {heading}\n")[1].split("\n## ")[0]
    return [
        one for block in re.findall(r"```sql\n(.*?)```", part, re.DOTALL) for one in block.split(";") if one.strip()
    ]


@pytest.fixture
def home(postgres: Server) -> Home:
    """A schema with the name that the page uses, and its two roles."""
    home = Home(postgres)
    home.schema = "mosul"
    home.server.run("DROP SCHEMA IF EXISTS mosul CASCADE")
    for group, user in (("readers", "reader"), ("correctors", "corrector")):
        found = home.rows(f"SELECT 1 FROM pg_roles WHERE rolname = '{group}'")
        home.server.run(*([] if found else [f"CREATE ROLE {group}"]), f"GRANT {group} TO {user}")
    return home


def test_the_rights_suffice_and_the_queries_answer_a_reader(home: Home, tmp_path: Path) -> None:
    names = [
        ("Mosul", MOSUL, Footprint("point", MOSUL.lat, MOSUL.lon, 15, "Mosul")),
        ("Iraq", IRAQ, Footprint("area", IRAQ.lat, IRAQ.lon, 500, "Iraq")),
    ]
    days = [(date(2017, 6, 18), date(2017, 6, 18)), (date(2017, 6, 1), date(2017, 6, 30))]
    with ProjectWriter(tmp_path / "p.sqlite") as writer:
        writer.add(_article("one", names, days))
    home.publish(tmp_path / "p.sqlite")
    home.server.run(*statements("Rights"), user="publisher")
    near, months, published, lines = [home.server.run(query, user="reader") for query in statements("SQL and QGIS")]
    assert [(row[1], row[3]) for row in near] == [("Mosul", "Water reached Mosul then.")]
    assert [(row[0], row[2]) for row in months] == [("IQ", 2)]
    assert [(row[0], row[2], row[3]) for row in published] == [(1, "publisher", "1")]
    assert lines == []
    assert "area" not in {row[0] for row in home.rows("SELECT label FROM mosul.pins")}
    assert rows_of(home.copy(tmp_path / "copy.sqlite", "reader")) == rows_of(tmp_path / "p.sqlite")


def test_a_corrector_may_send_lines(home: Home, tmp_path: Path) -> None:
    corpus = Corpus(tmp_path)
    home.publish(corpus.path)
    home.server.run(*statements("Rights"), user="publisher")
    follower = Follower(home.address("corrector"), tmp_path / "copy.sqlite", say=lambda line: None)
    follower.look()
    append(follower.path, [corpus.place("snow", TOWN)])
    follower.look()
    assert home.rows("SELECT received_from FROM mosul.corrections") == [("corrector",)]
