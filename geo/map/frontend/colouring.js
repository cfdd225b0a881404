/** Colour by a property of the mentions: how many of each group a footprint has in the window. */

export class Colouring {
  /** @param {string} by @param {string[]} words a name a group @param {Uint8Array} groups of each mark @param {number} size how many footprints there are */
  constructor(by, words, groups, size) {
    this.by = by;
    this.words = words;
    this.groups = groups;
    this.counts = new Uint32Array(size * words.length);
  }

  clear() {
    this.counts.fill(0);
  }

  /** @param {number} mark @param {number} footprint @param {number} by */
  add(mark, footprint, by) {
    this.counts[footprint * this.words.length + this.groups[mark]] += by;
  }

  /** Mentions of each group at these footprints. @param {number[]} footprints */
  sums(footprints) {
    /** @type {number[]} */
    const sums = new Array(this.words.length).fill(0);
    for (const footprint of footprints) {
      for (let group = 0; group < sums.length; group++) sums[group] += this.counts[footprint * sums.length + group];
    }
    return sums;
  }

  /** The group with most mentions at a footprint; the first of several. @param {number} footprint */
  main(footprint) {
    const sums = this.sums([footprint]);
    return sums.indexOf(Math.max(...sums));
  }
}
