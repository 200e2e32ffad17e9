/** Lists what a browser keeps of the reader's work: text and links, built by DOM calls. */
import { element } from "../elements/controls.js";
import { siteUrl } from "../lib/site.js";

/** @typedef {import("../lib/site.js").Manifest} Manifest */
/** @typedef {import("./work-file.js").Work} Work */

/** @param {number} count @param {string} one @param {string} [many] */
export const counted = (count, one, many = `${one}s`) => `${count} ${count === 1 ? one : many}`;

/**
 * @param {string} name - of an example or exercise, by whomever
 * @param {Manifest | null} handbook - null: it could not be loaded
 * @returns {Node} a link where the handbook has it
 */
function entryOf(name, handbook) {
  const exercise = handbook?.exercises.get(name);
  const found = exercise ?? handbook?.examples.get(name);
  if (!found) return element("span", "", handbook ? `${name} (no longer in the handbook)` : name);
  const link = document.createElement("a");
  link.href = siteUrl(found.url).href;
  link.textContent = exercise ? exercise.title.replaceAll("`", "") : name;
  return link;
}

/** @param {string} date - ISO */
function dayOf(date) {
  const time = document.createElement("time");
  time.dateTime = date;
  time.textContent = new Date(date).toLocaleDateString("en", { dateStyle: "medium" });
  return time;
}

/**
 * @param {string} title
 * @param {Node[][]} items
 * @param {string} none - what to say where there is nothing
 */
function section(title, items, none) {
  const list = element("ul", "", ...items.map((item) => element("li", "", ...item)));
  return element("section", "", element("h2", "", title), items.length > 0 ? list : element("p", "", none));
}

/**
 * @param {Work} work
 * @param {Manifest | null} handbook
 * @returns {HTMLElement[]}
 */
export function workLists({ edits, solved, theme }, handbook) {
  const edited = [...edits.keys()].sort().map((name) => [entryOf(name, handbook)]);
  const done = [...solved].sort(([, one], [, other]) => one.solvedAt.localeCompare(other.solvedAt));
  const total = handbook ? ` of ${handbook.exercises.size}` : "";
  return [
    section(`Edited programs: ${edits.size}`, edited, "You have not edited any program."),
    section(
      `Solved exercises: ${solved.size}${total}`,
      done.map(([name, { solvedAt }]) => [entryOf(name, handbook), new Text(", "), dayOf(solvedAt)]),
      "You have not solved any exercise.",
    ),
    element("p", "", `Theme: ${theme === "auto" ? "that of your system" : theme}.`),
  ];
}
