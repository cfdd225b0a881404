"""The Articles page says which articles are not read, and lets one look at one language."""

from pathlib import Path

from geo.model import Document
from geo.pipeline import unread
from geo.project import Project, ProjectWriter
from geo.ui.catalogues import articles_record
from geo.ui.reader_records import document_record
from geo.ui.view_data import view_data


def test_articles_in_other_languages_are_told_and_can_be_picked(tmp_path: Path) -> None:
    with ProjectWriter(tmp_path / "p.sqlite") as writer:
        for name, code in (("one", "ru"), ("two", "fr"), ("three", "ru")):
            writer.add(unread(Document(name, "…", language=code, language_reason="told")))
    project = Project.open(tmp_path / "p.sqlite")
    data = view_data(project)
    record = articles_record(project, data)
    assert record["lead"].endswith(" 3 articles in Russian, French: not read for places and dates yet.")
    at = next(at for at, column in enumerate(record["columns"]) if column.get("filter"))
    assert [row[at] for row in record["rows"]] == [
        {"text": "Russian", "note": "told"},
        {"text": "French", "note": "told"},
        {"text": "Russian", "note": "told"},
    ]
    assert document_record(project, data, "two")["unread"] == "French: not read for places and dates yet"
    project.close()
