/** The keys that keyboards on a screen lack, or hide behind others. */
import { cursorCharLeft, cursorCharRight, indentLess, redo, undo } from "@codemirror/commands";
import { HIDDEN_CHARACTERS } from "../lib/hidden-characters.js";
import { indent, typed } from "./commands.js";

/**
 * @typedef {object} Key
 * @property {string} name - for who does not see it
 * @property {string} [text] - what it shows
 * @property {string} [icon] - instead: the path of a drawing, 20 wide and high
 * @property {import("@codemirror/view").Command} command - what it does
 */

/** @type {readonly Key[]} */
export const KEYS = [
  { name: "Indent", icon: "M3 10h10M9 5.5 13.5 10 9 14.5M17 4.5v11", command: indent },
  { name: "Outdent", icon: "M17 10H7m4-4.5L6.5 10l4.5 4.5M3 4.5v11", command: indentLess },
  ...HIDDEN_CHARACTERS.map(([text, name]) => ({ name, text, command: typed(text) })),
  { name: "Undo", icon: "M7 4 3.5 7.5 7 11M3.5 7.5H12a4.25 4.25 0 0 1 0 8.5H8", command: undo },
  { name: "Redo", icon: "m13 4 3.5 3.5L13 11m3.5-3.5H8a4.25 4.25 0 0 0 0 8.5h4", command: redo },
  { name: "Cursor left", icon: "M16.5 10h-13M8.5 5l-5 5 5 5", command: cursorCharLeft },
  { name: "Cursor right", icon: "M3.5 10h13m-5-5 5 5-5 5", command: cursorCharRight },
];
