/** What pages of this site tell each other. */

/**
 * @param {string} name
 * @returns {BroadcastChannel | null} null where the browser refuses it, as to frames of other sites
 */
export function openChannel(name) {
  try {
    return new BroadcastChannel(name);
  } catch {
    return null;
  }
}
