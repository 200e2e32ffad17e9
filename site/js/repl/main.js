/** The page /repl/: a prompt that fills it, above the keyboard on the screen. */
import { session } from "../runtime/session.js";
import { Prompt } from "./prompt.js";

/** @param {HTMLElement} place */
export function connectRepl(place) {
  const prompt = new Prompt(place, session, { remembers: true });
  followSeenHeight(place);
  prompt.start();
  prompt.focus();
  return prompt;
}

/**
 * A keyboard on the screen lies on the page, whose height stays: the terminal ends above it.
 * @param {HTMLElement} place
 */
function followSeenHeight(place) {
  const seen = window.visualViewport;
  if (!seen) return;
  const follow = () => {
    if (seen.scale === 1) place.parentElement?.style.setProperty("--seen-height", `${seen.height}px`);
  };
  seen.addEventListener("resize", follow);
  follow();
}
