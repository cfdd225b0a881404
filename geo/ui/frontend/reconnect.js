/** The way back to a server that was started again, or that forgot the page while the computer slept. */

const PATIENCE_MS = 1500; // a short gap needs no words

/**
 * Watches the connection to the server until the returned function is called. Streamlit connects by itself, but to a
 * session that knows nothing of the page: what runs in part only is dropped there without a word, until the page has
 * run as a whole.
 *
 * @param {{lost: () => void, found: () => void}} tell lost: there has been no server for a while; found: it is there again
 * @returns {() => void}
 */
export function watchConnection({ lost, found }) {
  /** @type {HTMLElement | null} */
  const app = document.querySelector("[data-testid=stApp]");
  if (!app) throw new Error("the page has no stApp");
  let was = true, patience = setTimeout(() => undefined);
  const miss = async () => {
    // a server that wants its token says so on a page; Streamlit would only name a status
    const answer = await fetch("./_stcore/health", { cache: "no-store" }).catch(() => null);
    if (was) return;
    if (answer?.status === 401) return location.reload();
    lost();
    patience = setTimeout(miss, PATIENCE_MS);
  };
  const look = () => {
    const is = app.dataset.testConnectionState === "CONNECTED";
    if (is === was) return;
    was = is;
    clearTimeout(patience);
    if (is) found();
    else patience = setTimeout(miss, PATIENCE_MS);
  };
  const watcher = new MutationObserver(look);
  watcher.observe(app, { attributeFilter: ["data-test-connection-state"] });
  look();
  return () => { watcher.disconnect(); clearTimeout(patience); };
}
