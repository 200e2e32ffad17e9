/**
 * What the list of chapters does beyond HTML: the current entry is in sight, and the popover of narrow
 * screens doesn't stay open when the screen becomes wide.
 */

const WIDE = "(width >= 64rem)";

/**
 * @param {HTMLElement} nav - the list of chapters, a popover on narrow screens
 */
export function connectNavigation(nav) {
  revealCurrent(nav);
  nav.addEventListener("toggle", () => revealCurrent(nav));
  matchMedia(WIDE).addEventListener("change", () => {
    if (nav.matches(":popover-open")) {
      nav.hidePopover();
    }
  });
}

/**
 * Scroll the list, never the page.
 *
 * @param {HTMLElement} nav - what scrolls
 */
function revealCurrent(nav) {
  const current = nav.querySelector('[aria-current="page"]');
  if (current) {
    const above = current.getBoundingClientRect().top - nav.getBoundingClientRect().top;
    const outOfSight = above < 0 || above > nav.clientHeight * 0.75;
    if (outOfSight) {
      nav.scrollTop += above - nav.clientHeight / 3;
    }
  }
}
