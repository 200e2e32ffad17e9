/** Small pieces of the page's furniture, built by DOM calls. A button says by `data-action` what it does. */

/**
 * @param {string} tag
 * @param {string} className
 * @param {...(Node | string)} children
 * @returns {HTMLElement}
 */
export function element(tag, className, ...children) {
  const made = document.createElement(tag);
  if (className) made.className = className;
  made.append(...children);
  return made;
}

/**
 * @param {string} action - what a click does, see the owner's table of actions
 * @param {string} text - what it shows
 * @param {string} of - what it is about, for those who do not see where it stands
 * @returns {HTMLButtonElement}
 */
export function actionButton(action, text, of) {
  const button = document.createElement("button");
  button.type = "button";
  button.dataset.action = action;
  labelButton(button, text, of);
  return button;
}

/**
 * @param {HTMLButtonElement} button
 * @param {string} text
 * @param {string} of
 */
export function labelButton(button, text, of) {
  if (button.textContent !== text) button.textContent = text;
  button.setAttribute("aria-label", `${text} ${of}`);
}

/** How long a button says what it has done. */
const SAID_MS = 2000;

/**
 * Lets a button say that it is done, for a moment, also to a screen reader.
 * @param {HTMLElement} button
 * @param {string} text
 */
export function sayDone(button, text) {
  if (button.dataset.said !== undefined) return;
  const before = button.textContent ?? "";
  button.dataset.said = "";
  button.textContent = text;
  announce(text);
  setTimeout(() => {
    delete button.dataset.said;
    if (button.textContent === text) button.textContent = before;
  }, SAID_MS);
}

/** @type {HTMLElement | null} */
let announcer = null;

/**
 * Tells a screen reader something that the page shows by other means.
 * @param {string} text
 */
export function announce(text) {
  if (!announcer) {
    announcer = element("div", "visually-hidden");
    announcer.setAttribute("aria-live", "polite");
    document.body.append(announcer);
  }
  // A changed text is read, the same text again is not: a no-break space makes a difference that nobody hears
  announcer.textContent = announcer.textContent === text ? `${text}\u00a0` : text;
}
