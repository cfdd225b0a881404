/** Which project the dashboard shows; another is made or opened here. */

import { count, el, partsOf, setText } from "./dom.js";
import { landing } from "./landing.js";

/** @import { Given } from "./types.d.ts" */
/** @typedef {{ name: string, path: string }} Project */
/** `turn` counts what was asked for, so that an answer like the last one is one too. @typedef {Project & { problem: string, turn: number, folder: string, isInCache: boolean, others: Project[], said: string, isError: boolean }} Record */

const SHEETS = /** @type {const} */ ([["make", "#projects-make"], ["save", "#projects-save"], ["other", "#projects-other"]]);

/** @param {Given<Record>} given */
export default function ({ data, parentElement, setTriggerValue }) {
  const root = partsOf(parentElement)(".projects"), at = partsOf(root);
  const title = at(".title", HTMLInputElement), address = at(".address", HTMLInputElement), place = at(".place", HTMLInputElement);
  /** @param {string | null} name the sheet of this button is opened or closed, the other closed */
  const unfold = (name) => {
    for (const [button, sheet] of SHEETS) {
      const isOpen = button === name && at(sheet).hidden;
      at(sheet).hidden = !isOpen;
      at(`.${button}`).setAttribute("aria-expanded", String(isOpen));
      if (isOpen && button === "make") title.focus();
      if (isOpen && button === "save") place.focus();
    }
  };
  /** @param {string} act @param {string} value */
  const ask = (act, value) => { landing.asks(data.turn); setTriggerValue(act, value); };
  setText(at(".name bdi"), data.name || "None is open");
  setText(at(".path"), data.path);
  for (const folder of root.querySelectorAll(".folder")) folder.textContent = data.folder;
  at(".in-cache").hidden = !data.isInCache;
  at(".save").hidden = !data.name;
  const said = at(".said:not(.held)");
  setText(said, data.problem || data.said);
  said.classList.toggle("bad", Boolean(data.problem) || data.isError);
  for (const [button] of SHEETS) at(`.${button}`).onclick = () => unfold(button);
  at(".list").replaceChildren(...data.others.map(({ name, path }) => el("li", {},
    el("button", { type: "button", onclick: () => ask("open", path) }, el("bdi", { text: name }), el("small", { text: path, dir: "auto" })))));
  at("#projects-make", HTMLFormElement).onsubmit = (event) => {
    event.preventDefault();
    setText(at("#projects-make .error"), title.value.trim() ? "" : "Give the project a name.");
    if (!title.value.trim()) return title.focus();
    return ask("make", title.value.trim());
  };
  at("#projects-save", HTMLFormElement).onsubmit = (event) => {
    event.preventDefault();
    setText(at("#projects-save .error"), place.value.trim() ? "" : "Give the copy a name.");
    if (!place.value.trim()) return place.focus();
    return ask("save", place.value.trim());
  };
  at("#projects-other", HTMLFormElement).onsubmit = (event) => {
    event.preventDefault();
    setText(at("#projects-other .error"), address.value.trim() ? "" : "Choose a project above, or write where its file lies.");
    if (!address.value.trim()) return address.focus();
    return ask("open", address.value.trim());
  };
  if (data.said && !data.isError) { title.value = address.value = place.value = ""; unfold(null); }
  landing.tell = (many) => setText(at(".held"), many ? `${count(many, "file")} held: a project must be open to take ${many === 1 ? "it" : "them"}.` : "");
  landing.open(root);
  landing.shows(data.path, data.turn);
  return () => landing.close(root);
}
