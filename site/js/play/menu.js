/** A button that opens a short list of other buttons beside it; the browser closes it, and gives back the focus. */
import { actionButton, element } from "../elements/controls.js";

/** Between the button and its list, and between that and the edge of the window, in pixels. */
const GAP = 4;

let count = 0;

/**
 * @param {string} text - of the button
 * @param {[action: string, text: string, of: string][]} entries - see actionButton
 * @returns {HTMLElement}
 */
export function menu(text, entries) {
  count += 1;
  const opener = document.createElement("button");
  Object.assign(opener, { type: "button", textContent: text, className: "play-menu-open" });
  opener.setAttribute("popovertarget", `play-menu-${count}`);
  const list = element("div", "play-menu", ...entries.map(([action, label, of]) => actionButton(action, label, of)));
  list.id = `play-menu-${count}`;
  list.setAttribute("popover", "auto");
  list.addEventListener("click", () => list.hidePopover());
  list.addEventListener("toggle", () => place(opener, list));
  return element("div", "play-menu-place", opener, list);
}

/**
 * @param {HTMLElement} opener
 * @param {HTMLElement} list
 */
function place(opener, list) {
  const box = opener.getBoundingClientRect();
  const left = Math.max(GAP, Math.min(box.left, innerWidth - list.offsetWidth - GAP));
  const below = box.bottom + GAP;
  const top = below + list.offsetHeight > innerHeight ? Math.max(GAP, box.top - GAP - list.offsetHeight) : below;
  list.style.insetInlineStart = `${left}px`;
  list.style.insetBlockStart = `${top}px`;
}
