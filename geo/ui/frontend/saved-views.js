/** Saved views by name, and what to send a colleague. */

import { coderName } from "./coder.js";
import { el, partsOf, setText } from "./dom.js";

/** @typedef {{ views: { name: string, by: string }[], said: string, folder: string, files: string[] }} Saved */
/** @typedef {(act: { do: string, name: string, by: string }) => void} Asked */

export class SavedViews {
  /** @param {HTMLElement} root of the panel */
  constructor(root) {
    this.at = partsOf(root);
    /** @type {Asked} */
    this.ask = () => undefined;
    this.name = this.at("#view-name", HTMLInputElement);
    this.at(".print").addEventListener("click", () => print());
    this.at(".save").addEventListener("submit", (event) => {
      event.preventDefault();
      if (this.name.value.trim()) this.send("save", this.name.value);
      else this.name.focus();
    });
  }

  hide() {
    this.at("details.saved").hidden = true;
  }

  /** @param {string} act @param {string} name */
  send(act, name) {
    this.ask({ do: act, name, by: coderName() });
  }

  /** @param {Saved} saved @param {Asked} ask */
  take({ views, said, folder, files }, ask) {
    this.ask = ask;
    if (said && said !== this.at(".said").textContent && said.startsWith("Saved")) this.name.value = "";
    if (said) setText(this.at(".said"), said);
    setText(this.at(".saved > summary .tally"), views.length ? String(views.length) : "");
    this.at(".views").replaceChildren(...views.map(({ name, by }) => el("li", {},
      el("button", { type: "button", class: "view", title: by ? `Saved by ${by}` : "", onclick: () => this.send("open", name) }, el("span", { text: name, dir: "auto" })),
      el("button", { type: "button", class: "drop", text: "Remove", "aria-label": `Remove the view ${name}`, onclick: () => this.send("remove", name) }))));
    setText(this.at(".folder"), folder);
    setText(this.at(".run"), `dateline run ${files[0]}`);
    setText(this.at(".bring"), `dateline corrections import ${files[0]} FILE`);
    this.at(".files").replaceChildren(...files.map((name) => el("li", {}, el("code", { text: name }))));
  }
}
