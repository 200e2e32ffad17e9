/**
 * The entry of the playground and the prompt, besides main.js. It is bundled with that of frames and not with main.js:
 * the more entries share their modules, the more and the smaller are the files, and lessons would have to load all.
 */

import { sayUnloaded } from "./page/unloaded.js";

const playground = document.querySelector("main > [data-play]");
if (playground instanceof HTMLElement) {
  import("./play/main.js").then(({ connectPlay }) => connectPlay(playground), sayUnloaded);
}
const prompt = document.querySelector("[data-repl]");
if (prompt instanceof HTMLElement) {
  import("./repl/main.js").then(({ connectRepl }) => connectRepl(prompt), sayUnloaded);
}
