/** The frame has no typeface of its own: it takes the one that the page around it has already loaded. */

/** @returns {Promise<void>} settled when the typeface is ready, or when there is none to take */
export async function borrowTypeface() {
  if (window.parent === window) return;
  const faces = [];
  try {
    for (const sheet of window.parent.document.styleSheets) {
      for (const rule of sheet.cssRules) {
        if (rule.constructor.name !== "CSSFontFaceRule") continue; // of the page around: no class of this frame
        const { style } = /** @type {CSSFontFaceRule} */ (rule), family = style.getPropertyValue("font-family").replace(/["']/g, "");
        if (family !== "Source Sans") continue;
        const base = sheet.href ?? window.parent.document.baseURI;
        const source = style.getPropertyValue("src").replace(/url\(["']?([^"')]+)["']?\)/g,
          (_, address) => `url("${new URL(address, base).href}")`);
        faces.push(new FontFace(family, source, {
          weight: style.getPropertyValue("font-weight") || "normal",
          style: style.getPropertyValue("font-style") || "normal",
        }));
      }
    }
  } catch {
    return; // a page of another origin: its sheets are not ours to read
  }
  for (const face of faces) document.fonts.add(face);
  await Promise.allSettled(faces.map((face) => face.load()));
}
