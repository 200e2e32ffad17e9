/** Sources of what Python imports from bytecode, for a program that is in the middle of showing a line of them. */

import { runtimePath } from "../files.js";
import { SITE } from "./here.js";

const TIMEOUT_MS = 15_000;

/**
 * Fetch a file without suspending Python: the program may stand where that is impossible.
 * @param {string} name - logical, see files.js
 * @returns {Uint8Array | undefined} undefined when it cannot be had
 */
export function fetchSource(name) {
  const request = new XMLHttpRequest();
  try {
    request.open("GET", new URL(runtimePath(name), SITE), false);
    request.responseType = "arraybuffer";
    request.timeout = TIMEOUT_MS;
    request.send();
  } catch (error) {
    console.info("Sources are shown without lines:", error);
    return undefined;
  }
  return request.status === 200 ? new Uint8Array(request.response) : undefined;
}
