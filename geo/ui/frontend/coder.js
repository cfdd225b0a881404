/** The name that stands beside each correction: asked once a browser. */

const NAME_KEY = "dateline-coder";

/** '' where nobody gave one, or the browser keeps nothing. */
export function coderName() {
  try { return localStorage.getItem(NAME_KEY) ?? ""; } catch { return ""; }
}

/** @param {string} name */
export function keepCoderName(name) {
  try { localStorage.setItem(NAME_KEY, name); } catch { /* then it is asked again */ }
}
