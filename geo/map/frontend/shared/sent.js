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
  /** Made once, since page and map both work on them. @type {ReturnType<Sent["mentionsMade"]> | null} */
  #mentions = null;
  /** @type {ReturnType<Sent["marksMade"]> | null} */
  #marks = null;

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

  /** The numbers of a column of which the commonest are one byte. @param {string} name @returns {Uint8Array | Uint32Array} */
  codes(name) {
    const { at, column: { size, bytes } } = this.#column(name), content = new Uint8Array(this.content, at, bytes);
    if (bytes === size) return content;
    const values = new Uint32Array(size), open = new Uint32Array(bytes - size);
    let left = 0;
    for (let row = 0; row < size; row++) if ((values[row] = content[row]) === MORE) open[left++] = row;
    for (let next = size; left;) {
      const before = left;
      left = 0;
      for (let place = 0; place < before; place++) {
        const row = open[place], more = content[next++];
        values[row] += more;
        if (more === MORE) open[left++] = row;
      }
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
    const counts = this.wholes(name);
    let sum = 0;
    for (let owner = 0; owner < counts.length; owner++) sum += counts[owner];
    const owners = new Int32Array(sum);
    for (let owner = 0, at = 0; owner < counts.length; owner++) for (let left = counts[owner]; left > 0; left--) owners[at++] = owner;
    return owners;
  }

  /** Ground of each mention, and by which row of `table` it and its first mark are told. */
  mentions() {
    return (this.#mentions ??= this.mentionsMade());
  }

  /** Mention, ground and days of each mark, in the order of their mentions. */
  marks() {
    return (this.#marks ??= this.marksMade());
  }

  mentionsMade() {
    const spots = this.codes("spots"), footprint = picked(spots, this.table("spots").footprint), size = footprint.length;
    const placed = this.codes("placed"), unplaced = this.codes("unplaced"), [near, far] = [this.table("placed"), this.table("unplaced")];
    const told = new Uint32Array(size), behind = near.role.length;
    for (let row = 0, here = 0, there = 0; row < size; row++) told[row] = footprint[row] < 0 ? behind + unplaced[there++] : placed[here++];
    const table = Object.fromEntries(Object.keys(near).map((name) => [name, Uint8Array.from([...near[name], ...far[name]])]));
    return { spots, footprint, told, table, document: this.owners("mentions") };
  }

  marksMade() {
    const { footprint, told, table, document } = this.mentions();
    const mention = this.owners("marks"), size = mention.length, published = this.published(), first = new Int32Array(size), last = new Int32Array(size);
    const further = this.codes("further"), lent = Uint8Array.from(this.table("further").articles), firsts = this.wholes("first"), lengths = this.wholes("last");
    for (let mark = 0, next = 0, own = 0, before = -1; mark < size; mark++) {
      const row = mention[mark], article = document[row], isLent = row === before ? lent[further[next++]] : table.articles[told[row]];
      before = row;
      first[mark] = published.first[article];
      if (isLent) last[mark] = published.last[article];
      else {
        first[mark] += firsts[own];
        last[mark] = first[mark] + lengths[own++];
      }
    }
    return { mention, footprint: picked(mention, footprint), first, last };
  }

  /** How each mark is told, and on what its days rest. @param {ReturnType<Sent["mentions"]>} mentions @param {Int32Array} mention of each mark */
  kinds({ told, table }, mention) {
    const kind = new Uint8Array(mention.length), basis = new Uint8Array(mention.length), further = this.codes("further"), rest = this.table("further");
    for (let mark = 0, next = 0, before = -1; mark < mention.length; mark++) {
      const row = mention[mark], code = row === before ? further[next++] : told[row], of = row === before ? rest : table;
      before = row;
      kind[mark] = of.kind[code];
      basis[mark] = of.basis[code];
    }
    return { kind, basis };
  }

  /** Days of each article's publication. */
  published() {
    const first = this.wholes("publishedFirst"), last = this.wholes("publishedLast");
    for (let article = 0; article < first.length; article++) last[article] += first[article];
    return { first, last };
  }
}

/** The value of each number. @param {Uint8Array | Uint32Array | Int32Array} numbers @param {ArrayLike<number>} values @returns {Int32Array<ArrayBuffer>} */
export function picked(numbers, values) {
  const all = new Int32Array(numbers.length), of = Int32Array.from(values);
  for (let at = 0; at < all.length; at++) all[at] = of[numbers[at]];
  return all;
}

/** Numbers of the rows whose value is below 0 (-1), or is not (1). @param {Int32Array} values @param {1 | -1} sign @returns {Int32Array<ArrayBuffer>} */
export function rowsOf(values, sign) {
  const rows = new Int32Array(values.length);
  let size = 0;
  for (let row = 0; row < values.length; row++) if (values[row] >= 0 === sign > 0) rows[size++] = row;
  return rows.slice(0, size);
}
