/**
 * Whether a page runs programs that are not the handbook's own: what came by a link, or stands in another site's page.
 * Their Python gets an origin of its own, from which nothing can be reached that the handbook keeps.
 */

/** @returns {boolean} */
export function isForStrangers() {
  return document.documentElement.dataset.origin === "opaque";
}
