/** Files on their way from the reader's computer and back. */
import { saveAs } from "../elements/save-as.js";
import { contentOf } from "../lib/content.js";
import { nameProblem } from "../lib/file-names.js";
import { unzipped, zipOf } from "../lib/zip.js";
import { LARGEST_PROJECT, NameError } from "./project.js";

/** @typedef {import("./project.js").Project} Project */
/** @typedef {import("./project.js").Content} Content */

/** @param {Project} project @param {string} name */
export function downloadFile(project, name) {
  saveAs(new Blob([project.content(name)]), name.split("/").at(-1) ?? name);
}

/** @param {Project} project */
export async function downloadAll(project) {
  const encoder = new TextEncoder();
  const entries = project.data.files.map(([name, content]) => {
    const bytes = typeof content === "string" ? encoder.encode(content) : content;
    return /** @type {[string, Uint8Array<ArrayBuffer>]} */ ([name, bytes]);
  });
  saveAs(await zipOf(entries, new Date()), "playground.zip");
}

/**
 * What the reader has chosen, or dropped: a zip file is unpacked.
 * @param {Iterable<File>} chosen
 * @returns {Promise<[name: string, content: Content][]>}
 * @throws {Error} with a sentence for the reader
 */
export async function filesOf(chosen) {
  /** @type {[string, Content][]} */
  const found = [];
  for (const file of chosen) {
    if (file.size > LARGEST_PROJECT) throw new NameError(`“${file.name}” is larger than 20 MB.`);
    const bytes = new Uint8Array(await file.arrayBuffer());
    if (/\.zip$/i.test(file.name)) found.push(...(await unpacked(bytes)));
    else found.push([file.name, contentOf(bytes)]);
  }
  for (const [name] of found) {
    const problem = nameProblem(name);
    if (problem) throw new NameError(`“${name.slice(0, 80)}” can't be taken in. ${problem}`);
  }
  return found;
}

/**
 * @param {Uint8Array<ArrayBuffer>} bytes - of a zip file
 * @returns {Promise<[string, Content][]>} without what systems add to it, and without a folder that holds all of it
 */
async function unpacked(bytes) {
  const entries = (await unzipped(bytes, LARGEST_PROJECT)).filter(
    ([name]) => !/(?:^|\/)(?:__MACOSX|__pycache__|\.DS_Store|\.git)(?:\/|$)/.test(name),
  );
  const [first = ""] = entries.map(([name]) => name.slice(0, name.indexOf("/") + 1));
  const within = first !== "" && entries.every(([name]) => name.startsWith(first));
  const common = within && entries.some(([name]) => name === `${first}main.py`) ? first : "";
  return entries.map(([name, content]) => [name.slice(common.length), contentOf(content)]);
}
