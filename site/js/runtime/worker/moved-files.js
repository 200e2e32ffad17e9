/**
 * Files that go with a process. Interpreters share no memory, so each has files of its own: a new process gets its
 * parent's, and when it is over, its parent gets what it has changed.
 */

/** @typedef {import("pyodide").PyodideAPI["FS"]} Files */
/** @typedef {import("../protocol.js").MovedFile} MovedFile */
/** @typedef {import("../protocol.js").ChangedFiles} ChangedFiles */
/** @typedef {Map<string, string>} Marks what tells one state of a file from another, by its path. */

/** Where programs write. */
const ROOTS = ["/home/reader", "/tmp"];

/** What mypy has found out about the library: several MB, and never a program's. */
const LEFT_OUT = new Set(["/tmp/mypy"]);

/** The mark of a folder. */
const FOLDER = "folder";

/**
 * @param {Files} files
 * @param {(path: string, stat: any) => void} visit - folders before what is in them
 */
function walk(files, visit) {
  const enter = (/** @type {string} */ folder) => {
    for (const name of files.readdir(folder)) {
      const path = `${folder}/${name}`;
      if (name === "." || name === ".." || LEFT_OUT.has(path)) continue;
      const stat = files.lstat(path);
      if (files.isDir(stat.mode)) {
        visit(path, stat);
        enter(path);
      } else if (files.isFile(stat.mode) || files.isLink(stat.mode)) visit(path, stat);
    }
  };
  for (const root of ROOTS) if (files.analyzePath(root, false).exists) enter(root);
}

/**
 * @param {Files} files
 * @param {string} path
 * @param {any} stat
 * @returns {MovedFile}
 */
function moved(files, path, stat) {
  return { path, mode: stat.mode, time: stat.mtime.getTime(), content: contentOf(files, path, stat) };
}

/**
 * @param {Files} files
 * @param {string} path
 * @param {any} stat
 * @returns {MovedFile["content"]}
 */
function contentOf(files, path, stat) {
  if (files.isDir(stat.mode)) return null;
  return files.isLink(stat.mode) ? files.readlink(path) : files.readFile(path);
}

/**
 * @param {Files} files
 * @returns {MovedFile[]} all of them
 */
export function collect(files) {
  /** @type {MovedFile[]} */
  const found = [];
  walk(files, (path, stat) => found.push(moved(files, path, stat)));
  return found;
}

/**
 * What belongs in a folder that there is no more is left out.
 * @param {Files} files
 * @param {MovedFile[]} given
 */
export function place(files, given) {
  for (const { path, mode, time, content } of given) {
    if (!files.analyzePath(path.slice(0, path.lastIndexOf("/")), false).exists) continue;
    const { exists, object } = files.analyzePath(path, true); // of a link, the link
    if (exists && object && files.isLink(object.mode)) files.unlink(path);
    if (content === null) files.mkdirTree(path);
    else if (typeof content === "string") {
      if (exists && object && files.isFile(object.mode)) files.unlink(path);
      files.symlink(content, path);
    } else {
      files.writeFile(path, content);
      files.chmod(path, mode & 0o7777);
      files.utime(path, time, time);
    }
  }
}

/**
 * @param {Files} files
 * @returns {Marks}
 */
export function marksOf(files) {
  const marks = new Map();
  walk(files, (path, stat) => marks.set(path, markOf(files, stat)));
  return marks;
}

/**
 * @param {Files} files
 * @param {any} stat
 */
function markOf(files, stat) {
  return files.isDir(stat.mode) ? FOLDER : `${stat.size} ${stat.mtime.getTime()} ${stat.mode}`;
}

/**
 * @param {Files} files
 * @param {Marks} before
 * @returns {ChangedFiles}
 */
export function changesSince(files, before) {
  const left = new Map(before);
  /** @type {MovedFile[]} */
  const written = [];
  walk(files, (path, stat) => {
    const [mark, old] = [markOf(files, stat), before.get(path)];
    if (old !== mark) written.push(moved(files, path, stat));
    if (!old || (old === FOLDER) === (mark === FOLDER)) left.delete(path); // else one has taken the other's place
  });
  return { written, removed: [...left.keys()].reverse() };
}

/**
 * @param {Files} files
 * @param {ChangedFiles} changes
 */
export function apply(files, { written, removed }) {
  for (const path of removed) {
    const { exists, object } = files.analyzePath(path, true);
    if (!exists || !object) continue;
    if (!files.isDir(object.mode)) files.unlink(path);
    else if (files.readdir(path).length === 2) files.rmdir(path);
  }
  place(files, written);
}
