/** Where Python can be restored from its memory image, instead of being started. Used by the page and the worker. */

/** @typedef {import("./protocol.js").StartMessage} StartMessage */

/**
 * The image has a hash seed in it, so a start that wants another one can't use it.
 * @param {Pick<StartMessage, "blocking" | "hash_seed">} start
 * @returns {boolean}
 */
export function wantsImage({ blocking, hash_seed }) {
  return blocking === "jspi" && hash_seed === "";
}
