/**
 * Leave for the frame to ask one more host for pictures. A page can't widen its own content-security policy: the frame is
 * loaded anew, with a cookie for as long as that takes (see geo/ui/ground.py), and goes on where it was.
 */

const NAME = "dateline-ground", SECONDS = 30;

const folder = () => location.pathname.slice(0, location.pathname.lastIndexOf("/") + 1);
/** @param {string} value @param {number} seconds */
const setCookie = (value, seconds) => { document.cookie = `${NAME}=${value}; path=${folder()}; max-age=${seconds}; samesite=strict`; };

/** @param {string | null} origin null: none @param {unknown} state what `returned` gives then */
export function loadWith(origin, state) {
  sessionStorage.setItem(NAME, JSON.stringify(state));
  if (origin) setCookie(encodeURIComponent(origin), SECONDS);
  location.reload();
}

/** What was to go on after the frame was loaded with leave; null where it was loaded for another reason. */
export function returned() {
  try {
    const kept = sessionStorage.getItem(NAME);
    sessionStorage.removeItem(NAME);
    setCookie("", 0);
    return kept ? JSON.parse(kept) : null;
  } catch {
    return null; // a browser that keeps nothing
  }
}
