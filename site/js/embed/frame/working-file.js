/** A file as the page around a frame gives it, for the session. */

/** @typedef {import("../messages.js").HostFile} HostFile */

/**
 * @param {HostFile} file
 * @returns {import("../../runtime/protocol.js").WorkingFile}
 */
export const workingFile = ({ name, text, bytes }) =>
  bytes ? { name, text: null, address: "", bytes } : { name, text, address: "" };
