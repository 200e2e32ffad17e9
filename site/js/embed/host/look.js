/** How a page looks around a snippet: light or dark, and the colours that it sets for snippets; and when that changes. */

/** @typedef {import("../messages.js").Look} Look */
/** @typedef {import("../messages.js").ShownTheme} ShownTheme */

/** The custom properties that a page may set, each without its `--py-snippet-`. */
export const PROPERTIES = [
  "background",
  "text",
  "muted",
  "accent",
  "border",
  "bar-background",
  "output-background",
  "output-text",
  "error",
  "keyword",
  "string",
  "number",
  "comment",
  "function",
  "class",
  "builtin",
  "operator",
  "decorator",
  "font",
  "bar-font",
  "font-size",
  "line-height",
  "radius",
];

/** Below this lightness, from 0 to 1, a background counts as dark. */
const DARK = 0.5;

/** @type {CanvasRenderingContext2D | null | undefined} */
let canvas;

/**
 * @param {string} color - as computed: `rgb()`, `oklch()`, or whatever else CSS has
 * @returns {[number, number, number, number]} red, green, blue, alpha; from 0 to 1
 */
function channels(color) {
  const simple = /^rgba?\((\d+), (\d+), (\d+)(?:, ([\d.]+))?\)$/.exec(color);
  if (simple) {
    const [red = 0, green = 0, blue = 0] = simple.slice(1, 4).map((part) => Number(part) / 255);
    return [red, green, blue, simple[4] === undefined ? 1 : Number(simple[4])];
  }
  if (canvas === undefined) {
    const element = document.createElement("canvas");
    element.width = element.height = 1;
    canvas = element.getContext("2d", { willReadFrequently: true });
  }
  if (!canvas) return [1, 1, 1, 0];
  canvas.clearRect(0, 0, 1, 1);
  canvas.fillStyle = color;
  canvas.fillRect(0, 0, 1, 1);
  const [red = 0, green = 0, blue = 0, alpha = 0] = canvas.getImageData(0, 0, 1, 1).data;
  return [red / 255, green / 255, blue / 255, alpha / 255];
}

/** @param {string} color @returns {{ light: number, opaque: boolean }} */
function judged(color) {
  const [red, green, blue, alpha] = channels(color);
  return { light: 0.299 * red + 0.587 * green + 0.114 * blue, opaque: alpha >= 0.5 };
}

/** @param {Element} element @returns {Element | null} also out of a shadow tree */
function parentOf(element) {
  const { parentElement } = element;
  if (element.assignedSlot) return element.assignedSlot;
  if (parentElement) return parentElement;
  const root = element.getRootNode();
  return root instanceof ShadowRoot ? root.host : null;
}

/**
 * What the page's own surface around an element is: its nearest background; where that is a picture, its text decides.
 * @param {Element} element
 * @returns {ShownTheme}
 */
export function themeAround(element) {
  for (let at = parentOf(element); at; at = parentOf(at)) {
    const { backgroundColor, backgroundImage, color } = getComputedStyle(at);
    const { light, opaque } = judged(backgroundColor);
    if (opaque) return light < DARK ? "dark" : "light";
    if (backgroundImage !== "none") return judged(color).light < DARK ? "light" : "dark";
  }
  // The canvas itself: white, or the browser's dark one where the page allows it
  const schemes = getComputedStyle(document.documentElement).colorScheme.split(" ");
  const prefersDark = matchMedia("(prefers-color-scheme: dark)").matches;
  if (!schemes.includes("dark")) return "light";
  return prefersDark || !schemes.includes("light") ? "dark" : "light";
}

/**
 * @param {Element} element
 * @param {string | null} theme - its attribute: "light", "dark", or anything else for "auto"
 * @returns {Look}
 */
export function lookAround(element, theme) {
  const style = getComputedStyle(element);
  /** @type {Record<string, string>} */
  const properties = {};
  for (const name of PROPERTIES) {
    const value = style.getPropertyValue(`--py-snippet-${name}`).trim();
    if (value) properties[name] = value;
  }
  return { theme: theme === "light" || theme === "dark" ? theme : themeAround(element), properties };
}

/** @type {Set<() => void>} */
const listeners = new Set();
/** @type {MutationObserver | null} */
let attributes = null;
let asked = false;

/** A page changes its theme in many ways; whoever listens compares. */
function tell() {
  if (asked) return;
  asked = true;
  requestAnimationFrame(() => {
    asked = false;
    for (const listener of listeners) listener();
  });
}

/** @returns {MutationObserver} of the attributes of all that a snippet is in */
function watch() {
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", tell);
  new MutationObserver(tell).observe(document.head, { attributes: true, childList: true, subtree: true });
  document.addEventListener("transitionend", tell); // colours fade
  addEventListener("load", tell, true); // of a style sheet too
  return new MutationObserver(tell);
}

/**
 * @param {Element} element
 * @param {() => void} listener - called when the page's look around the element may have changed
 * @param {AbortSignal} signal - ends it
 */
export function onLookChange(element, listener, signal) {
  attributes ??= watch();
  // A switch sets a class or an attribute on one of these
  for (let at = /** @type {Element | null} */ (element); at; at = parentOf(at)) {
    attributes.observe(at, { attributes: true });
  }
  listeners.add(listener);
  signal.addEventListener("abort", () => listeners.delete(listener));
}
