/** The colours of the style sheet, as xterm.js wants them: every one a plain value. */

/** @typedef {import("@xterm/xterm").ITheme} Theme */

/** @type {readonly (keyof Theme)[]} in the order of their numbers */
const ANSI = [
  "black",
  "red",
  "green",
  "yellow",
  "blue",
  "magenta",
  "cyan",
  "white",
  "brightBlack",
  "brightRed",
  "brightGreen",
  "brightYellow",
  "brightBlue",
  "brightMagenta",
  "brightCyan",
  "brightWhite",
];

/** @type {Record<string, keyof Theme>} */
const OTHERS = {
  "--hb-output-bg": "background",
  "--hb-text": "foreground",
  "--hb-text-strong": "cursor",
  "--hb-surface": "cursorAccent",
  "--hb-selection": "selectionBackground",
};

/**
 * @param {Element} place - whose colours are taken, as they are now
 * @returns {Theme}
 */
export function terminalTheme(place) {
  const probe = document.createElement("span");
  probe.hidden = true;
  place.append(probe);
  /** @param {string} name - of a custom property */
  const colourOf = (name) => {
    probe.style.color = `var(${name})`;
    return getComputedStyle(probe).color;
  };
  /** @type {Record<string, string>} */
  const theme = {};
  for (const [number, name] of ANSI.entries()) theme[name] = colourOf(`--hb-ansi-${number}`);
  for (const [property, name] of Object.entries(OTHERS)) theme[name] = colourOf(property);
  probe.remove();
  return theme;
}
