/** Registers the elements of the handbook. Imported once, by main.js, on pages that hold examples. */
import { editStore } from "../lib/edit-store.js";
import { solvedStore } from "../lib/solved-store.js";
import { PageLifetime } from "../runtime/page-lifetime.js";
import { session } from "../runtime/session.js";
import { addPageTools } from "./page-tools.js";
import { ProgramElement } from "./program-element.js";
import { PyExample } from "./py-example.js";
import { PyExercise } from "./py-exercise.js";

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

customElements.define("py-example", PyExample);
customElements.define("py-exercise", PyExercise);
addPageTools();
editStore.onForeignChange(tellProgram);
solvedStore.onChange(tellExercises);
new PageLifetime(session).follow();
