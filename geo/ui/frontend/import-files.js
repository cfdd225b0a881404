/** Files and folders as a person gives them: dropped, chosen or pasted. */

/** A file and its path below what was given. @typedef {{ path: string, file: File }} Gift */

/** Names that file managers leave in folders, and hidden ones: nobody means to import them. @param {string} path */
const isDropping = (path) => path.split("/").some((part) => part.startsWith(".") || /^(?:thumbs\.db|desktop\.ini|__macosx)$/i.test(part));

/** Files of a list that an input gives; those of a folder have their path in it. @param {Iterable<File>} files @returns {Gift[]} */
export function chosenFiles(files) {
  return [...files].map((file) => ({ path: file.webkitRelativePath || file.name, file })).filter(({ path, file }) => path === file.name || !isDropping(path));
}

/**
 * Files of a drop, those of its folders too. The entries must be asked for before the event is over.
 * @param {DataTransfer} dropped @returns {Promise<Gift[]>}
 */
export async function droppedFiles(dropped) {
  const items = [...dropped.items].filter(({ kind }) => kind === "file");
  const entries = items.map((item) => item.webkitGetAsEntry?.() ?? null);
  const plain = items.map((item) => item.getAsFile());
  const found = await Promise.all(entries.map((entry, at) => {
    const file = plain[at];
    return entry?.isDirectory ? filesBelow(/** @type {FileSystemDirectoryEntry} */ (entry), entry.name) : file ? [{ path: file.name, file }] : [];
  }));
  return found.flat();
}

/** @param {FileSystemDirectoryEntry} folder @param {string} path @returns {Promise<Gift[]>} */
async function filesBelow(folder, path) {
  const reader = folder.createReader();
  /** @type {Gift[]} */
  const found = [];
  for (;;) {
    // a browser gives a hundred at a time, and then none
    const entries = await new Promise((/** @type {(entries: FileSystemEntry[]) => void} */ give, fail) => reader.readEntries(give, fail));
    if (!entries.length) return found;
    for (const entry of entries) {
      if (isDropping(entry.name)) continue;
      const below = `${path}/${entry.name}`;
      if (entry.isDirectory) found.push(...await filesBelow(/** @type {FileSystemDirectoryEntry} */ (entry), below));
      else found.push({ path: below, file: await new Promise((give, fail) => /** @type {FileSystemFileEntry} */ (entry).file(give, fail)) });
    }
  }
}

/**
 * Text that was pasted as a file of its own: its name is its first words, its title stands in a block of front matter.
 * @param {string} text @param {string} title @returns {Gift}
 */
export function pastedText(text, title) {
  const words = (title || text).replace(/[\p{C}/\\:*?"<>|]+/gu, " ").trim().split(/\s+/).slice(0, 8).join(" ").slice(0, 60).trim().replace(/^\.+/, "");
  const block = title ? `---\ntitle: ${JSON.stringify(title)}\n---\n\n` : ""; // a JSON string is a string of YAML
  const path = `${words || "Pasted text"}.txt`;
  return { path, file: new File([block + text], path, { type: "text/plain" }) };
}
