"""Pages that a server or a guard sent in place of an article: errors, checks for robots, questions about cookies."""

from __future__ import annotations

import re
from collections.abc import Iterable

from geo.text.furniture_lines import reason_in_words

_LONGEST = 700  # characters of such a page's text; an article may be called "Access denied" too
_HEADING = re.compile(
    r"(?:error:? ?)?(?:4\d\d|50\d)(?:\W{1,3}(?:error|page|not found|forbidden|unauthori|bad|gone|service|internal"
    r"|gateway|too many|method|that's an error).{0,60})?\W*$"
    r"|(?:oops\W+|sorry\W+|error\W+)?(?:(?:the |this |that )?(?:page|content|article|file) )?"
    r"(?:(?:was |is |could |can ?)?n[o']t |can't |is no longer |does ?n[o']t )(?:be )?(?:found|available|exist)\b\W*$"
    r"|access(?: to this (?:page|site))? (?:has been |is |was )?(?:denied|blocked|forbidden)\b.{0,30}$|forbidden$"
    r"|bad gateway$|gateway time-?out$|service (?:temporarily )?unavailable$|internal server error$"
    r"|just a moment\W*$|one moment,? please\W*$|attention required\b.{0,20}$"
    r"|security (?:check|verification)\b.{0,20}$|checking (?:your browser|if the site)\b.{0,60}$"
    r"|(?:please )?(?:verify|confirm|prove) (?:that )?you(?:'re| are)\b.{0,30}$"
    r"|are you (?:a robot|human)\b.{0,20}$|unusual traffic\b.{0,40}$|(?:re)?captcha\b.{0,20}$"
    r"|seite (?:wurde )?nicht gefunden\W*$|page (?:non trouvée|introuvable)\W*$|página no encontrada\W*$"
    r"|pagina non trovata\W*$|página não encontrada\W*$|страница не найдена\W*$|сторінку не знайдено\W*$"
    r"|sayfa bulunamadı\W*$|الصفحة غير موجودة\W*$",
    re.IGNORECASE,
)
"""Whole headings of such pages, as servers, Cloudflare and site software word them."""


def stands_for_none(headings: Iterable[str], body: str) -> str:
    """What shows that a page holds no article: its heading, or its first words where all of it is page furniture.

    Parameters
    ----------
    headings : what the page calls itself, and its main headings.
    body : the text that was taken for the article's.

    Returns
    -------
    The words that show it, or '' where it may be an article.
    """
    if len(body) <= _LONGEST:
        for heading in headings:
            words = heading.replace("’", "'").strip()
            if _HEADING.match(words):
                return heading.strip()
    lines = [line for line in body.splitlines() if any(map(str.isalnum, line))]
    return lines[0][:60] if lines and all(map(reason_in_words, lines)) else ""
