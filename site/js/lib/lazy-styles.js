/** Styles that a script brings along, because most pages never need them. They are in css/lazy. */

/** @param {string} text - CSS, whose rules stand in the layers of main.css */
export function addStyles(text) {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(text);
  document.adoptedStyleSheets.push(sheet);
}
