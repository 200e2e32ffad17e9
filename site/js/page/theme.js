/**
 * The reader's choice between light and dark: its values, and where it is kept. No page is touched here.
 *
 * The first line of layout.html reads the same key before the page is painted: keep the two alike.
 */

/** @typedef {"auto" | "light" | "dark"} Theme auto follows the reader's system. */

export const STORAGE_KEY = "hb-theme";

/**
 * @param {unknown} value - what was stored or chosen, by whomever
 * @returns {Theme} the theme it names; "auto" for anything else
 */
export function toTheme(value) {
  return value === "light" || value === "dark" ? value : "auto";
}

/**
 * @param {() => Storage} storage - asked each time: a browser may refuse it with an exception
 * @returns {Theme} the saved theme
 */
export function savedTheme(storage) {
  try {
    return toTheme(storage().getItem(STORAGE_KEY));
  } catch {
    return "auto";
  }
}

/**
 * Keep a theme for the next page. Where nothing can be stored it holds for this page alone.
 *
 * @param {() => Storage} storage - as in savedTheme
 * @param {Theme} theme - what the reader chose
 */
export function saveTheme(storage, theme) {
  try {
    if (theme === "auto") {
      storage().removeItem(STORAGE_KEY);
    } else {
      storage().setItem(STORAGE_KEY, theme);
    }
  } catch {
    // Storage is off or full: nothing to keep, and nothing that the reader has to do.
  }
}
