/** Work that can wait until a page has nothing more urgent to do. */

/** Where the browser does not say when it is idle. */
const IDLE_DELAY_MS = 1000;

/** Chromium may never call a page idle that draws nothing: after so long it is taken for idle. */
const PATIENCE_MS = 2000;

/**
 * The part of a window that this needs.
 * @typedef {object} Place
 * @property {(call: () => void, milliseconds: number) => unknown} setTimeout
 * @property {(call: () => void, options: { timeout: number }) => unknown} [requestIdleCallback] - not in Safari
 */

/**
 * @param {() => void} call - called once, when the page is idle
 * @param {Place} [place]
 */
export function onceIdle(call, place = globalThis) {
  if (place.requestIdleCallback) place.requestIdleCallback(call, { timeout: PATIENCE_MS });
  else place.setTimeout(call, IDLE_DELAY_MS);
}

/** @returns {Promise<void>} */
export function whenIdle() {
  return new Promise((resolve) => onceIdle(resolve));
}
