"""Our Streamlit components: sheets and scripts of geo/ui/frontend put together and registered once."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from string import Template
from typing import Any

import streamlit as st

from geo.ui.assets import script_address

FRONTEND = files("geo.ui") / "frontend"

STARTER = Template("""\
// Streamlit runs a component's script from a blob, which can't import what lies beside it: the real module comes from
// the folder that geo/ui/assets.py serves. All components ask for the same address and so share one Store.
const address = new URL("$address", document.baseURI).href;
const runs = new WeakMap();

if (!document.querySelector("link[data-dateline]")) {
  const link = Object.assign(document.createElement("link"), { rel: "modulepreload", href: address });
  link.dataset.dateline = "script";
  document.head.append(link);
}

/** Several runs may wait for the scripts: only the last one's data are shown, and only its end closes the component. */
export default async function (given) {
  const place = given.parentElement, run = {};
  runs.set(place, run);
  const { components: { "$name": show } } = await import(address);
  if (runs.get(place) !== run) return undefined;
  const close = show(given);
  return () => { if (runs.get(place) === run) close?.(); };
}
""")


@cache
def frontend_text(name: str) -> str:
    """A file of the frontend folder."""
    return (FRONTEND / name).read_text("utf-8")


def component(name: str, *sheets: str) -> Any:
    """The component `name`: its own HTML and sheet behind the palette, further `sheets`, and the module of its name.

    Call it in each run of a page's script, as it registers what the browser will ask for.
    """
    return _registered(name, sheets, script_address())


@cache
def _registered(name: str, sheets: tuple[str, ...], address: str) -> Any:
    script = STARTER.substitute(address=address, name=name)
    return st.components.v2.component(
        f"dateline.{name}",
        html=frontend_text(f"{name}.html"),
        css="".join(frontend_text(f"{sheet}.css") for sheet in ("tokens", name, *sheets)),
        js=script,
    )


@cache
def page_sheet() -> str:
    """The sheet for what Streamlit itself draws, as a style element."""
    return f"<style>{frontend_text('tokens.css')}{frontend_text('page.css')}</style>"
