/** The head of a story: how it was made, a link to what is shown, the code to embed it, and the ways past the map. */

import { partsOf } from "../dom.js";

const MADE = "made";

/** What the address was before another page than the map was opened. */
let before = "";

/** Show the page that an address names; whether it is another than the map. @param {string} hash */
export function showPage(hash) {
  const isMade = hash === `#${MADE}`, root = document.documentElement;
  if (!isMade) before = hash.replace(/^#/, "");
  root.classList.add("runs");
  root.classList.toggle("shows-made", isMade);
  const link = document.querySelector(".to-made");
  if (link instanceof HTMLAnchorElement) {
    link.href = isMade ? `#${before}` : `#${MADE}`;
    link.textContent = isMade ? "Back to the map" : "How this was made";
  }
  if (isMade) {
    document.getElementById("made")?.focus({ preventScroll: true });
    scrollTo(0, 0);
  }
  return isMade;
}

/** Keep what leads back to the map. @param {string} hash without its # */
export function remember(hash) {
  before = hash;
}

/** What each way leads to: the host of a part, and what of it takes the keyboard, the first that is there. @type {Record<string, [string, string[]]>} */
const WAYS = {
  time: ["timeline", [".handle.from", ".handle.to", ".fold-pane"]],
  side: ["reader", ["[role=tab][aria-selected=true]", ".fold-pane"]],
  list: ["facets", [".list button", "#query", ".fold-pane"]],
};

/** @param {string} name */
function skipTo(name) {
  if (name === "map") {
    const frame = document.querySelector(".st-key-dl-map iframe");
    if (!(frame instanceof HTMLIFrameElement)) return;
    frame.focus();
    frame.contentDocument?.getElementById("map_div")?.focus();
    return;
  }
  const [host, selectors] = WAYS[name], root = document.getElementById(host)?.shadowRoot;
  const part = selectors.map((selector) => root?.querySelector(selector)).find((found) => found?.checkVisibility());
  part?.scrollIntoView({ block: "nearest" });
  if (part instanceof HTMLElement) part.focus();
}

/** @param {string} text for an attribute in double quotes */
const attribute = (text) => text.replaceAll("&", "&amp;").replaceAll('"', "&quot;").replaceAll("<", "&lt;");

/** What embeds this page at what it shows; a file on a disk has no address that others could open. @param {string} address @param {string} title */
export function embedCode(address, title) {
  const name = address.startsWith("file:") ? `${decodeURIComponent(address.split("#")[0].split("/").at(-1) ?? "")}#${address.split("#")[1] ?? ""}` : address;
  return `<iframe src="${attribute(name.replace(/#$/, ""))}" title="${attribute(title)}" width="100%" height="720" style="border: 0" loading="lazy" allow="fullscreen"></iframe>`;
}

export function listenToHead() {
  const at = partsOf(document), share = at("#share", HTMLDialogElement), link = at("#share-link", HTMLInputElement), code = at("#share-code", HTMLTextAreaElement);
  at(".to-share").addEventListener("click", () => {
    link.value = location.href;
    code.value = embedCode(location.href, document.title);
    share.showModal();
    link.select();
  });
  at(".close-share").addEventListener("click", () => share.close());
  for (const field of [link, code]) field.addEventListener("focus", () => field.select());
  for (const button of document.querySelectorAll(".skips button")) button.addEventListener("click", () => skipTo(button.getAttribute("data-to") ?? ""));
}
