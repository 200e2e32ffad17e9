/**
 * What a reader sees of the window: less than all of it while a keyboard lies on it, or while it is zoomed. Pure.
 *
 * Lengths are CSS pixels from the upper left corner of the layout viewport, as of `getBoundingClientRect()`.
 */

/** @typedef {Pick<VisualViewport, "offsetLeft" | "offsetTop" | "width" | "height" | "scale">} SeenArea */

/** What disappears at most with a browser's own bars; a keyboard takes more. */
const BARS_PX = 120;

/**
 * Where a bar lies along the lower edge of what is seen, as large there as if nothing was zoomed.
 * @param {SeenArea} seen
 * @param {number} height - of the bar, not zoomed
 * @returns {{ left: number, top: number, width: number, scale: number }} width before it is scaled
 */
export function alongLowerEdge({ offsetLeft, offsetTop, width, height: seenHeight, scale }, height) {
  return {
    left: offsetLeft,
    top: offsetTop + seenHeight - height / scale,
    width: width * scale,
    scale: 1 / scale,
  };
}

/**
 * Whether a keyboard has come up or the screen was turned, so that what was seen may be so no more.
 * @param {Pick<SeenArea, "width" | "height" | "scale">} before
 * @param {Pick<SeenArea, "width" | "height" | "scale">} now
 */
export function hasLostRoom(before, now) {
  if (before.scale !== now.scale) return false;
  return before.width !== now.width || before.height - now.height > BARS_PX;
}
