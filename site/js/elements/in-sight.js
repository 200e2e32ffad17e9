/** On a narrow screen: what comes of a press of a button is brought into sight, where it would be below the screen. */

const NARROW = "(width < 48rem)";
const CALM = "(prefers-reduced-motion: reduce)";
/** So much of a tall result is enough to be seen, as a share of the screen. */
const SHARE = 1 / 3;
/** Left free below, in pixels. */
const MARGIN_PX = 12;
/** What says that the reader moves the page. */
const OWN_MOVES = ["wheel", "touchmove", "keydown", "pointerdown"];

/**
 * How far to scroll down, no further than needed.
 * @param {{ top: number, bottom: number }} box - in the window
 * @param {number} height - of what is seen of the window
 * @returns {number} 0 when enough of it is seen
 */
export function scrollNeeded({ top, bottom }, height) {
  const wanted = Math.min(bottom, top + height * SHARE) + MARGIN_PX;
  return Math.max(0, Math.round(wanted - height));
}

/** Where that ends on which no keyboard and no row of keys lies. */
function seenHeight() {
  const { offsetTop, height } = visualViewport ?? { offsetTop: 0, height: innerHeight };
  const rows = [...document.querySelectorAll(".key-row")].map((row) => row.getBoundingClientRect());
  return Math.min(offsetTop + height, ...rows.filter((row) => row.height > 0).map((row) => row.top));
}

/** @param {HTMLElement} box */
function bringIntoSight(box) {
  const distance = box.isConnected ? scrollNeeded(box.getBoundingClientRect(), seenHeight()) : 0;
  if (distance > 0) scrollBy({ top: distance, behavior: matchMedia(CALM).matches ? "instant" : "smooth" });
}

/**
 * Shows a box when something is in it, and again when all of it is there, unless the reader has moved on meanwhile.
 * @param {HTMLElement} box
 * @param {Promise<unknown>} shown - may never resolve
 * @param {Promise<unknown>} done
 */
export async function keepInSight(box, shown, done) {
  if (!matchMedia(NARROW).matches) return;
  const waiting = new AbortController();
  let moved = false;
  for (const move of OWN_MOVES) {
    const note = () => {
      moved = true;
    };
    addEventListener(move, note, { signal: waiting.signal, passive: true });
  }
  await Promise.race([shown, done]).catch(() => {});
  if (!moved) bringIntoSight(box);
  await done.catch(() => {});
  waiting.abort();
  if (!moved) bringIntoSight(box);
}
