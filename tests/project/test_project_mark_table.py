"""The join by numbers gives, for any project, what joining the frames by their ids gives."""

from datetime import date, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from joined_by_strings import joined_by_strings

from geo.model import Document, Event, Footprint, ParsedDocument, Place, PlaceMention, Publication, Span
from geo.project import Project, ProjectWriter
from geo.project.tables import event_table

PLACES = (
    Place("geonames:1", "Aven", 45.0, 7.5, 9.0, "city", "IT"),
    Place("geonames:2", "Brel", 46.0, 8.5, 2.0, "village", "CH"),
    Place("geonames:3", "Aven", 10.0, 7.5, 90.0, "admin1", "NG"),
)
DAYS = st.none() | st.integers(0, 60).map(lambda days: date(2020, 1, 1) + timedelta(days))
GROUNDS = st.sampled_from(("point", "circle", "area", "line"))


@st.composite
def _reports(draw: st.DrawFn, number: int) -> ParsedDocument:
    head = draw(st.sampled_from(("", "---\nplace: Aven\n---\n")))
    text = head + "Aven and Brel. " * 4
    starts = [at for word in ("Aven", "Brel") for at in range(len(text)) if text.startswith(word, at)]
    mentions = []
    for start in sorted(draw(st.sets(st.sampled_from(starts)))):
        place, ground = draw(st.none() | st.sampled_from(PLACES)), draw(st.none() | GROUNDS)
        spot = place or PLACES[0]
        moved, label = draw(st.sampled_from((0.0, 0.0, 1.5))), draw(st.sampled_from((spot.name, "north of it")))
        path = ((45.0, 7.0), (46.0, 8.0)) if ground == "line" and draw(st.booleans()) else None
        drawn = Footprint(ground, spot.lat + moved, spot.lon, spot.radius_km, label, path) if ground else None
        role = draw(st.sampled_from(("location", "actor", "demonym", "chrome")))
        sure = draw(st.sampled_from((0.3, 0.65, 0.95)))
        mentions.append(PlaceMention(start, start + 4, text[start : start + 4], role, "", place, sure, "so", (), drawn))
    events = []
    for at in range(len(mentions)):
        for _ in range(draw(st.integers(0, 2))):
            first, last = draw(DAYS), draw(DAYS)
            if first and last and last < first:
                first, last = last, first
            kind = draw(st.sampled_from(("reported", "background", "planned")))
            events.append(Event(at, None, first, last, kind, "sentence", "", Span(0, 14)))
    events = draw(st.permutations(events))
    published = Publication(draw(DAYS), None, "given")
    return ParsedDocument(Document(f"r{number}", text), published, places=tuple(mentions), events=tuple(events))


@settings(max_examples=20, deadline=None)
@given(st.data(), st.integers(0, 4))
def test_any_project_is_joined_by_numbers_as_by_ids(data: st.DataObject, reports: int) -> None:
    with TemporaryDirectory() as folder:
        with ProjectWriter(Path(folder) / "p.sqlite") as writer:
            for number in range(reports):
                writer.add(data.draw(_reports(number)))
        project = Project.open(Path(folder) / "p.sqlite")
        table, wanted = event_table(project), joined_by_strings(project)
        project.close()
    for name, frame in wanted.items():
        pd.testing.assert_frame_equal(getattr(table, name), frame, check_dtype=len(frame) > 0, obj=name)


def test_a_report_of_which_nothing_stands_in_its_text_is_joined_by_ids_too(tmp_path: Path) -> None:
    mention = PlaceMention(0, 4, "Aven", "location", "", None, 0.3, "so")
    with ProjectWriter(tmp_path / "p.sqlite") as writer:
        writer.add(
            ParsedDocument(Document("r0", "Aven and Brel. "), Publication(None, None, "given"), places=(mention,))
        )
    project = Project.open(tmp_path / "p.sqlite")
    table, wanted = event_table(project), joined_by_strings(project)
    project.close()
    for name, frame in wanted.items():
        pd.testing.assert_frame_equal(getattr(table, name), frame, check_dtype=len(frame) > 0, obj=name)


def test_mentions_read_after_a_change_are_not_laid_beside_the_numbers_of_before(tmp_path: Path) -> None:
    from geo.errors import ProjectBusyError
    from geo.project.mark_table import mark_table
    from geo.project.tables import mention_frame

    text = "Aven flooded."
    spot = Footprint("point", 45.0, 7.5, 9.0, "Aven")
    mention = PlaceMention(0, 4, "Aven", "location", "", PLACES[0], 0.9, "so", (), spot)
    with ProjectWriter(tmp_path / "p.sqlite") as writer:
        writer.add(ParsedDocument(Document("r", text), Publication(None, None, ""), places=(mention,)))
    project = Project.open(tmp_path / "p.sqlite")
    documents = project.documents()
    numbers = mark_table(project, documents).mentions
    with pytest.raises(ProjectBusyError, match="changed while it was read"):
        mention_frame(project, documents, numbers.assign(start=numbers["start"] + 1))
    project.close()
