/**
 * The entry of every page: connects what is on it. A page without examples loads nothing further.
 */

import { whenIdle } from "./lib/idle.js";
import { keepPlace } from "./page/kept-place.js";
import { connectNavigation } from "./page/navigation.js";
import { connectPageContents } from "./page/page-contents.js";
import { connectPermanentLinks } from "./page/permanent-links.js";
import { connectThemeSwitch } from "./page/theme-switch.js";
import { sayUnloaded } from "./page/unloaded.js";
import { connectSearch } from "./search/opening.js";

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

whenPresent("[data-theme-switch] select", connectThemeSwitch);
whenPresent("[data-search]", connectSearch);
whenPresent("#site-nav", connectNavigation);
whenPresent("[data-page-contents]", connectPageContents);
whenPresent("main", connectPermanentLinks);
whenPresent("main", keepPlace);
whenPresent("py-example, py-exercise", () => import("./elements/define.js").catch(sayUnloaded));
whenPresent("[data-exercises], [data-exercise]", async () => {
  const { connectSolvedMarks } = await import("./page/solved-marks.js");
  connectSolvedMarks();
});
whenPresent("[data-your-work]", (/** @type {HTMLElement} */ place) =>
  import("./page/your-work.js").then(({ connectYourWork }) => connectYourWork(place), sayUnloaded),
);
whenPresent("[data-offline]", (/** @type {HTMLElement} */ place) =>
  import("./page/offline.js").then(({ connectOffline }) => connectOffline(place), sayUnloaded),
);
if (/^#[a-z0-9-]+$/.test(location.hash) && !document.querySelector(":target")) {
  import("./page/moved.js").then(({ followMoved }) => followMoved(), console.info);
}
addEventListener("load", async () => {
  // Who presses Run at once has Python first
  await new Promise((resolve) => setTimeout(resolve, 2000));
  await whenIdle();
  const visit = await import("./offline/visit.js").catch((error) => console.info("Not kept for later:", error));
  visit?.keepVisit();
});
