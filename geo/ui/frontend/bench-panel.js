/** The panel over the reader in which an act is put together: what, how far, why. */

import { el, icon } from "./dom.js";

/** @import { ScopeChoice } from "./bench-scope.js" */
/** @import { PlaceList } from "./bench-places.js" */
/** @import { Act, BenchHost } from "./types.d.ts" */

/**
 * Open a panel; it takes the keys until it is closed.
 * @param {BenchHost} bench
 * @param {{
 *   title: string, parts: (HTMLElement | null)[], apply: string, act: () => Act | null, places?: PlaceList, scope?: ScopeChoice,
 *   focus?: HTMLElement | null, note?: boolean, closed?: () => void }} given act: what is to be stored, null while nothing can be
 * @returns {{ judge: () => void, close: () => void }} judge: to be called whenever the parts changed
 */
export function openPanel(bench, { title, parts, apply, act, places, scope, focus, note = true, closed }) {
  const back = bench.focusedElement(), { root } = bench;
  root.querySelector(".bench-panel")?.remove();
  const why = el("input", { type: "text", "aria-label": "Why? (kept beside the correction)" });
  why.placeholder = "Why? (optional)";
  why.maxLength = 2000;
  why.autocomplete = "off";
  const submit = el("button", { type: "submit", class: "apply", text: apply });
  const close = () => {
    panel.remove();
    bench.asks.forget();
    if (places) bench.map?.post({ type: "pick", on: false });
    bench.map?.point();
    closed?.();
    if (back?.isConnected) back.focus({ preventScroll: true });
  };
  const form = el("form", { class: "body" }, ...parts, scope?.node, note ? el("label", { class: "why" }, why) : null,
    el("div", { class: "foot" }, submit, el("button", { type: "button", class: "plain", text: "Cancel", onclick: close })));
  const panel = el("section", { class: "bench-panel", role: "dialog", "aria-labelledby": "bench-title" },
    el("header", {}, el("h2", { id: "bench-title", text: title, dir: "auto", tabindex: "-1" }), el("button", { type: "button", class: "shut", "aria-label": "Close", onclick: close }, icon("back"))), form);
  /** Enter was pressed before the server had answered. */
  let isDue = false;
  const judge = () => {
    submit.disabled = act() === null;
    if (isDue && !submit.disabled) form.requestSubmit();
  };
  form.oninput = () => { isDue = false; };
  form.onsubmit = (event) => {
    event.preventDefault();
    const said = act();
    if (!said) return;
    const reason = [why.value.trim(), said.why].filter(Boolean).join(". ");
    close();
    bench.act({ ...said, ...scope?.said, ...(reason ? { why: reason } : {}) });
  };
  panel.onkeydown = (event) => {
    const { target } = event, isText = target instanceof HTMLInputElement && !["radio", "checkbox"].includes(target.type);
    if (event.key === "Escape") { event.stopPropagation(); return close(); }
    if (event.key === "Enter" && target === places?.seek && places.chooseFound()) return event.preventDefault();
    if (event.key === "Enter" && target instanceof HTMLInputElement) {
      event.preventDefault();
      if (act()) return form.requestSubmit();
      isDue = true;
      return undefined;
    }
    if (isText || target instanceof HTMLSelectElement || event.ctrlKey || event.metaKey || event.altKey) return undefined;
    if (event.key === "Enter" && target === panel.querySelector("h2")) return form.requestSubmit();
    if (/^[1-9]$/.test(event.key) && places) places.choose(Number(event.key) - 1);
    else if (event.key === "/" && places) places.seek.focus();
    else if (!scope?.key(event.key)) return undefined;
    return event.preventDefault();
  };
  root.append(panel);
  judge();
  (focus ?? panel.querySelector("h2"))?.focus({ preventScroll: true });
  bench.showSide();
  return { judge, close };
}
