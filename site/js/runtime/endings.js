/** Why a run ended otherwise than by itself, in sentences for the reader. */

export const NOTES = {
  another: "Stopped, because another example was run.",
  stubborn: "Python did not react to Stop, so it was restarted. Your text is as you left it.",
  stack:
    "The program went deeper than the browser's stack allows, which ended Python. It has been restarted; your text is as you left it.",
  memory:
    "The program used up the memory that the browser gives Python. Python has been restarted; your text is as you left it.",
  oneByOne:
    "This browser cannot switch between threads, so each ran to its end when it was started. The recorded output shows what happens elsewhere.",
  alone:
    "This browser cannot run other processes or connect sockets, so the program could not go on. The recorded output shows what happens elsewhere.",
  flood:
    "The program sent this page more than any page can show, so Python was ended. It starts again with the next run.",
  crash: "The program ended the Python interpreter itself. It has been restarted; your text is as you left it.",
};

/** The reason of a death that is none of the engine's. */
export const FLOOD = "it flooded the page with messages";

/**
 * @param {string} reason - the engine's words, or FLOOD
 * @returns {string} a sentence
 */
export function explainDeath(reason) {
  if (reason === FLOOD) return NOTES.flood;
  if (/call stack|recursion|RangeError/i.test(reason)) return NOTES.stack;
  if (/out of memory|allocation/i.test(reason)) return NOTES.memory;
  return NOTES.crash;
}
