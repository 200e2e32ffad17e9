/**
 * <py-example>: a program of a lesson, with its recorded output and the examples that run before it.
 *
 * See linkOf for its options.
 */
import { ProgramElement } from "./program-element.js";
import { linkOf, runRequest } from "./run-request.js";

/** @typedef {import("../lib/chain.js").Link} Link */

/** @param {string} name */
const linkHere = (name) => {
  const found = document.getElementById(name);
  return found instanceof PyExample ? found.link : null;
};

export class PyExample extends ProgramElement {
  /** @returns {Link} */
  get link() {
    return linkOf(this.name, this.source, this.options);
  }

  /**
   * @protected
   * @override
   * @param {boolean} prepared
   */
  request(prepared) {
    return runRequest(this.link, linkHere, prepared);
  }
}
