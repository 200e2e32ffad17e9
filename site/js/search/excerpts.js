/** What Pagefind shows of a text, as pieces of plain text. */

/**
 * The build puts this before every space that it adds to code, so that each name is a word: see search_texts.py.
 * It may stand before the end of what was found, too.
 */
const ADDED_SPACE = /`(<\/mark>)? /g;
const LEFT_OVER = /`/g;
/** What the build writes for the mark itself. */
const QUOTED = /\u2035/g;

/** @typedef {{ text: string, found: boolean }} Piece */

/**
 * @param {string} markup - with the elements mark around what was found, and no others
 * @returns {Piece[]}
 */
export function pieces(markup) {
  return cleaned(markup)
    .split(/(<mark>.*?<\/mark>)/)
    .filter((part) => part)
    .map((part) => ({ text: plain(part.replace(/<\/?mark>/g, "")), found: part.startsWith("<mark>") }));
}

/**
 * @param {string} title - of a heading
 * @returns {string}
 */
export function cleaned(title) {
  return title.replace(ADDED_SPACE, "$1").replace(LEFT_OVER, "").replace(QUOTED, "`");
}

/** @param {string} text - in which Pagefind has replaced these two and no others */
function plain(text) {
  return text.replaceAll("&lt;", "<").replaceAll("&gt;", ">");
}
