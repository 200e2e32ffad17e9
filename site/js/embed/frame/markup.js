/** The markup of a program that the host page has sent, as the build makes it for the handbook's own. */
import { element } from "../../elements/controls.js";

/**
 * @param {string} name
 * @param {string} code
 * @param {Record<string, unknown>} options - as those of an example
 * @param {((source: string) => Node) | null} highlight - null when it can't be loaded: the code is shown plain
 * @returns {HTMLElement}
 */
export function exampleOf(name, code, options, highlight) {
  const text = element("code", "", highlight ? highlight(code) : code);
  const pre = element("pre", "", text);
  pre.tabIndex = 0;
  pre.setAttribute("aria-label", `Python code: ${name}`);
  const example = element("py-example", "", element("div", "example-code highlight", pre));
  example.id = name;
  example.dataset.options = JSON.stringify(options);
  example.dataset.digest = "";
  return example;
}

/** @param {string} text @param {number} lines @returns {number} where the line after so many begins */
function lineStart(text, lines) {
  let at = 0;
  for (let left = lines; left > 0; left -= 1) {
    const next = text.indexOf("\n", at);
    if (next < 0) return text.length;
    at = next + 1;
  }
  return at;
}

/**
 * @param {string} text
 * @param {[number, number] | null} lines - first and last of those that are shown; null is all
 * @returns {{ before: string, shown: string, after: string }}
 */
export function cutLines(text, lines) {
  if (!lines) return { before: "", shown: text, after: "" };
  const from = lineStart(text, lines[0] - 1);
  const to = lineStart(text, lines[1]);
  return { before: text.slice(0, from), shown: text.slice(from, to), after: text.slice(to) };
}

/**
 * @param {Node} root
 * @param {number} offset - into its text
 * @returns {[Node, number]}
 */
function placeOf(root, offset) {
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  let start = 0;
  for (let node = walker.nextNode(); node instanceof Text; node = walker.nextNode()) {
    if (offset <= start + node.length) return [node, offset - start];
    start += node.length;
  }
  return [root, root.childNodes.length];
}

/**
 * Leaves only some characters of highlighted code in the page, in their colours.
 * @param {HTMLElement} code
 * @param {number} from
 * @param {number} to
 */
export function keepOnly(code, from, to) {
  const range = document.createRange();
  range.setStart(...placeOf(code, from));
  range.setEnd(...placeOf(code, to));
  code.replaceChildren(range.cloneContents());
}
