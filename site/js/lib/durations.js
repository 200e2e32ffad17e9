/** Durations and sizes in words that a reader takes in at a glance. */

/**
 * @param {number} seconds
 * @returns {string} such as "4 ms", "0.35 s", "12.4 s", "2 min 5 s"
 */
export function durationText(seconds) {
  if (seconds < 0.0005) return "under 1 ms";
  if (seconds < 0.0995) return `${Math.round(seconds * 1000)} ms`;
  if (seconds < 9.995) return `${seconds.toFixed(2)} s`;
  if (seconds < 59.95) return `${seconds.toFixed(1)} s`;
  const whole = Math.round(seconds);
  return `${Math.floor(whole / 60)} min ${whole % 60} s`;
}

/**
 * @param {number} bytes
 * @returns {string} such as "812 KB" or "5.4 MB"
 */
export function sizeText(bytes) {
  if (bytes < 1000) return `${bytes} bytes`;
  if (bytes < 999_500) return `${Math.round(bytes / 1000)} KB`;
  return `${(bytes / 1e6).toFixed(1)} MB`;
}

/**
 * @param {number} bytes - of a larger amount
 * @param {number} total - in bytes
 * @returns {string} such as "1.2 of 5.4 MB" or "812 KB of 5.4 MB"
 */
export function amountText(bytes, total) {
  const [number, unit] = sizeText(bytes).split(" ");
  const whole = sizeText(total);
  return `${whole.endsWith(` ${unit}`) ? number : `${number} ${unit}`} of ${whole}`;
}
