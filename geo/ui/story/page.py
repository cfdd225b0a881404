"""The one file: markup, sheets, scripts and data put together, under a policy that names each by its hash.

The policy lets nothing else run or be asked for: no script and no sheet but those whose hashes it has, no handler in an
attribute, no request to anywhere. What comes from articles stands in data blocks, packed, and goes into the page as
text; the few lines that are static are escaped.
"""

from __future__ import annotations

import gzip
import json
from base64 import b64encode
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from html import escape
from importlib.resources import files
from importlib.util import find_spec
from pathlib import Path
from string import Template
from typing import Any

from geo.code_version import dateline_version
from geo.map import assets_folders
from geo.map.bundle import bundle, plain
from geo.map.map_files import assets_version
from geo.ui.components import frontend_text
from geo.ui.story.contents import Contents
from geo.ui.story.made import text_html
from geo.ui.view_data import ViewData

PAGE_SCRIPT, MAP_SCRIPT = "ui/frontend/story/story.js", "ui/frontend/story/map-page.js"
_POLICY = "; ".join(
    [
        "default-src 'none'", "script-src {scripts}", "style-src {sheets}", "img-src data: blob:", "font-src data:",
        "base-uri 'none'", "form-action 'none'",
    ]
)  # fmt: skip
_MAP_PAGE = Template(
    '<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Map of places</title>'
    '<style>$leaflet_sheet</style><style id="dateline-stretch">$sheet</style></head>'
    '<body><div id="map_div"></div><script>$leaflet</script><script>$script</script></body></html>'
)


def page(contents: Contents, data: ViewData, *, title: str, counts: str, made: str) -> str:
    """The whole file as text.

    Parameters
    ----------
    contents, data
        What the scripts work on, and the frames that it is made of.
    title, counts
        What stands at the head; any text.
    made
        The page that says how it was made, as HTML.
    """
    fixed = _fixed()
    first, last = data.focus or (0, 0)
    settings = {"version": assets_version(), "first": first, "last": last, "undated": data.focus is None}
    blocks = {
        "settings": json.dumps(settings),
        "columns": packed(contents.columns),
        "marks": packed(contents.marks),
        "said": packed(contents.told),
        "whys": packed(_by_article(contents.why)),
        **fixed.blocks,
    }
    return Template(_text("story.html")).substitute(
        policy=escape(fixed.policy, quote=True),
        version=escape(dateline_version(), quote=True),
        title=text_html(title).removeprefix("<bdi>").removesuffix("</bdi>"),
        counts=text_html(counts),
        made=made,
        blocks="\n".join(f'<script type="text/plain" id="{name}">{text}</script>' for name, text in blocks.items()),
        **fixed.parts,
    )


def packed(value: Any) -> str:
    """A value as JSON, gzipped, in base64: letters that mean nothing in HTML."""
    text = json.dumps(value, separators=(",", ":"), ensure_ascii=True, allow_nan=False)
    return b64encode(gzip.compress(text.encode("ascii"), 9, mtime=0)).decode("ascii")


def _by_article(why: dict[str, Any]) -> dict[str, str]:
    """How mentions were read, packed article by article: each is unpacked when it is first asked for."""
    articles: dict[str, dict[str, Any]] = {}
    for mention, record in why.items():
        articles.setdefault(mention.rpartition(":")[0], {})[mention] = record
    return {identifier: packed(records) for identifier, records in articles.items()}


@dataclass(frozen=True, slots=True)
class _Fixed:
    """What is the same in every file: parts of its markup by name, the policy, and the blocks of map and basemap."""

    parts: dict[str, str]
    policy: str
    blocks: dict[str, str]


@cache
def _fixed() -> _Fixed:
    folders = assets_folders()
    leaflet, scripts = Path(folders["leaflet"]), folders["scripts"]
    sheets = {
        "font": _typeface(),
        "sheet": plain(_text("../page.css") + _text("story.css")),
        **{name: plain(_text("../tokens.css") + _text(f"../{name}.css")) for name in ("facets", "reader", "timeline")},
        "leaflet_sheet": plain((leaflet / "leaflet.css").read_text("utf-8")),
        "map_sheet": plain((scripts / "map.css").read_text("utf-8") + _text("map-page.css")),
    }
    code = {
        "script": bundle(PAGE_SCRIPT, _module),
        "leaflet": _without_map_address((leaflet / "leaflet.js").read_text("utf-8")),
        "map_script": bundle(MAP_SCRIPT, _module),
    }
    for text in (*sheets.values(), *code.values()):
        _check(text)
    parts = {
        "font": sheets["font"],
        "sheet": sheets["sheet"],
        "script": code["script"],
        **{
            name: f"<style>{sheets[name]}</style>{_text(f'../{name}.html')}"
            for name in ("facets", "reader", "timeline")
        },
    }
    policy = _POLICY.format(scripts=_hashes(code.values()), sheets=_hashes(sheets.values()))
    map_page = _MAP_PAGE.substitute(
        leaflet_sheet=sheets["leaflet_sheet"],
        sheet=sheets["map_sheet"],
        leaflet=code["leaflet"],
        script=code["map_script"],
    )
    basemap = {
        name: b64encode((folders["data"] / f"{name}.gz").read_bytes()).decode("ascii")
        for name in ("basemap.json", "basemap.bin")
    }
    return _Fixed(parts, policy, {"map-page": packed(map_page), **basemap})


def _text(name: str) -> str:
    if name.startswith("../"):
        return frontend_text(name.removeprefix("../"))
    return frontend_text(f"story/{name}")


def _module(path: str) -> str:
    return (files("geo") / path).read_text("utf-8")


def _without_map_address(script: str) -> str:
    """A script without the line that names its source map: a browser's tools would ask for it."""
    return "\n".join(line for line in script.splitlines() if not line.startswith("//# sourceMappingURL"))


def _typeface() -> str:
    """Source Sans, as Streamlit brings it (SIL Open Font License); without it the reader's own typeface stands in."""
    spec = find_spec("streamlit")
    folder = Path(spec.origin).parent / "static" / "static" / "media" if spec and spec.origin else None
    found = sorted(folder.glob("SourceSansVF-Upright*.woff2")) if folder else []
    if not found:
        return ""
    font = b64encode(found[0].read_bytes()).decode("ascii")
    return (
        '@font-face { font-family: "Source Sans"; font-weight: 200 900; font-display: block; '
        f'src: url("data:font/woff2;base64,{font}") format("woff2"); }}'
    )


def _hashes(texts: Any) -> str:
    return " ".join(f"'sha256-{b64encode(sha256(text.encode('utf-8')).digest()).decode('ascii')}'" for text in texts)


def _check(text: str) -> None:
    """A script or sheet must stand in its element as it is, or its hash would not be its own."""
    if "\r" in text or any(end in text.lower() for end in ("</script", "</style", "</template", "<!--")):
        raise ValueError("a script or sheet of the page can't stand in one file")
