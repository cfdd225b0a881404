/** What a mention means instead: another place, another role, none; here or wherever it was read the same. */

import { openPanel } from "./bench-panel.js";
import { PlaceList } from "./bench-places.js";
import { ScopeChoice } from "./bench-scope.js";
import { el } from "./dom.js";

/** @import { BenchHost } from "./types.d.ts" */

const ROLES = [["", "as it is read"], ["location", "a place where something happens"], ["actor", "an actor: a government or force"], ["demonym", "a people: a word of belonging"]];

const TOLD = [["", "as it is read"], ["reported", "as news: it happened"], ["background", "as background, from before the news"], ["planned", "as planned or expected"]];

/** @param {BenchHost} bench @param {{ id: string, words: string, name: string, kind: string }} mention its words, and what they are read as */
export function openChange(bench, mention) {
  const name = mention.words;
  const role = el("select", { "aria-label": "Role" }, ...ROLES.map(([value, text]) => el("option", { value, text })));
  const told = el("select", { "aria-label": "Told, at this mention" }, ...TOLD.map(([value, text]) => el("option", { value, text })));
  const scope = new ScopeChoice(bench, mention.id, name);
  const places = new PlaceList(bench, bench.record.choices, mention.id, () => panel?.judge());
  role.onchange = told.onchange = () => panel?.judge();
  /** @type {ReturnType<typeof openPanel> | null} */
  let panel = null;
  panel = openPanel(bench, {
    title: `What is “${name}”?`,
    parts: [el("p", { class: "now" }, mention.name ? "Read as " : "", el("b", { text: mention.name || "Not mapped", dir: "auto" }), mention.kind ? `, ${mention.kind}` : ""), places.node, el("label", { class: "role" }, "Role ", role), el("label", { class: "role" }, "Told ", told)],
    apply: "Apply", places, scope,
    act: () => {
      const isPlaced = places.chosen !== null, wanted = { ...(role.value ? { role: role.value } : {}), ...(told.value ? { told: told.value } : {}) };
      if (isPlaced) return { do: "place", mention: mention.id, ...places.said, ...wanted };
      return role.value || told.value ? { do: role.value ? "role" : "event", mention: mention.id, ...wanted } : null;
    },
    focus: places.own.length ? null : places.seek,
  });
}

/** No place, here or wherever it was read the same. @param {BenchHost} bench @param {{ id: string, words: string }} mention */
export function openDeny(bench, mention) {
  const name = mention.words;
  openPanel(bench, {
    title: `“${name}” is no place`, parts: [], apply: "Apply", scope: new ScopeChoice(bench, mention.id, name),
    act: () => ({ do: "not_a_place", mention: mention.id }),
  });
}
