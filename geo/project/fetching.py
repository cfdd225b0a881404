"""Pages from the web, fetched one by one into a project's own folder; `add_files` then takes them in."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Literal

from geo.errors import CancelledError, FetchError, InputError
from geo.inputs.limits import HEAD_BYTES
from geo.inputs.readers import RawArticle
from geo.inputs.readers.feeds import FeedReader
from geo.inputs.readers.guarded import GuardedReader
from geo.project.adding import Wanted
from geo.project.fetched_files import Copy, FetchedFiles
from geo.web import Answer, Fetcher
from geo.web.limits import ADDRESSES

Got = Literal["fetched", "unchanged", "feed", "failed"]
Report = Callable[[int, int, str], None]
"""Called with how many of how many addresses are done, and the next."""


@dataclass(frozen=True, slots=True)
class Page:
    """What became of an address: its file; of a feed how many pages it names; or why there is none."""

    url: str
    got: Got
    wanted: Wanted | None = None
    named: int = 0
    why: str = ""


def what_is_told(fetcher: Fetcher) -> str:
    """What the publisher of a page learns when it is fetched, to be said before the first request."""
    return (
        "Fetching tells each site your network address, which pages you want and when, and the name "
        f"'{fetcher.agent}'; whoever runs your network, and the servers that look up names, learn the sites. No "
        "cookies are sent. To leave no such trace, save the pages another way and add the files."
    )


def fetch_pages(
    project: Path,
    urls: Sequence[str],
    fetcher: Fetcher,
    *,
    report: Report = lambda done, total, url: None,
    cancelled: Callable[[], bool] = lambda: False,
) -> list[Page]:
    """Fetch pages into the project's own folder; for a feed, the pages that it names.

    A page that was fetched before is asked whether it has changed, and not sent again if not. The project file isn't
    touched, and need not be there.

    Raises
    ------
    CancelledError
        When `cancelled` said so; what came until then is asked for again next time, and mostly not sent again.
    ProjectWriteError
        When a page can't be written.
    """
    files = FetchedFiles(project)
    waiting = deque((url, True) for url in dict.fromkeys(url.strip() for url in urls) if url)
    seen = {url for url, _ in waiting}
    pages: list[Page] = []
    while waiting:
        url, may_be_feed = waiting.popleft()
        if cancelled():
            raise CancelledError("cancelled; what was there before is unchanged")
        report(len(pages), len(pages) + 1 + len(waiting), url)
        if len(pages) >= ADDRESSES:
            pages.append(Page(url, "failed", why=f"{url} is not fetched: a run takes {ADDRESSES:,} addresses."))
            continue
        try:
            page, named = _page(url, fetcher, files, may_be_feed)
        except (FetchError, InputError) as error:
            pages.append(Page(url, "failed", why=str(error)))
            continue
        pages.append(page)
        new = [each for each in dict.fromkeys(named) if each not in seen]
        seen.update(new)
        waiting.extend((each, False) for each in new)
    report(len(pages), len(pages), "")
    return pages


def _page(url: str, fetcher: Fetcher, files: FetchedFiles, may_be_feed: bool) -> tuple[Page, list[str]]:
    """What an address gave, and the pages that it names where it is a feed; raises FetchError, InputError."""
    before = files.get(url)
    answer = fetcher.fetch(url, etag=before.etag if before else "", modified=before.modified if before else "")
    if answer.data is None and before is not None:
        copy, data, got = before, before.path.read_bytes(), "unchanged"
    else:
        data = answer.data or b""
        copy, got = files.keep(replace(answer, asked=url), data), "fetched"
    if may_be_feed and FeedReader().can_read(copy.path.name, data[:HEAD_BYTES]):
        named = _pages_of_feed(data, answer)
        return Page(url, "feed", named=len(named)), named
    return Page(url, "fetched" if got == "fetched" else "unchanged", _wanted(copy, files)), []


def _pages_of_feed(data: bytes, answer: Answer) -> list[str]:
    """The addresses that the entries of a feed lead to.

    Raises
    ------
    InputError
        It can't be read, or names no page.
    """
    read = GuardedReader(FeedReader()).read(data, name=answer.answered)
    named = [article.facts.url for article in read if isinstance(article, RawArticle) and article.facts.url]
    if not named:
        raise InputError(f"{answer.answered} is a feed whose entries lead to no page: save it and add the file.")
    return list(dict.fromkeys(named))


def _wanted(copy: Copy, files: FetchedFiles) -> Wanted:
    return Wanted(copy.path, files.folder, copy.name, copy.fetched)
