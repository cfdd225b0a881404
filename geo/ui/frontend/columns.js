/** The project's columns as the server packs them, and the facets by which mentions are told apart. */

const OPEN_FIRST = -2147483648;
const OPEN_LAST = 2147483647;
const ROLES = ["location", "actor", "demonym", "chrome"];
const KINDS = ["reported", "background", "planned"];
const CERTAINTIES = ["sure", "likely", "unsure", "none"];
const BASIS_INFERRED = 3; // 'publication' and beyond: the sentence itself names no day

const ROLE_WORDS = {
  location: ["Places", "where something happens"],
  actor: ["Actors", "a government or force named by its place"],
  demonym: ["Peoples", "a word of belonging"],
  chrome: ["Page furniture", "in a menu, byline or footer"],
};
const KIND_WORDS = {
  reported: ["Reported", "what the news is about"],
  background: ["Background", "told from before the news"],
  planned: ["Planned", "announced, expected or feared"],
};
const CERTAINTY_WORDS = {
  sure: ["Sure", "the place has a confidence of 90 % or more"],
  likely: ["Likely", "a confidence of 60 to 90 %"],
  unsure: ["Unsure", "a confidence below 60 %"],
  none: ["No place chosen", "no place was good enough, or none is known"],
};

/** @param {string} address of a gzipped file @returns {Promise<any>} */
async function fetchedJson(address) {
  const answer = await fetch(address);
  if (!answer.ok) throw new Error(`HTTP ${answer.status}`);
  return new Response(answer.body.pipeThrough(new DecompressionStream("gzip"))).json();
}

/** @param {string} text base64 of little-endian numbers @param {new (b: ArrayBuffer) => any} type */
function unpack(text, type) {
  const letters = atob(text), bytes = new Uint8Array(letters.length);
  for (let at = 0; at < letters.length; at++) bytes[at] = letters.charCodeAt(at);
  return new type(bytes.buffer);
}

/**
 * The facets in the order of the panel: of a mention, or (event) of a mark. `codes` gives each one's value as an index
 * into `keys`.
 */
function facetsOf(data, mentions, marks) {
  const worded = (keys, words) => ({ keys, words: keys.map((key) => words[key][0]), notes: keys.map((key) => words[key][1]) });
  return {
    sources: { name: "Sources", keys: data.outlets, words: data.outlets, codes: mentions.document.map((row) => data.documents.outlet[row]) },
    roles: { name: "Roles", ...worded(ROLES, ROLE_WORDS), codes: mentions.role },
    kinds: { name: "Kinds of place", ...data.kinds, codes: unpack(data.kinds.codes, Int32Array) },
    countries: { name: "Countries", ...data.countries, codes: unpack(data.countries.codes, Int32Array) },
    certainties: { name: "Certainty of the place", ...worded(CERTAINTIES, CERTAINTY_WORDS), codes: mentions.certainty },
    events: { name: "Told as", ...worded(KINDS, KIND_WORDS), codes: marks.kind, ofMark: true },
  };
}
