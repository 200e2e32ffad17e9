/** Code that a page already shows: finding it, reading it, hiding it while a snippet stands in its place. */

/** What highlighters and site generators put around a `<pre>`, and not much besides it. */
const WRAPPERS = "div, figure, code-block";
const MOST = 0.5;

/** Line numbers and buttons that they put into it. */
const NOT_CODE =
  ".linenos, .linenodiv, .lineno, .line-numbers-rows, .gutter, .rouge-gutter, .ln, .lnt, .hljs-ln-numbers, button, style, script";

/**
 * @param {Element} element
 * @returns {HTMLPreElement | null} the one `<pre>` with code that it is or holds
 */
function preOf(element) {
  if (element instanceof HTMLPreElement) return element;
  const found = [...element.querySelectorAll("pre")].filter((pre) => !pre.closest(NOT_CODE));
  return found.length === 1 ? (found[0] ?? null) : null;
}

/**
 * @param {Element} element - a snippet
 * @returns {HTMLPreElement | null} the `<pre>` that it stands around, or right after
 */
export function preAt(element) {
  const own = preOf(element);
  if (own) return own;
  const before = element.previousElementSibling;
  if (!before || before instanceof HTMLPreElement) return before;
  const pre = before.matches(WRAPPERS) ? preOf(before) : null;
  return pre && lengthOf(pre) >= MOST * lengthOf(before) ? pre : null;
}

/** @param {Element} element */
const lengthOf = (element) => element.textContent?.length ?? 0;

/**
 * @param {HTMLElement} pre
 * @returns {string} its program, which ends with a newline
 */
export function codeOf(pre) {
  const copy = /** @type {HTMLElement} */ ((pre.querySelector("code") ?? pre).cloneNode(true));
  for (const other of copy.querySelectorAll(NOT_CODE)) other.remove();
  for (const line of copy.querySelectorAll("br")) line.replaceWith("\n");
  return tidy(copy.textContent ?? "");
}

/**
 * @param {string} text
 * @returns {string} without the indentation that all lines share, and without empty lines around it
 */
export function tidy(text) {
  // Some editors write no-break spaces to indent
  const plain = text.replaceAll("\r\n", "\n").replace(/^[ \t\u00a0]+/gm, (indent) => indent.replaceAll("\u00a0", " "));
  const lines = plain.split("\n");
  while (lines.length > 0 && !lines[0]?.trim()) lines.shift();
  while (lines.length > 0 && !lines.at(-1)?.trim()) lines.pop();
  const indents = lines.filter((line) => line.trim()).map((line) => /^[ \t]*/.exec(line)?.[0] ?? "");
  let common = indents[0] ?? "";
  for (const indent of indents) while (!indent.startsWith(common)) common = common.slice(0, -1);
  return lines.map((line) => `${line.startsWith(common) ? line.slice(common.length) : ""}\n`).join("");
}

/**
 * Out of sight, whatever the page's own rules say.
 * @param {HTMLElement} element
 * @param {boolean} hidden
 */
export function hide(element, hidden) {
  if (hidden) element.style.setProperty("display", "none", "important");
  else element.style.removeProperty("display");
}
