/** Pagefind: a bundle of its own, which is loaded when somebody searches. */

import { createInstance } from "pagefind/script";
import { FOLDER, findFilesBy } from "./fetch.js";

export { takeFailure } from "./fetch.js";

/** Words in an excerpt. */
const EXCERPT = 24;

/**
 * @param {(name: string) => string} addressOf - where a file is, by Pagefind's own name for it
 * @returns {import("pagefind/script").Instance}
 */
export function createEngine(addressOf) {
  findFilesBy(addressOf);
  // In the page and not in a worker, which would load the script a second time; a search takes milliseconds.
  return createInstance({ basePath: FOLDER, baseUrl: "/", excerptLength: EXCERPT, noWorker: true });
}
