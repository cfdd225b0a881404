/** Keys of the workbench: single letters, which can be turned off, and the list of them. */

import { el } from "./dom.js";

/** @typedef {{ key: string, shown: string, words: string, run: () => void }} Key */

const OFF_KEY = "dateline-keys";

/** Whether single letters act; a browser that keeps nothing has them on. */
export function keysAreOn() {
  try { return localStorage.getItem(OFF_KEY) !== "off"; } catch { return true; }
}

/** @param {boolean} on */
function turnKeys(on) {
  try {
    if (on) localStorage.removeItem(OFF_KEY);
    else localStorage.setItem(OFF_KEY, "off");
  } catch { /* then they are on again at the next visit */ }
}

/** Whether an element, also one of the map's frame, is one of these or within it. @param {EventTarget | undefined} target @param {string} selector */
const isIn = (target, selector) => Boolean(/** @type {Partial<Element>} */ (target ?? {}).closest?.(selector));
const FIELD = "input:not([type=radio], [type=checkbox]), textarea, select, [contenteditable=true]";
/** What does something of its own when Enter is pressed on it. */
const PRESSED = "button, a, summary, input, [role=button], [role=application], [role=slider], [role=separator]";

/**
 * Hear keys in the page and in the map's frame, before Streamlit does.
 * @param {() => Key[]} keys what holds by now @param {() => boolean} isOpen whether a panel has the keys
 * @param {(key: string) => void} press a key of the list
 * @returns {{ attach: (window: Window | null | undefined) => void, close: () => void }}
 */
export function hearKeys(keys, isOpen, press) {
  /** @type {Set<Window>} */
  const heard = new Set();
  const hear = (/** @type {KeyboardEvent} */ event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || isIn(event.composedPath()[0], FIELD) || isOpen()) return;
    if (event.key !== "?" && !keysAreOn()) return;
    const key = keys().find((one) => one.key === event.key);
    if (!key || (key.key === "Enter" && isIn(event.composedPath()[0], PRESSED))) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    if (!event.repeat || key.key === "j" || key.key === "k") press(key.key);
  };
  const attach = (/** @type {Window | null | undefined} */ view) => {
    if (!view || heard.has(view)) return;
    heard.add(view);
    view.addEventListener("keydown", hear, { capture: true });
  };
  attach(window);
  return { attach, close: () => heard.forEach((view) => view.removeEventListener("keydown", hear, { capture: true })) };
}

/** The list of keys, over the page. @param {ParentNode & Node} root @param {Key[]} keys */
export function showKeys(root, keys) {
  root.querySelector("dialog.keys")?.remove();
  const box = el("input", { type: "checkbox" });
  box.checked = keysAreOn();
  box.onchange = () => turnKeys(box.checked);
  const dialog = el("dialog", { class: "keys", "aria-labelledby": "keys-title" },
    el("h2", { id: "keys-title", text: "Keys" }),
    el("dl", {}, ...keys.flatMap(({ shown, words }) => [el("dt", {}, el("kbd", { text: shown })), el("dd", { text: words })])),
    el("label", { class: "switch" }, box, "Single letters act. Turn this off if you dictate, or press keys by accident."),
    el("form", {}, el("button", { text: "Close" })));
  const form = dialog.querySelector("form");
  if (form) form.method = "dialog";
  dialog.addEventListener("close", () => dialog.remove());
  root.append(dialog);
  dialog.showModal();
}
