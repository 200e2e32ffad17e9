/**
 * Python's lines and columns as offsets of a JavaScript string.
 *
 * Python counts code points, JavaScript UTF-16 units: a character such as an emoji is one there and two here.
 */

/** @typedef {import("../runtime/protocol.js").SourceSpan} SourceSpan */

/**
 * @typedef {object} Range offsets into the source, in UTF-16 units; ends are exclusive.
 * @property {number} from - where the failing part starts
 * @property {number} to - where it ends
 * @property {number} lineFrom - where its first line starts
 * @property {number} lineTo - where its last line ends, before the newline
 */

/**
 * The UTF-16 offset of a column.
 * @param {string} line
 * @param {number} column - code points from 0
 * @returns {number} no more than the length of the line
 */
export function unitsFromColumn(line, column) {
  let units = 0;
  for (let point = 0; point < column && units < line.length; point += 1) {
    units += (line.codePointAt(units) ?? 0) > 0xffff ? 2 : 1;
  }
  return units;
}

/**
 * @param {string} source
 * @param {SourceSpan} span
 * @returns {Range | null} null when the source has no such line
 */
export function rangeOfSpan(source, span) {
  const lines = source.split("\n");
  const first = lines[span.line - 1];
  const last = lines[span.endLine - 1] ?? first;
  if (first === undefined || last === undefined) return null;
  const startOf = (/** @type {number} */ line) =>
    lines.slice(0, line - 1).reduce((sum, text) => sum + text.length + 1, 0);
  const lineFrom = startOf(span.line);
  const lastFrom = startOf(Math.min(Math.max(span.endLine, span.line), lines.length));
  const lineTo = lastFrom + last.length;
  const indent = first.length - first.trimStart().length;
  const from = lineFrom + (span.column === null ? indent : unitsFromColumn(first, span.column));
  const to = span.endColumn === null ? lineTo : lastFrom + unitsFromColumn(last, span.endColumn);
  // A syntax error at the end of a line has no width: show the last character before it, or the line
  if (to > from) return { from, to, lineFrom, lineTo };
  return { from: Math.min(from, Math.max(lineFrom, lineTo - 1)), to: lineTo, lineFrom, lineTo };
}
