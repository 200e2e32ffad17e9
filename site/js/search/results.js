/** What was found, as elements: pages with their headings, then what is not written yet. */

import { element } from "../elements/controls.js";

/** @typedef {import("./search.js").Group} Group */
/** @typedef {import("./contents.js").Place} Place */

/** A page with more headings than this is better read. */
const MOST_SPOTS = 4;
const MOST_PLANNED = 8;

/**
 * @param {Group} group
 * @returns {HTMLElement}
 */
export function groupElement({ number, title, within, url, spots }) {
  const page = link(url, "search-page", ...numbered(number, title));
  const heading = element("h2", "search-group-title", page);
  const list = element("ul", "search-spots", ...spots.slice(0, MOST_SPOTS).map((spot) => spotElement(spot, url)));
  const group = groupOf(`${number} ${title}`.trim(), heading);
  if (within) group.append(element("p", "search-within", ...inline(within)));
  group.append(list);
  return group;
}

/** @param {import("./search.js").Spot} spot @param {string} page - the address of its page */
function spotElement(spot, page) {
  const title = spot.url === page ? [] : [element("span", "search-spot-title", ...inline(spot.title))];
  const parts = spot.excerpt.map(({ text, found }) => (found ? element("mark", "", text) : text));
  const excerpt = element("span", "search-excerpt", "… ", ...parts, " …");
  return element("li", "", link(spot.url, "search-spot", ...title, excerpt));
}

/**
 * @param {Place[]} places
 * @returns {HTMLElement}
 */
export function plannedElement(places) {
  const items = places.slice(0, MOST_PLANNED).map(({ number, title, within }) => {
    const item = element("li", "", ...numbered(number, title));
    if (within) item.append(element("span", "search-within", ...inline(within)));
    item.append(element("span", "state", "not written yet"));
    return item;
  });
  const heading = element("h2", "search-group-title", "Planned");
  return groupOf("Planned", heading, element("ul", "search-planned", ...items));
}

/** @param {string} name - which may hold `backticks` @param {...Node} children */
function groupOf(name, ...children) {
  const group = element("section", "search-group", ...children);
  group.setAttribute("role", "group");
  group.setAttribute("aria-label", name.replaceAll("`", ""));
  return group;
}

/** @param {string} number @param {string} title */
function numbered(number, title) {
  return number ? [element("span", "number", number), " ", ...inline(title)] : inline(title);
}

/** A title, in which text in backticks is code. @param {string} title @returns {(Node | string)[]} */
function inline(title) {
  return title.split("`").map((part, place) => (place % 2 ? element("code", "", part) : part));
}

/** @param {string} url @param {string} className @param {...(Node | string)} children */
function link(url, className, ...children) {
  const made = document.createElement("a");
  made.href = url;
  made.className = className;
  made.append(...children);
  return made;
}
