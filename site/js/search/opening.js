/** Opens the search: by its button, by / and by Ctrl-K. Nothing of it is loaded before. */

const MAC = /Mac|iPhone|iPad/;
const TYPED_INTO = "input, textarea, select, [contenteditable]:not([contenteditable=false])";

/** @type {Promise<import("./dialog.js").SearchDialog> | null} */
let dialog = null;

/** @param {HTMLAnchorElement} link - leads elsewhere where there are no scripts */
export function connectSearch(link) {
  link.setAttribute("role", "button");
  link.setAttribute("aria-haspopup", "dialog");
  link.setAttribute("aria-keyshortcuts", MAC.test(navigator.platform) ? "/ Meta+K" : "/ Control+K");
  link.addEventListener("click", (event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    open(link);
  });
  link.addEventListener("keydown", (event) => {
    if (event.key !== " ") return; // what a button hears, besides Enter
    event.preventDefault();
    open(link);
  });
  addEventListener("keydown", (event) => {
    if (event.defaultPrevented || !asksForSearch(event) || document.querySelector("dialog:modal")) return;
    event.preventDefault();
    open(link);
  });
}

/** @param {KeyboardEvent} event */
function asksForSearch(event) {
  const { key, ctrlKey, metaKey, altKey, shiftKey, target } = event;
  const command = MAC.test(navigator.platform) ? metaKey && !ctrlKey : ctrlKey && !metaKey;
  if (key.toLowerCase() === "k") return command && !altKey && !shiftKey;
  const typing = target instanceof Element && target.closest(TYPED_INTO);
  return key === "/" && !typing && !ctrlKey && !metaKey && !altKey;
}

/** @param {HTMLAnchorElement} link */
async function open(link) {
  dialog ??= import("./dialog.js").then(({ SearchDialog }) => new SearchDialog());
  try {
    (await dialog).open();
  } catch {
    dialog = null;
    location.href = link.href; // the index of terms
  }
}
