/**
 * The theme control of the header: shows the theme in force, and changes it for this tab and the others.
 */

import { STORAGE_KEY, savedTheme, saveTheme, toTheme } from "./theme.js";

const storage = () => localStorage;

/**
 * @param {HTMLSelectElement} select - the control, its options named as the themes
 */
export function connectThemeSwitch(select) {
  /** @param {import("./theme.js").Theme} theme */
  const show = (theme) => {
    document.documentElement.dataset.theme = theme;
    select.value = theme;
  };
  show(savedTheme(storage));
  select.addEventListener("change", () => {
    const theme = toTheme(select.value);
    saveTheme(storage, theme);
    show(theme);
  });
  addEventListener("storage", (event) => {
    if (event.key === STORAGE_KEY || event.key === null) {
      show(savedTheme(storage));
    }
  });
}
