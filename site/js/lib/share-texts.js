/** What an author copies to show an example elsewhere. Only texts are made here. */

/**
 * @typedef {object} Shared
 * @property {string} name - of the example
 * @property {URL} root - of the handbook
 * @property {string} link - where readers find it: its place in the handbook, or a link that carries another program
 * @property {string} source - the program
 * @property {boolean} edited - whether it is another than the handbook's
 * @property {string} after - the example before it, "" for none
 * @property {string[]} packages - that its imports don't reveal
 */

/** @typedef {"auto" | "light" | "dark"} ShareTheme */

/**
 * @typedef {object} Look
 * @property {ShareTheme} theme
 * @property {number | null} height - in CSS pixels; null is as high as what is in it
 */

/** @type {Record<string, string>} */
const ENTITIES = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };

/** @param {string} text @returns {string} as HTML has it, in an attribute too */
const escaped = (text) => text.replace(/[&<>"]/g, (sign) => ENTITIES[sign] ?? sign);

/**
 * @param {Pick<Shared, "name" | "root">} shared
 * @param {ShareTheme} theme
 * @returns {string} the address of the example's own page, which frames show
 */
export function frameAddress({ name, root }, theme) {
  const address = new URL(`embed/${encodeURIComponent(name)}/`, root);
  if (theme !== "auto") address.searchParams.set("theme", theme);
  return address.href;
}

/**
 * @param {Pick<Shared, "name" | "root">} shared
 * @param {Look & { height: number }} look
 * @returns {string} HTML that needs no script
 */
export function frameMarkup(shared, { theme, height }) {
  const address = escaped(frameAddress(shared, theme));
  const title = `Python example ${escaped(shared.name)}`;
  return `<iframe src="${address}" title="${title}" width="100%" height="${height}" loading="lazy" style="border: 0"></iframe>`;
}

/**
 * @param {Shared} shared
 * @param {Look} look
 * @returns {string} HTML with the script that sizes snippets and gives them the page's colours
 */
export function scriptMarkup(shared, { theme, height }) {
  const { name, root, source, edited, after, packages, link } = shared;
  const looks = [theme === "auto" ? "" : ` theme="${theme}"`, height === null ? "" : ` height="${height}"`].join("");
  const script = `<script type="module" src="${escaped(new URL("embed.js", root).href)}"></script>`;
  if (!edited) {
    const fallback = `<a href="${escaped(link)}">${escaped(name)}, in the Python Handbook</a>`;
    return `${script}\n<py-snippet example="${escaped(name)}"${looks}>${fallback}</py-snippet>`;
  }
  const needs = [
    after ? ` after="${escaped(after)}"` : "",
    packages.length > 0 ? ` packages="${escaped(packages.join(" "))}"` : "",
  ].join("");
  const code = `<pre><code class="language-python">${escaped(source)}</code></pre>`;
  return `${script}\n<py-snippet name="${escaped(name)}"${needs}${looks}>${code}</py-snippet>`;
}

/**
 * @param {Shared} shared
 * @returns {string} the program, and the link below it, for readers of what runs no scripts
 */
export function markdownText({ source, link }) {
  const runs = source.match(/`{3,}/g) ?? [];
  const fence = "`".repeat(Math.max(3, ...runs.map((run) => run.length + 1)));
  const code = source.endsWith("\n") ? source : `${source}\n`;
  return `${fence}python\n${code}${fence}\n\n[Run it in the Python Handbook](${link})\n`;
}
