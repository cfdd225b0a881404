/** The name that stands beside each correction, asked for before the first. */

import { keepCoderName } from "./coder.js";
import { el } from "./dom.js";

/** @import { BenchHost } from "./types.d.ts" */

/** @param {BenchHost} bench @param {() => void} then what waits for the name */
export function askName(bench, then) {
  bench.root.querySelector(".bench-name")?.remove();
  const name = el("input", { type: "text", name: "coder", "aria-label": "Your name", "aria-describedby": "bench-name-why" });
  name.maxLength = 200;
  name.autocomplete = "name";
  const back = bench.focusedElement();
  const form = el("form", { class: "bench-name" }, el("p", { id: "bench-name-why", text: "Your name, once: it stands beside each correction." }), name,
    el("button", { type: "submit", text: "Go on" }), el("button", { type: "button", class: "plain", text: "Cancel", onclick: () => end() }));
  const end = () => { form.remove(); if (back?.isConnected) back.focus({ preventScroll: true }); };
  form.onsubmit = (event) => {
    event.preventDefault();
    const by = name.value.trim();
    if (!by) return name.focus();
    keepCoderName(by);
    end();
    return then();
  };
  form.onkeydown = (event) => { if (event.key === "Escape") end(); };
  bench.root.append(form);
  name.focus();
}
