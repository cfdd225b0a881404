"""The format `html`: one file that shows a project, or a part of it, wherever it is opened."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import BinaryIO

import pandas as pd

from geo.export.formats import add_format
from geo.model import Candidate
from geo.project import Project
from geo.ui.address import View
from geo.ui.choosing import marks_chosen, scope_words
from geo.ui.story.blurring import blurred
from geo.ui.story.narrowing import narrowed
from geo.ui.story.options import StoryOptions
from geo.ui.view_data import ViewData, view_data
from geo.ui.window import is_undated
from geo.ui.words import count_words

WHOLE = "the whole project"


@dataclass(frozen=True, slots=True)
class StoryFormat:
    """One HTML file."""

    name: str = "html"
    description: str = "one HTML file: map, timeline, passages and reasons, to be opened anywhere, without a network"
    suffixes: tuple[str, ...] = (".html", ".htm")
    is_text: bool = True
    media_type: str = "text/html; charset=utf-8"

    def write(self, project: Project, stream: BinaryIO) -> None:
        """Write the whole project with the usual choices."""
        self.write_view(project, view_data(project), None, StoryOptions(), stream)

    def write_view(
        self, project: Project, data: ViewData, view: View | None, options: StoryOptions, stream: BinaryIO
    ) -> int:
        """Write what a view shows, None for the whole project; gives the number of its marks.

        Parameters
        ----------
        data
            The project's frames.
        options
            What of it comes into the file.
        """
        # these load folium and Streamlit, which no other format needs
        from geo.ui.story.contents import contents
        from geo.ui.story.made import made_html
        from geo.ui.story.page import page

        marks = story_marks(data, view, options)
        data = replace(data, candidates=_by_article(project))
        part = blurred(narrowed(data, marks, keeps_articles=view is None), options.blur_km)
        articles, mentions = count_words(len(part.documents), "article"), count_words(len(part.mentions), "mention")
        size = f"{articles} and {mentions}, of {len(data.documents):,} and {len(data.mentions):,} in the project"
        text = page(
            contents(project, part, full_text=options.full_text),
            part,
            title=options.title or project.path.stem,
            counts=f"{articles} · {mentions}",
            made=made_html(project, part, options, WHOLE if view is None else scope_words(view), size),
        )
        stream.write(text.encode("utf-8"))
        return len(part.marks)


def _by_article(project: Project) -> Callable[[str], tuple[Candidate, ...]]:
    """The candidates of a mention; those of its article are read at once, as all of them will be asked for."""
    of = lru_cache(1)(project.candidates_of)
    return lambda mention_id: of(mention_id.rpartition(":")[0])[mention_id]


def story_marks(data: ViewData, view: View | None, options: StoryOptions) -> pd.DataFrame:
    """The marks that a file with these choices holds."""
    marks = marks_chosen(data, view)
    return marks if options.undated else marks[~is_undated(marks["first"], marks["last"])]


HTML = StoryFormat()
add_format(HTML)
