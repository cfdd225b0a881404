"""Articles as a hostile person writes them: ways to have text run or taken for something else, in field after field.

Every article says a word of its own (`mark0001`) in its text, names Kars, Turkey, and a day, so that it stands on the
map; were its text ever run, `top.hit` would be set.
"""

from __future__ import annotations

import csv
import io
import json
from email.message import EmailMessage
from html import escape

RUN = "top.hit=1"
PAYLOADS = (
    f"<script>{RUN}</script>",
    f"</script><script>{RUN}</script>",
    f"<img src=x onerror={RUN}>",
    f'"><img src=x onerror={RUN}>',
    f"'><svg/onload={RUN}>",
    f"<svg><script>{RUN}</script></svg>",
    f"<iframe srcdoc='<script>{RUN}</script>'></iframe>",
    "<object data=https://evil.example/x></object><embed src=https://evil.example/x>",
    "<link rel=stylesheet href=https://evil.example/x.css><style>@import 'https://evil.example/y.css';</style>",
    "<meta http-equiv=refresh content='0;url=https://evil.example/'><base href=https://evil.example/>",
    f"<form action=https://evil.example/><input autofocus onfocus={RUN}></form>",
    f"<details open ontoggle={RUN}><summary>x</summary></details>",
    f"<math><mtext><table><mglyph><style><img src=x onerror={RUN}></style></mglyph></table></mtext></math>",
    f"<noscript><p title='</noscript><img src=x onerror={RUN}>'></noscript>",
    f"<template><script>{RUN}</script></template><a href='javascript:{RUN}'>x</a>",
    f"[x](javascript:{RUN}) ![x](https://evil.example/x.png) <https://evil.example>",
    f"`${{{RUN}}}` ${{{RUN}}} {{{{{RUN}}}}} {{%raw%}} <%= {RUN} %> #{{{RUN}}}",
    f"\\u003cscript\\u003e{RUN}\\u003c/script\\u003e &lt;script&gt;{RUN}&lt;/script&gt;",
    f"\uff1cscript\uff1e{RUN}\uff1c/script\uff1e \u02bcx\u02ba",
    f"');{RUN};// \");{RUN};// ';{RUN}//",
    f"*/{RUN}/* --> <!-- ]]> <![CDATA[ {RUN} ]]>",
    f":material/home: :red[{RUN}] $\\href{{javascript:{RUN}}}{{x}}$ :streamlit:",
    "<!DOCTYPE x [<!ENTITY a SYSTEM 'file:///etc/passwd'>]>&a; &amp; &#0; &#x110000;",
    '=HYPERLINK("https://evil.example","x")',
    "+cmd|'/C calc'!A0",
    "@SUM(1+1)*cmd|' /C calc'!A0;=1+1\t=1+1",
    "'; DROP TABLE documents; -- \" OR 1=1",
    '{"__proto__": {"hit": 1}, "constructor": null}',
    "../../../../etc/passwd %2e%2e%2f C:\\Windows\\x CON",
    "\u202egnp.exe\u202c \u2066x\u2069 \u200b\u200d\ufeff\u00ad",
    "Z\u0351\u036b\u0343\u036a\u0302a\u0353\u031e\u032fl\u0316g\u030bo",
    "\U0001f468\u200d\U0001f469\u200d\U0001f467 \U0010fffd",
    "e\u0301 \u212b ﷽ ß İ ı ﬀ \u1e9e",
    "%s %d %n {0} {x.__class__} $(id) `id` ; rm -rf / | & \\",
    "\\documentclass{x}\\input{/etc/passwd} @article{x, {\\immediate\\write18{id}}}",
    "BEGIN:VCALENDAR TY  - NEWS ER  - From x@example.org Mon",
    f"onerror={RUN} style=background:url(javascript:{RUN}) x=`",
    f"data:text/html,<script>{RUN}</script> blob:x vbscript:{RUN}",
    f'<a href="jav&#x09;ascript:{RUN}" ping=https://evil.example target=_top>Kars</a>',
    f"<xmp><p title='</xmp><script>{RUN}</script>'></xmp><plaintext>",
    f"<x contenteditable autofocus tabindex=1 onfocus={RUN} onbeforeinput={RUN}>",
)
BAD_URL = f"javascript:{RUN}"
ODD_URL = f"https://example.org/?x='\"><img/src=x/onerror={RUN}>`"


def sentence(number: int, payload: str) -> str:
    """A hostile article's text."""
    day = number % 27 + 1
    return f"Rain fell in Kars, Turkey, on March {day}, 2019, said mark{number:04} {payload} to a reporter.\n"


def _markdown(number: int, payload: str) -> dict[str, bytes]:
    front = {"title": payload, "publisher": f"P {payload}", "author": payload, "url": ODD_URL}
    front["published"] = "2019-03-30"
    head = "".join(f"{key}: '{value.replace(chr(39), chr(39) * 2)}'\n" for key, value in front.items())
    return {f"m{number:04}.md": f"---\n{head}---\n\n{sentence(number, payload)}".encode()}


def _plain(number: int, payload: str) -> dict[str, bytes]:
    name = "".join(character for character in payload if character not in "/\0\n" and character.isprintable())[:60]
    return {f"n{number:04}{name}.txt": sentence(number, payload).encode()}


def _html(number: int, payload: str) -> dict[str, bytes]:
    said, title = escape(sentence(number, payload)), escape(payload)
    more = "".join(
        f"<p>Snow fell near Kars for a {word} day, and the road stayed closed.</p>" for word in ("second", "third")
    )
    page = (
        f"<html lang=en><head><title>{title}</title></head><body><article><h1>{title}</h1><p>{said}</p>{more}</article>"
    )
    return {f"h{number:04}.html": page.encode()}


def _mail(number: int, payload: str) -> dict[str, bytes]:
    message = EmailMessage()
    plain = " ".join(payload.split())
    message["Subject"], message["Date"] = plain, "Sat, 30 Mar 2019 10:00:00 +0000"
    message["From"] = "x@example.org"
    message.set_content(sentence(number, payload))
    return {f"e{number:04}.eml": message.as_bytes()}


def _json(number: int, payload: str) -> dict[str, bytes]:
    row = {"id": payload, "title": payload, "publisher": payload, "author": payload, "published": "2019-03-30"}
    row |= {"url": BAD_URL, "text": sentence(number, payload)}
    return {f"j{number:04}.jsonl": (json.dumps(row) + "\n").encode()}


def _table(number: int, payload: str) -> dict[str, bytes]:
    text = io.StringIO()
    rows = (
        ("title", "source", "date", "url", "text"),
        (payload, payload, "2019-03-30", BAD_URL, sentence(number, payload)),
    )
    csv.writer(text).writerows(rows)
    return {f"t{number:04}.csv": text.getvalue().encode()}


def _reference(number: int, payload: str) -> dict[str, bytes]:
    said = " ".join(sentence(number, payload).split())
    lines = ("TY  - NEWS", f"T1  - {payload}", f"JF  - {payload}", "DA  - 2019/03/30/", f"AB  - {said}", "ER  - ", "")
    return {f"r{number:04}.ris": "\n".join(lines).encode()}


CARRIERS = (_markdown, _plain, _html, _mail, _json, _table, _reference)


def hostile_files() -> dict[str, bytes]:
    """A file for each payload in each format, more than 280 in all, and one article that holds every payload."""
    files: dict[str, bytes] = {}
    for at, carrier in enumerate(CARRIERS):
        for index, payload in enumerate(PAYLOADS):
            files |= carrier(at * len(PAYLOADS) + index, payload)
    whole = "\n\n".join(PAYLOADS)
    front = json.dumps(" ".join(whole.split())[:400])
    plain = (
        "The rain went on for most of the night, and the people of the town stayed at home with their animals. " * 20
    )
    text = f"Rain fell in Kars, Turkey, on March 1, 2019, said mark9999.\n\n{plain}\n\n{whole}\n"
    said = f"title: {front}\npublisher: Every\npublished: 2019-03-30"
    return files | {"every.md": f"---\n{said}\n---\n\n{text}".encode()}
