/** The header: real links, followed within the session when clicked plainly. */

import { count, el, partsOf, SOUGHT } from "./dom.js";
import { watchConnection } from "./reconnect.js";
import { keepShown } from "./store.js";

/** @import { Given } from "./types.d.ts" */

/** The first control of each part of the map page. @type {Record<string, string>} */
const FIRST = { time: ".timeline .play", side: ".side [role=tab][aria-selected=true]" };

/** Bring a part of the map page into sight and give it the keyboard: a folded one its button. @param {string} name */
function skipTo(name) {
  const part = document.querySelector(`.st-key-dl-${name}`), frame = part?.querySelector("iframe");
  part?.scrollIntoView({ block: "nearest", behavior: "instant" });
  if (frame) {
    frame.focus();
    /** @type {HTMLElement | null | undefined} */
    const map = frame.contentDocument?.querySelector("#map_div");
    return void map?.focus();
  }
  const shadow = part?.querySelector("[data-testid=stBidiComponentIsolated]")?.shadowRoot;
  /** @type {(HTMLElement | null | undefined)[]} */
  const offered = [shadow?.querySelector(FIRST[name]), shadow?.querySelector(".fold-pane")];
  offered.find((control) => control?.checkVisibility())?.focus();
}

/** Give the keyboard the heading of a page, past the links to the others. */
function skipToHeading() {
  /** @type {NodeListOf<HTMLElement>} */
  const parts = document.querySelectorAll("[data-testid=stBidiComponentIsolated]");
  /** @type {HTMLElement | null | undefined} */
  const heading = [document, ...[...parts].map(({ shadowRoot }) => shadowRoot)].map((place) => place?.querySelector("h1")).find(Boolean);
  if (!heading) return;
  heading.tabIndex = -1;
  heading.focus();
}

/** What ends the watch of each header. @type {WeakMap<Element, () => void>} */
const watches = new WeakMap();

/** @param {Given<{ pages: { name: string, href: string }[], here: string, counts: string, dayless: number }>} given */
export default function ({ data, parentElement, setTriggerValue }) {
  const root = partsOf(parentElement)(".head"), at = partsOf(root);
  const follow = (/** @type {string} */ name) => (/** @type {MouseEvent} */ event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey || event.button) return;
    event.preventDefault();
    setTriggerValue("go", name);
  };
  at("nav").replaceChildren(...data.pages.map(({ name, href }) =>
    el("a", { href, text: name, "aria-current": name === data.here ? "page" : null, onclick: follow(name) })));
  at(".brand").onclick = follow(data.pages[0].name);
  // Where the table itself stands, the header need not lead to it.
  const dayless = at(".dayless"), articles = data.pages[1].name;
  dayless.hidden = !data.dayless || data.here === articles;
  at(".many").textContent = `${count(data.dayless, "article has no day", "articles have no day")}:`;
  at(".dayless u").textContent = data.dayless === 1 ? "set it" : "set them";
  dayless.onclick = (event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey || event.button) return; // the address of the new page says so
    try { sessionStorage.setItem(SOUGHT, "1"); } catch { return; }
    follow(articles)(event);
  };
  // On a phone the search box lies below the reader.
  const seek = at(".seek");
  seek.hidden = data.here !== data.pages[0].name;
  seek.onclick = () => {
    /** @type {HTMLElement | null | undefined} */
    const box = document.querySelector(".st-key-dl-facets [data-testid=stBidiComponentIsolated]")?.shadowRoot?.querySelector("#query");
    box?.scrollIntoView({ block: "center", behavior: "instant" });
    box?.focus();
  };
  /** @type {NodeListOf<HTMLElement>} */
  const buttons = at(".skips").querySelectorAll("button");
  for (const button of buttons) {
    const { to = "" } = button.dataset;
    button.hidden = (to === "page") === (data.here === data.pages[0].name);
    button.onclick = () => (to === "page" ? skipToHeading() : skipTo(to));
  }
  at(".counts").textContent = data.counts;
  const gone = at(".gone");
  if (!watches.has(root)) watches.set(root, watchConnection({
    lost: () => (gone.hidden = false),
    found: () => { gone.hidden = true; keepShown(); setTriggerValue("again", true); },
  }));
  return () => { watches.get(root)?.(); watches.delete(root); };
}
