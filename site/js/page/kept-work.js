/** All that this browser keeps of the reader's work, in one place: read, merged with a file, erased. */
import { editStore } from "../lib/edit-store.js";
import { solvedStore } from "../lib/solved-store.js";
import { playStore } from "../play/play-store.js";
import { STORAGE_KEY, savedTheme, saveTheme } from "./theme.js";

/** @typedef {import("./work-file.js").Work} Work */
/** @typedef {import("./work-file.js").Merge} Merge */

const storage = () => localStorage;

/** The theme in force follows what is kept, as if another tab had changed it. */
const followTheme = () => dispatchEvent(new StorageEvent("storage", { key: STORAGE_KEY }));

/** @returns {Promise<Work>} nothing where there is no storage */
export async function readKept() {
  const [edits, solved] = await Promise.all([
    editStore.readAll().catch(() => /** @type {Awaited<ReturnType<typeof editStore.readAll>>} */ (new Map())),
    solvedStore.readAll(),
  ]);
  return { edits, solved, theme: savedTheme(storage) };
}

/**
 * Takes over what a file holds. A theme that the reader has chosen here stays.
 * @param {Work} theirs
 * @param {Merge} merge - what of it to take
 * @returns {Promise<void>} rejects when something could not be written; the rest was
 */
export async function takeOver(theirs, { added, different, solved }) {
  const mine = await editStore.readAll();
  const writing = [...added, ...different].map(async (name) => {
    const edit = theirs.edits.get(name);
    const record = edit ? { ...edit, stamp: editStore.newStamp() } : null;
    if (record) await editStore.replace(name, record, mine.get(name)?.stamp ?? "");
  });
  for (const name of solved) {
    const record = theirs.solved.get(name);
    if (record) writing.push(solvedStore.add(name, record));
  }
  if (savedTheme(storage) === "auto") saveTheme(storage, theirs.theme);
  followTheme();
  await Promise.all(writing);
}

/** @returns {Promise<void>} rejects when something could not be erased */
export async function eraseKept() {
  await Promise.all([editStore.clear(), solvedStore.clear(), playStore.clear()]);
  saveTheme(storage, "auto");
  followTheme();
}
