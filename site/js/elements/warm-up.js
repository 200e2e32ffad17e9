/**
 * What a page loads only when a reader comes near an example: Python, the editor, what shows a run.
 */
/**
 * A module that is loaded at the first call; after a failure the next call tries again.
 * @template T
 * @param {() => Promise<T>} load
 * @returns {() => Promise<T>}
 */
function once(load) {
  /** @type {Promise<T> | null} */
  let loading = null;
  return () => {
    loading ??= load().catch((error) => {
      loading = null;
      throw error;
    });
    return loading;
  };
}

export const loadEditor = once(() => import("../editor/editor.js"));
export const loadRunPanel = once(() => import("./run-panel.js"));
export const loadCheckPanel = once(() => import("./check-panel.js"));
export const loadSolution = once(() => import("./solution.js"));

/**
 * A reader hovers over, focuses or touches an example. Cheap when called again.
 * @param {{ warm: () => void }} python
 */
export function warmUp(python) {
  python.warm();
  // A failure shows when the reader asks for the thing itself
  for (const load of [loadEditor, loadRunPanel]) load().catch(() => {});
}
