/**
 * What display() shows: a picture, a table, text with a form. Nothing in it can run: an SVG is an image, HTML
 * stands in a closed frame, Markdown is built by DOM calls.
 */
import { parseMarkdown } from "../lib/markdown.js";
import { element } from "./controls.js";
import { htmlFrame } from "./html-frame.js";

/** @typedef {import("../lib/markdown.js").MarkNode} MarkNode */

/**
 * @param {MarkNode | string} node
 * @returns {Node}
 */
function markdownNode(node) {
  if (typeof node === "string") return new Text(node);
  // The headings of a result are none of the page's: they would break its outline
  const heading = /^h[1-6]$/.test(node.tag);
  const children = node.children.map(markdownNode);
  const made = heading ? element("p", `out-${node.tag}`, ...children) : element(node.tag, "", ...children);
  if (made instanceof HTMLAnchorElement && node.href) {
    made.href = node.href;
    made.rel = "noopener noreferrer";
  }
  return made;
}

/** @param {string} source */
const markdown = (source) => element("div", "out-markdown", ...parseMarkdown(source).map(markdownNode));

/**
 * @param {string} address
 * @param {string} alt
 */
function picture(address, alt) {
  const image = document.createElement("img");
  image.src = address;
  image.alt = alt;
  return image;
}

/**
 * An SVG as an image needs it: well-formed, with its namespace. Those made for a page may be neither.
 * @param {string} source
 * @returns {Element | null}
 */
function parseSvg(source) {
  const whole = /<svg[^>]*\sxmlns\s*=/.test(source)
    ? source
    : source.replace(/<svg\b/, '<svg xmlns="http://www.w3.org/2000/svg"');
  const parser = new DOMParser();
  const strict = parser.parseFromString(whole, "image/svg+xml");
  if (!strict.querySelector("parsererror")) return strict.documentElement;
  return parser.parseFromString(source, "text/html").querySelector("svg");
}

/**
 * @param {string} source
 * @param {string} name - of the example
 */
function svg(source, name) {
  const root = parseSvg(source);
  if (!root) return element("pre", "", element("samp", "", source));
  const alt = root.querySelector("title")?.textContent?.trim() || `Drawing made by ${name}`;
  const text = new XMLSerializer().serializeToString(root);
  return picture(`data:image/svg+xml;charset=utf-8,${encodeURIComponent(text)}`, alt);
}

/** @type {[string, (source: string, name: string) => HTMLElement][]} the richest first */
const FORMS = [
  ["image/svg+xml", svg],
  ["image/png", (source, name) => picture(`data:image/png;base64,${source}`, `Picture made by ${name}`)],
  ["text/html", (source, name) => htmlFrame(source, `HTML made by ${name}`)],
  ["text/markdown", markdown],
  ["text/plain", (source) => element("pre", "", element("samp", "", source))],
];

/**
 * @param {Record<string, string>} data - MIME type to text
 * @param {string} name - of the example
 * @returns {HTMLElement | null} null when no form of it can be shown
 */
export function richOutput(data, name) {
  for (const [type, show] of FORMS) {
    const source = data[type];
    if (source !== undefined) return show(source, name);
  }
  return null;
}
