/**
 * The part of Markdown that results of programs use, as a tree: headings, paragraphs, lists, tables, quotes,
 * code, emphasis and links. Anything else stays text; HTML is never taken as markup.
 */

/**
 * @typedef {object} MarkNode
 * @property {string} tag
 * @property {(MarkNode | string)[]} children
 * @property {string} [href] - of a link: http, https or mailto
 */

/**
 * @param {string} tag
 * @param {(MarkNode | string)[]} children
 * @returns {MarkNode}
 */
const node = (tag, children) => ({ tag, children });

const INLINE =
  /(?<code>`+)(?<codeText>.+?)\k<code>(?!`)|\[(?<label>[^\]]+)\]\((?<href>[^()\s]+)\)|(?<strong>\*\*|__)(?=\S)(?<strongText>.+?)(?<=\S)\k<strong>|(?<em>\*|\b_)(?=\S)(?<emText>.+?)(?<=\S)\k<em>|~~(?<del>.+?)~~|\\(?<escaped>[\\`*_{}[\]()#+.!|~>-])/s;

/**
 * @param {string} text
 * @returns {(MarkNode | string)[]}
 */
export function parseInline(text) {
  const hit = INLINE.exec(text);
  if (!hit) return text ? [text] : [];
  const { codeText, label, href, strongText, emText, del, escaped } = hit.groups ?? {};
  /** @type {MarkNode | string} */
  let found = escaped ?? hit[0];
  if (codeText !== undefined) found = node("code", [codeText.trim()]);
  else if (strongText !== undefined) found = node("strong", parseInline(strongText));
  else if (emText !== undefined) found = node("em", parseInline(emText));
  else if (del !== undefined) found = node("del", parseInline(del));
  else if (label !== undefined && /^(https?:\/\/|mailto:)/i.test(href ?? "")) {
    found = { ...node("a", parseInline(label)), href };
  }
  return [
    ...(hit.index > 0 ? [text.slice(0, hit.index)] : []),
    found,
    ...parseInline(text.slice(hit.index + hit[0].length)),
  ];
}

/** @param {string} line */
const cellsOf = (line) =>
  line
    .trim()
    .replace(/^\||\|$/g, "")
    .split(/(?<!\\)\|/)
    .map((cell) => parseInline(cell.trim()));

/**
 * @param {string[]} lines - header, rule, rows
 * @returns {MarkNode}
 */
function table([header = "", , ...rows]) {
  const row = (/** @type {string} */ line, /** @type {string} */ tag) =>
    node(
      "tr",
      cellsOf(line).map((cell) => node(tag, cell)),
    );
  return node("table", [
    node("thead", [row(header, "th")]),
    node(
      "tbody",
      rows.map((line) => row(line, "td")),
    ),
  ]);
}

/**
 * @param {string[]} lines
 * @param {RegExp} bullet
 * @returns {MarkNode[]}
 */
function items(lines, bullet) {
  /** @type {string[][]} */
  const groups = [];
  for (const line of lines) {
    if (bullet.test(line)) groups.push([line.replace(bullet, "")]);
    else groups.at(-1)?.push(line.replace(/^ {1,4}/, ""));
  }
  return groups.map((group) => {
    const [first = "", ...rest] = group;
    const nested = rest.some((line) => BULLET.test(line) || NUMBER.test(line));
    return nested
      ? node("li", [...parseInline(first), ...parseMarkdown(rest.join("\n"))])
      : node("li", parseInline(group.join(" ")));
  });
}

const BULLET = /^[-*+] +/;
const NUMBER = /^\d+[.)] +/;
const QUOTE = /^> ?/;
const RULE = /^ {0,3}([-*_])( *\1){2,} *$/;
const HEADING = /^(#{1,6}) +(.*?)(?: +#+)? *$/;
const FENCE = /^(```+|~~~+)/;
const TABLE_RULE = /^\s*\|?\s*:?-+:?\s*(\|\s*:?-+:?\s*)*\|?\s*$/;

/**
 * How many lines from a start on fulfil a condition.
 * @param {string[]} lines
 * @param {number} start
 * @param {(line: string) => boolean} condition
 */
function stretch(lines, start, condition) {
  let end = start;
  while (end < lines.length && condition(lines[end] ?? "")) end += 1;
  return end - start;
}

/**
 * @param {string[]} lines
 * @returns {[MarkNode | null, number]} the block they start with, and how many lines it takes
 */
function nextBlock(lines) {
  const [first = "", second = ""] = lines;
  if (!first.trim()) return [null, 1];
  const fence = FENCE.exec(first)?.[1];
  if (fence) {
    const body = stretch(lines, 1, (line) => !line.startsWith(fence));
    const code = lines.slice(1, 1 + body).join("\n");
    return [node("pre", [node("code", [code])]), body + 2];
  }
  const heading = HEADING.exec(first);
  if (heading) return [node(`h${(heading[1] ?? "#").length}`, parseInline(heading[2] ?? "")), 1];
  if (RULE.test(first)) return [node("hr", []), 1];
  if (QUOTE.test(first)) {
    const taken = stretch(lines, 0, (line) => QUOTE.test(line));
    const inner = lines.slice(0, taken).map((line) => line.replace(QUOTE, ""));
    return [node("blockquote", parseMarkdown(inner.join("\n"))), taken];
  }
  for (const [bullet, tag] of /** @type {const} */ ([
    [BULLET, "ul"],
    [NUMBER, "ol"],
  ])) {
    if (!bullet.test(first)) continue;
    const taken = stretch(lines, 0, (line) => bullet.test(line) || /^ +\S/.test(line));
    return [node(tag, items(lines.slice(0, taken), bullet)), taken];
  }
  if (first.includes("|") && TABLE_RULE.test(second)) {
    const taken = stretch(lines, 0, (line) => line.includes("|"));
    return [table(lines.slice(0, taken)), taken];
  }
  const starts = (/** @type {string} */ line) =>
    [BULLET, NUMBER, QUOTE, RULE, HEADING, FENCE].some((start) => start.test(line));
  const taken = 1 + stretch(lines, 1, (line) => line.trim() !== "" && !starts(line));
  return [node("p", parseInline(lines.slice(0, taken).join("\n"))), taken];
}

/**
 * @param {string} text
 * @returns {MarkNode[]}
 */
export function parseMarkdown(text) {
  /** @type {MarkNode[]} */
  const blocks = [];
  let rest = text.split(/\r?\n/);
  while (rest.length > 0) {
    const [block, taken] = nextBlock(rest);
    if (block) blocks.push(block);
    rest = rest.slice(taken);
  }
  return blocks;
}
