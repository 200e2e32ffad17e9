/** Opens a database of the browser's so that every refusal, whenever it comes, is a rejected promise. */
import { createStore } from "idb-keyval";

/** @typedef {import("idb-keyval").UseStore} UseStore */

/**
 * @param {string} name - of the database
 * @param {string} store - its only one
 * @returns {UseStore}
 */
export function openDatabase(name, store) {
  /** @type {UseStore | null} */
  let use = null;
  return async (mode, callback) => {
    use ??= createStore(name, store);
    return use(mode, callback);
  };
}
