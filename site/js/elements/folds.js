/**
 * Lines of a program that are folded until they are tapped. The button that shows them has no text of its own
 * in the page, so that the text of the code is the program: its words come from the style sheet.
 */

/**
 * @param {HTMLElement} button
 * @param {HTMLElement} fold
 * @param {boolean} open
 */
function show(button, fold, open) {
  button.setAttribute("aria-expanded", String(open));
  // The browser's own search finds what is folded, and opens it
  if (open) fold.removeAttribute("hidden");
  else fold.setAttribute("hidden", "until-found");
}

/** @param {HTMLElement} code - whose folds have no buttons yet */
export function addFolds(code) {
  for (const fold of code.querySelectorAll(".fold")) {
    if (!(fold instanceof HTMLElement)) continue;
    const button = document.createElement("button");
    const lines = fold.dataset.lines === "1" ? "1 line" : `${fold.dataset.lines} lines`;
    button.type = "button";
    button.className = "fold-button";
    button.dataset.label = lines;
    button.setAttribute("aria-label", `${lines}, folded`);
    button.addEventListener("click", () => show(button, fold, fold.hasAttribute("hidden")));
    fold.before(button);
    fold.addEventListener("beforematch", () => show(button, fold, true));
    show(button, fold, false);
  }
}

/**
 * Shows lines that are pointed at for good: their fold goes, so that a mark may begin and end where it likes.
 * @param {HTMLElement} code
 * @param {number} from - in its text
 * @param {number} to
 */
export function openFolds(code, from, to) {
  for (const fold of code.querySelectorAll(".fold")) {
    if (!(fold instanceof HTMLElement)) continue;
    const before = document.createRange();
    before.setStart(code, 0);
    before.setEndBefore(fold);
    const start = before.toString().length;
    if (to < start || from >= start + (fold.textContent ?? "").length) continue;
    fold.previousElementSibling?.remove(); // its button
    fold.replaceWith(...fold.childNodes);
  }
}
