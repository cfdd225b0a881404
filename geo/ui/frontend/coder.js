/** The name that stands beside corrections: asked once a browser; one that keeps nothing asks again. */

const NAME_KEY = "dateline-coder";

/** The name that was last given; "" for none. */
export function remembered() {
  try { return localStorage.getItem(NAME_KEY) ?? ""; } catch { return ""; }
}

/** @param {string} name */
export function remember(name) {
  try { localStorage.setItem(NAME_KEY, name); } catch { /* then it is asked again */ }
}
