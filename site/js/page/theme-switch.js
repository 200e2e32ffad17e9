/**
 * The theme control of the header: shows the theme in force, and changes it for this tab and the others.
 */

import { STORAGE_KEY, savedTheme, saveTheme, toTheme } from "./theme.js";

const storage = () => localStorage;

/**
 * @param {HTMLSelectElement} select - the control, its options named as the themes
 */
export function connectThemeSwitch(select) {
  const { documentElement } = document;
  // The first line of the page has set it; the playground may have another, by its address
  const follow = () => {
    select.value = toTheme(documentElement.dataset.theme);
  };
  follow();
  new MutationObserver(follow).observe(documentElement, { attributes: true, attributeFilter: ["data-theme"] });
  select.addEventListener("change", () => {
    const theme = toTheme(select.value);
    saveTheme(storage, theme);
    documentElement.dataset.theme = theme;
  });
  addEventListener("storage", (event) => {
    if (event.key === STORAGE_KEY || event.key === null) {
      documentElement.dataset.theme = savedTheme(storage);
    }
  });
}
