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
  const files = [`${basemap}basemap.json.gz?v=${version}`, `${basemap}basemap.bin.gz?v=${version}`, ...(data ? [data] : [])];
  globalThis.datelineEarly = new Map(files.map((address) => [address, fetch(address)]));
  // whoever waits for a file hears of its failure
  for (const answer of globalThis.datelineEarly.values()) answer.catch(() => {});
}
