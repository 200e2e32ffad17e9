/**
 * The entry of every page: connects what is on it. A page without examples loads nothing further.
 */

import { connectNavigation } from "./page/navigation.js";
import { connectPageContents } from "./page/page-contents.js";
import { connectThemeSwitch } from "./page/theme-switch.js";

/**
 * @template {Element} T
 * @param {string} selector - of at most one element
 * @param {(element: T) => unknown} connect - called if it is on the page
 */
function whenPresent(selector, connect) {
  const element = document.querySelector(selector);
  if (element) {
    connect(/** @type {T} */ (element));
  }
}

/**
 * The examples stay what they are without scripts.
 * @param {unknown} error
 */
function sayUnloaded(error) {
  console.error(error);
  const sentence = document.createElement("p");
  sentence.className = "load-failure";
  sentence.setAttribute("role", "status");
  sentence.textContent = "What runs the examples could not be loaded. Check the connection, then load the page again.";
  document.querySelector("main")?.prepend(sentence);
}

whenPresent("[data-theme-switch] select", connectThemeSwitch);
whenPresent("#site-nav", connectNavigation);
whenPresent("[data-page-contents]", connectPageContents);
whenPresent("py-example, py-exercise", () => import("./elements/define.js").catch(sayUnloaded));
