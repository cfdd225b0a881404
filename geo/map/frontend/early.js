/**
 * Runs before Leaflet is asked for: asks at once for all that would else be asked for one after the other.
 *
 * A classic script. Its own address names the version of the map's files, the basemap's folder and, where the marks
 * travel apart from the page, their file. What it fetches waits in `datelineEarly` for `fetched` of shared/fetching.js.
 */
{
  const here = new URL(/** @type {HTMLScriptElement} */ (document.currentScript).src), version = here.searchParams.get("v");
  const script = new URL(`map.js?v=${version}`, here).href;
  document.head.append(Object.assign(document.createElement("link"), { rel: "modulepreload", href: script }));
  const basemap = here.searchParams.get("basemap"), data = here.searchParams.get("data");
  const files = [`${basemap}basemap.json.gz?v=${version}`, `${basemap}basemap.bin.gz?v=${version}`];
  globalThis.datelineEarly = new Map(files.map((address) => [address, fetch(address)]));
  if (data) {
    // the page works on the same file: whichever of both is first asks, in the page's name (fetchedByBoth of shared/fetching.js)
    let home = globalThis;
    try {
      if (parent.document) home = /** @type {typeof globalThis} */ (/** @type {unknown} */ (parent));
    } catch {
      // a page of another site has nothing to do with it
    }
    globalThis.datelineHome = home;
    /** @type {Map<string, Promise<Response>>} */
    const held = (home.datelineShared ??= new Map());
    const { href } = new URL(data, location.href), known = held.get(href), asked = known ?? home.fetch(href);
    held.clear();
    if (!known) held.set(href, asked);
    globalThis.datelineEarly.set(data, asked.then((answer) => answer.clone()));
  }
  // whoever waits for a file hears of its failure
  for (const answer of globalThis.datelineEarly.values()) answer.catch(() => {});
}
