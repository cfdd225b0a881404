/** The header: real links, followed within the session when clicked plainly. */

import { el } from "./dom.js";
import { watchConnection } from "./reconnect.js";
import { keepShown } from "./store.js";

export default function ({ data, parentElement, setTriggerValue }) {
  const root = parentElement.querySelector(".head");
  const follow = (name) => (event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey || event.button) return;
    event.preventDefault();
    setTriggerValue("go", name);
  };
  root.querySelector("nav").replaceChildren(...data.pages.map(({ name, href }) =>
    el("a", { href, text: name, "aria-current": name === data.here ? "page" : null, onclick: follow(name) })));
  root.querySelector(".brand").onclick = follow(data.pages[0].name);
  // On a phone the search box lies below the reader.
  const seek = root.querySelector(".seek");
  seek.hidden = data.here !== data.pages[0].name;
  seek.onclick = () => {
    const box = document.querySelector(".st-key-facets [data-testid=stBidiComponentIsolated]")?.shadowRoot?.querySelector("#query");
    box?.scrollIntoView({ block: "center", behavior: "instant" });
    box?.focus();
  };
  root.querySelector(".counts").textContent = data.counts;
  const gone = root.querySelector(".gone");
  root.forget ??= watchConnection({
    lost: () => (gone.hidden = false),
    found: () => { gone.hidden = true; keepShown(); setTriggerValue("again", true); },
  });
  return () => { root.forget?.(); root.forget = null; };
}
