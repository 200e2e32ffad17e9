/** Registers the elements of the handbook. Imported once, by main.js, on pages that hold examples. */
import { editStore } from "../lib/edit-store.js";
import { solvedStore } from "../lib/solved-store.js";
import { session } from "../runtime/session.js";
import { addPageTools } from "./page-tools.js";
import { ProgramElement } from "./program-element.js";
import { PyExample } from "./py-example.js";
import { PyExercise } from "./py-exercise.js";

/** Where the browser does not say when it is idle. */
const IDLE_DELAY_MS = 1000;

/** @param {string} name - of a program that another tab has saved */
function tellProgram(name) {
  const program = document.getElementById(name);
  if (program instanceof ProgramElement) program.heard();
}

/** This tab or another has changed what is solved. */
async function tellExercises() {
  const solved = await solvedStore.readAll();
  for (const exercise of document.querySelectorAll("py-exercise")) {
    if (exercise instanceof PyExercise) exercise.showSolved(solved.has(exercise.name));
  }
}

/** @param {() => void} start - called when the page has nothing more urgent to do */
function whenIdle(start) {
  if ("requestIdleCallback" in globalThis) requestIdleCallback(start);
  else setTimeout(start, IDLE_DELAY_MS); // Safari
}

customElements.define("py-example", PyExample);
customElements.define("py-exercise", PyExercise);
addPageTools();
editStore.onForeignChange(tellProgram);
solvedStore.onChange(tellExercises);
whenIdle(() => session.prestartIfCached());
