/** A project as geo/ui/sending.py sends it: a head, and columns of numbers. The page and the map's frame read it, each what it needs. */

/** @typedef {{ size: number, bytes: number, table: Record<string, number[]> | null }} Column what the head says of a column */

/** "DLC1", as a number. */
const MAGIC = 0x31434c44;
const HEAD = 8;
/** A byte that says: and so many more as the next bytes tell. */
const MORE = 255;

/** Whether a file is one of these. @param {ArrayBuffer} content */
export const isSent = (content) => content.byteLength >= HEAD && new DataView(content).getUint32(0, true) === MAGIC;

/** @type {Record<number, Int8ArrayConstructor | Int16ArrayConstructor | Int32ArrayConstructor>} */
const WIDTHS = { 1: Int8Array, 2: Int16Array, 4: Int32Array };

export class Sent {
  /** Where each column lies. @type {Map<string, { at: number, column: Column }>} */
  #places = new Map();

  /** @param {ArrayBuffer} content */
  constructor(content) {
    this.content = content;
    let at = HEAD + new DataView(content).getUint32(4, true);
    /** @type {Record<string, any>} */
    this.head = JSON.parse(new TextDecoder().decode(new Uint8Array(content, HEAD, at - HEAD)));
    for (const [name, column] of Object.entries(/** @type {Record<string, Column>} */ (this.head.columns))) {
      this.#places.set(name, { at, column });
      at += column.bytes;
    }
  }

  /** @param {string} name */
  #column(name) {
    const found = this.#places.get(name);
    if (!found) throw new Error(`the project has no column ${name}`);
    return found;
  }

  /** The numbers of a column of which the commonest are one byte. @param {string} name */
  codes(name) {
    const { at, column: { size, bytes } } = this.#column(name), content = new Uint8Array(this.content, at, bytes), values = new Uint32Array(size);
    let open = [];
    for (let row = 0; row < size; row++) if ((values[row] = content[row]) === MORE) open.push(row);
    for (let next = size; open.length;) {
      const still = [];
      for (const row of open) {
        const more = content[next++];
        values[row] += more;
        if (more === MORE) still.push(row);
      }
      open = still;
    }
    return values;
  }

  /** What the head tells of each number of a column. @param {string} name @returns {Record<string, number[]>} */
  table(name) {
    return this.#column(name).column.table ?? {};
  }

  /** A column of whole numbers. @param {string} name @returns {Int32Array<ArrayBuffer>} */
  wholes(name) {
    const { at, column: { size, bytes, table } } = this.#column(name);
    if (table) return picked(this.codes(name), table.value);
    const Kind = WIDTHS[size ? bytes / size : 1];
    return Int32Array.from(new Kind(this.content.slice(at, at + bytes)));
  }

  /** How many of something each of others has, as the number of its owner for each. @param {string} name @returns {Int32Array<ArrayBuffer>} */
  owners(name) {
    const counts = this.wholes(name), owners = new Int32Array(counts.reduce((sum, count) => sum + count, 0));
    for (let owner = 0, at = 0; owner < counts.length; owner++) {
      owners.fill(owner, at, at + counts[owner]);
      at += counts[owner];
    }
    return owners;
  }

  /** Ground of each mention, and how it and its first mark are told. */
  mentions() {
    const spots = this.codes("spots"), footprint = picked(spots, this.table("spots").footprint), size = footprint.length;
    const told = Object.fromEntries(["role", "certainty", "kind", "basis", "articles"].map((name) => [name, new Uint8Array(size)]));
    for (const [part, isPlaced] of /** @type {const} */ ([["placed", true], ["unplaced", false]])) {
      const codes = this.codes(part), table = this.table(part), columns = Object.entries(told);
      for (const [name, values] of columns) {
        const of = table[name];
        for (let row = 0, at = 0; row < size; row++) if (footprint[row] >= 0 === isPlaced) values[row] = of[codes[at++]];
      }
    }
    return { spots, footprint, told, document: this.owners("mentions") };
  }

  /** Marks, in the order of their mentions. @param {ReturnType<Sent["mentions"]>} mentions */
  marks({ footprint, told, document }) {
    const mention = this.owners("marks"), size = mention.length, published = this.published();
    const kind = new Uint8Array(size), basis = new Uint8Array(size), first = new Int32Array(size), last = new Int32Array(size);
    const codes = this.codes("further"), table = this.table("further"), firsts = this.wholes("first"), lengths = this.wholes("last");
    for (let mark = 0, further = 0, own = 0; mark < size; mark++) {
      const row = mention[mark], isFirst = mark === 0 || mention[mark - 1] !== row, code = isFirst ? 0 : codes[further++];
      kind[mark] = isFirst ? told.kind[row] : table.kind[code];
      basis[mark] = isFirst ? told.basis[row] : table.basis[code];
      const article = document[row];
      first[mark] = published.first[article];
      if (isFirst ? told.articles[row] : table.articles[code]) last[mark] = published.last[article];
      else {
        first[mark] += firsts[own];
        last[mark] = first[mark] + lengths[own++];
      }
    }
    return { mention, footprint: picked(mention, footprint), first, last, kind, basis };
  }

  /** Days of each article's publication. */
  published() {
    const first = this.wholes("publishedFirst"), last = this.wholes("publishedLast");
    for (let article = 0; article < first.length; article++) last[article] += first[article];
    return { first, last };
  }
}

/** The value of each number. @param {ArrayLike<number>} numbers @param {ArrayLike<number>} values @returns {Int32Array<ArrayBuffer>} */
export function picked(numbers, values) {
  const all = new Int32Array(numbers.length), of = Int32Array.from(values);
  for (let at = 0; at < all.length; at++) all[at] = of[numbers[at]];
  return all;
}
