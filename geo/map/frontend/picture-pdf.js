/** A PDF of one page: A4, with a picture as large as it fits within the margins. */

const A4 = [595.28, 841.89], MARGIN = 28; // points

/** @param {string} text a PDF string in UTF-16, in hexadecimal */
const hex = (text) => `<FEFF${Array.from({ length: text.length }, (_, at) => text.charCodeAt(at).toString(16).padStart(4, "0")).join("").toUpperCase()}>`;

/**
 * @param {Uint8Array} jpeg @param {number} width @param {number} height pixels @param {string} title @returns {Blob}
 */
export function pdfOf(jpeg, width, height, title) {
  const [pageWidth, pageHeight] = width > height ? [A4[1], A4[0]] : A4;
  const scale = Math.min((pageWidth - 2 * MARGIN) / width, (pageHeight - 2 * MARGIN) / height), wide = width * scale, high = height * scale;
  const put = `q ${wide.toFixed(2)} 0 0 ${high.toFixed(2)} ${((pageWidth - wide) / 2).toFixed(2)} ${((pageHeight - high) / 2).toFixed(2)} cm /Picture Do Q`;
  /** @type {(string | Uint8Array)[][]} */
  const objects = [
    ["<< /Type /Catalog /Pages 2 0 R /Lang (en) >>"],
    ["<< /Type /Pages /Kids [3 0 R] /Count 1 >>"],
    [`<< /Type /Page /Parent 2 0 R /MediaBox [0 0 ${pageWidth} ${pageHeight}] /Resources << /XObject << /Picture 5 0 R >> >> /Contents 4 0 R >>`],
    [`<< /Length ${put.length} >>\nstream\n${put}\nendstream`],
    [`<< /Type /XObject /Subtype /Image /Width ${width} /Height ${height} /ColorSpace /DeviceRGB /BitsPerComponent 8 /Filter /DCTDecode /Length ${jpeg.length} >>\nstream\n`, jpeg, "\nendstream"],
    [`<< /Title ${hex(title)} /Producer (Dateline) >>`],
  ];
  /** @type {(string | Uint8Array)[]} */
  const parts = ["%PDF-1.4\n"];
  let length = parts[0].length;
  const starts = objects.map((object, at) => {
    const start = length, pieces = [`${at + 1} 0 obj\n`, ...object, "\nendobj\n"];
    for (const piece of pieces) length += piece.length;
    parts.push(...pieces);
    return start;
  });
  const table = starts.map((start) => `${String(start).padStart(10, "0")} 00000 n \n`).join("");
  parts.push(`xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${table}trailer\n<< /Size ${objects.length + 1} /Root 1 0 R /Info 6 0 R >>\nstartxref\n${length}\n%%EOF\n`);
  return new Blob(/** @type {BlobPart[]} */ (parts), { type: "application/pdf" });
}
