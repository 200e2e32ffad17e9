/** Where the handbook is: the folder of embed.js, whatever page has loaded it. */

export const HANDBOOK = new URL(".", import.meta.url);

/** @returns {HTMLScriptElement | null} the tag that has loaded embed.js */
export function ownTag() {
  const own = import.meta.url;
  return [...document.scripts].find(({ src }) => src === own) ?? null;
}
