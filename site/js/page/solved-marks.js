/** Shows on lists of exercises which ones the reader has solved, in this tab or another. */
import { solvedStore } from "../lib/solved-store.js";

/** @type {WeakMap<Element, string>} the words of the page */
const counts = new WeakMap();

/**
 * @param {HTMLElement} count - says how many exercises something has
 * @param {{ has: (name: string) => boolean }} solved
 */
function showCount(count, solved) {
  if (!counts.has(count)) counts.set(count, count.textContent ?? "");
  const names = (count.dataset.exercises ?? "").split(" ").filter(Boolean);
  const done = names.filter((name) => solved.has(name)).length;
  count.textContent = done > 0 ? `${done} of ${names.length} solved` : (counts.get(count) ?? "");
}

/**
 * @param {HTMLElement} item - of an exercise
 * @param {{ has: (name: string) => boolean }} solved
 */
function showMark(item, solved) {
  const mark = item.querySelector(".exercise-mark");
  const done = solved.has(item.dataset.exercise ?? "");
  if (!done) mark?.remove();
  if (!done || mark) return;
  const made = document.createElement("span");
  made.className = "exercise-mark";
  made.textContent = "Solved";
  item.append(" ", made);
}

async function show() {
  const solved = await solvedStore.readAll();
  for (const count of document.querySelectorAll("[data-exercises]")) {
    if (count instanceof HTMLElement) showCount(count, solved);
  }
  for (const item of document.querySelectorAll("[data-exercise]")) {
    if (item instanceof HTMLElement) showMark(item, solved);
  }
}

export function connectSolvedMarks() {
  show();
  solvedStore.onChange(show);
}
