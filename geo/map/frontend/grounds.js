/** What can lie behind the places besides the offline map: named servers of tiles, and an address of one's own. */

const ANEW = 'target="_blank" rel="noopener noreferrer"';
const OSM = `&copy; <a href="https://www.openstreetmap.org/copyright" ${ANEW}>OpenStreetMap</a> contributors`;

/**
 * A source of tiles. `dark`: where they are drawn apart for dark pages; `photo`: never turned to fit a dark page;
 * `named`: whether they bear names, so that ours are not needed; `closest`: their last zoom.
 * @typedef {{ key: string, words: string, light: string, dark?: string, credit: string, photo?: boolean, named?: boolean, closest: number, referrer?: boolean }} Source
 */

/** @type {readonly Source[]} */
export const SOURCES = [
  // OpenStreetMap refuses who names no page: it is told 127.0.0.1 and the port alone
  { key: "osm", words: "OpenStreetMap", light: "https://tile.openstreetmap.org/{z}/{x}/{y}.png", credit: OSM, named: true, closest: 19, referrer: true },
  {
    key: "carto", words: "CARTO", named: true, closest: 20,
    light: "https://a.basemaps.cartocdn.com/light_all/{z}/{x}/{y}{r}.png",
    dark: "https://a.basemaps.cartocdn.com/dark_all/{z}/{x}/{y}{r}.png",
    credit: `${OSM} &copy; <a href="https://carto.com/attributions" ${ANEW}>CARTO</a>`,
  },
  {
    key: "esri", words: "Satellite pictures (Esri World Imagery)", photo: true, closest: 19,
    light: "https://server.arcgisonline.com/ArcGIS/rest/services/World_Imagery/MapServer/tile/{z}/{y}/{x}",
    credit: 'Imagery: Esri, Maxar, Earthstar Geographics and the GIS user community',
  },
];

/** What the parts of a WMTS address are called in ours. @type {[RegExp, string][]} */
const WMTS = [[/\{TileMatrix\}/gi, "{z}"], [/\{TileRow\}/gi, "{y}"], [/\{TileCol\}/gi, "{x}"]];

/** @param {string} words what is wrong */
const refused = (words) => ({ error: words });

/**
 * The source that a typed address names, or what is wrong with it.
 * @param {string} typed XYZ ({z}, {x}, {y} or {-y}) or WMTS ({TileMatrix}, {TileRow}, {TileCol})
 * @returns {{ error: string } | { source: Source }}
 */
export function ownSource(typed) {
  const text = WMTS.reduce((address, [part, ours]) => address.replace(part, ours), typed.trim());
  if (!text) return refused("Type the address of the tiles.");
  let url;
  try {
    url = new URL(text);
  } catch {
    return refused("This is no address. It begins with https:// or http://, as in https://tiles.example.org/{z}/{x}/{y}.png");
  }
  if (url.protocol !== "https:" && url.protocol !== "http:") return refused("Only https:// and http:// addresses can be asked for tiles.");
  if (url.username || url.password) return refused("Leave out the name and password: the address would show them to everybody who sees this screen.");
  if (/%7b|[{}]/i.test(url.host)) return refused("The name of the server must be written out, without {…}: only that one server is then allowed.");
  const missing = ["{z}", "{x}"].filter((part) => !text.includes(part));
  if (!text.includes("{y}") && !text.includes("{-y}")) missing.push("{y}");
  if (missing.length) return refused(`The address lacks ${missing.join(" and ")}: each tile has another zoom, column and row.`);
  const unknown = text.match(/\{(?!(?:z|x|y|-y|r)\})[^}]*\}/);
  if (unknown) return refused(`${unknown[0]} is not known here: an address may hold {z}, {x}, {y}, {-y} and {r}.`);
  const host = url.host.replace(/[^\w.:[\]-]/g, "");
  return { source: { key: "own", words: "Own address", light: text, credit: `Tiles: ${host}`, closest: 19 } };
}

/** The server that is asked, as a content-security policy names it. @param {Source} source */
export const originOf = (source) => new URL(source.light.replace(/[{}]/g, "")).origin;

/** What asking a server tells strangers. @param {Source} source */
export const toldTo = (source) =>
  `${new URL(originOf(source)).host} will be told, tile by tile, which ground you look at and when, beside the address of your connection; so will whoever carries the requests. It is told nothing of your articles.`;
