/** Work that can wait until a page has nothing more urgent to do. */

/** Where the browser does not say when it is idle. */
const IDLE_DELAY_MS = 1000;

/** @returns {Promise<void>} */
export function whenIdle() {
  return new Promise((resolve) => {
    if ("requestIdleCallback" in globalThis) requestIdleCallback(() => resolve());
    else setTimeout(resolve, IDLE_DELAY_MS); // Safari
  });
}
