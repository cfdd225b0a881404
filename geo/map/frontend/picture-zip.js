/** Files in a ZIP archive, stored as they are: pictures are packed already. */

const TABLE = Uint32Array.from({ length: 256 }, (_, byte) => {
  let sum = byte;
  for (let bit = 0; bit < 8; bit++) sum = sum & 1 ? (sum >>> 1) ^ 0xedb88320 : sum >>> 1;
  return sum;
});

/** @param {Uint8Array} bytes @returns {number} CRC-32 */
function checksum(bytes) {
  let sum = 0xffffffff;
  for (const byte of bytes) sum = TABLE[(sum ^ byte) & 255] ^ (sum >>> 8);
  return (sum ^ 0xffffffff) >>> 0;
}

const DOS_DAY = 33; // 1 January 1980: the same frames give the same file

/** @param {[number, number][]} fields value and bytes of each, little-endian */
function record(fields) {
  const bytes = new Uint8Array(fields.reduce((sum, [, size]) => sum + size, 0));
  let at = 0;
  for (const [value, size] of fields) for (let byte = 0; byte < size; byte++) bytes[at++] = Math.floor(value / 256 ** byte) & 255;
  return bytes;
}

/** @param {{ name: string, bytes: Uint8Array }[]} files with names in ASCII @returns {Blob} */
export function zipOf(files) {
  /** @type {Uint8Array[]} */
  const parts = [];
  /** @type {Uint8Array[]} */
  const listed = [];
  let start = 0;
  for (const { name, bytes } of files) {
    const called = new TextEncoder().encode(name), sum = checksum(bytes);
    /** @type {[number, number][]} */
    const about = [[20, 2], [0, 2], [0, 2], [0, 2], [DOS_DAY, 2], [sum, 4], [bytes.length, 4], [bytes.length, 4], [called.length, 2], [0, 2]];
    const head = record([[0x04034b50, 4], ...about]);
    parts.push(head, called, bytes);
    listed.push(record([[0x02014b50, 4], [20, 2], ...about, [0, 2], [0, 2], [0, 2], [0, 4], [start, 4]]), called);
    start += head.length + called.length + bytes.length;
  }
  const size = listed.reduce((sum, { length }) => sum + length, 0);
  const end = record([[0x06054b50, 4], [0, 2], [0, 2], [files.length, 2], [files.length, 2], [size, 4], [start, 4], [0, 2]]);
  return new Blob(/** @type {BlobPart[]} */ ([...parts, ...listed, end]), { type: "application/zip" });
}
