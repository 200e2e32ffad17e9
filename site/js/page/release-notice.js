/** Says that there is a newer edition. The reader decides when to go over to it; what was typed is kept either way. */

import { announce, element } from "../elements/controls.js";

/** @type {HTMLElement | null} */
let notice = null;

export function announceRelease() {
  if (notice) return;
  const text = "A newer edition of the handbook is here.";
  const made = element("aside", "release-notice", element("p", "", text));
  made.setAttribute("aria-label", "Newer edition");
  made.append(
    button("Reload", () => location.reload()),
    button("Later", () => made.remove()),
  );
  document.body.append(made);
  announce(text);
  notice = made;
}

/** @param {string} text @param {() => void} press */
function button(text, press) {
  const made = document.createElement("button");
  made.type = "button";
  made.textContent = text;
  made.addEventListener("click", press);
  return made;
}
