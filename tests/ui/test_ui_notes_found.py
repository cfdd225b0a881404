"""A search finds what people noted, besides what the articles say."""

import sqlite3
from contextlib import closing
from pathlib import Path

from ui_projects import flood_project

from geo.corrections import Selector
from geo.project import Project
from geo.project.acts import new_act
from geo.project.journal import append
from geo.ui.searching import found_record
from geo.ui.view_data import view_data


def test_a_note_is_found_by_its_words_and_its_tags(tmp_path: Path) -> None:
    path = flood_project(tmp_path)
    with closing(sqlite3.connect(path)) as db, db:
        db.execute("UPDATE documents SET sha256 = ?", ("ab" * 32,))
    project = Project.open(path)
    data = view_data(project)
    document = str(data.documents["sha256"].iloc[0])
    act = new_act("Ada")
    append(
        path,
        [
            act.correction(
                "note",
                Selector(document=document, exact="Boats", start=5),
                {"text": "Compare with the Harbour log <b>", "tags": ["to be checked"]},
            )
        ],
    )
    found = found_record(project, data, "harbour compare")
    (card,) = found["notes"]
    assert (card["sentence"], card["at"]) == ("Compare with the Harbour log <b> #to be checked", 5)
    for by_tag in ("checked", "#to be checked", "harbour checked"):
        assert found_record(project, data, by_tag)["notes"] == [card]
    assert found_record(project, data, "harbour absent")["notes"] == []
    assert found_record(project, data, "")["notes"] == []
