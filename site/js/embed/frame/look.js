/** The host page's colours and fonts as the handbook's own tokens. */

/** @typedef {import("../messages.js").Look} Look */

/** @type {Record<string, { property: string, tokens: string[] }>} by the page's name without `--py-snippet-` */
const TOKENS = {
  background: { property: "color", tokens: ["--hb-code-bg"] },
  text: { property: "color", tokens: ["--hb-text", "--hb-text-strong", "--hb-code-text"] },
  muted: { property: "color", tokens: ["--hb-text-muted"] },
  accent: { property: "color", tokens: ["--hb-accent", "--hb-accent-strong", "--hb-focus"] },
  border: { property: "color", tokens: ["--hb-border"] },
  "bar-background": { property: "color", tokens: ["--hb-surface-raised"] },
  "output-background": { property: "color", tokens: ["--hb-output-bg"] },
  "output-text": { property: "color", tokens: ["--snippet-output-text"] },
  error: { property: "color", tokens: ["--hb-danger"] },
  keyword: { property: "color", tokens: ["--hb-code-keyword"] },
  string: { property: "color", tokens: ["--hb-code-string", "--hb-code-escape"] },
  number: { property: "color", tokens: ["--hb-code-number"] },
  comment: { property: "color", tokens: ["--hb-code-comment"] },
  function: { property: "color", tokens: ["--hb-code-function"] },
  class: { property: "color", tokens: ["--hb-code-class"] },
  builtin: { property: "color", tokens: ["--hb-code-builtin"] },
  operator: { property: "color", tokens: ["--hb-code-operator"] },
  decorator: { property: "color", tokens: ["--hb-code-decorator"] },
  font: { property: "font-family", tokens: ["--hb-font-code"] },
  "bar-font": { property: "font-family", tokens: ["--hb-font-text"] },
  "font-size": { property: "font-size", tokens: ["--hb-size-code"] },
  "line-height": { property: "line-height", tokens: ["--hb-line-code"] },
  radius: { property: "border-radius", tokens: ["--hb-radius"] },
};

/** @param {Look} look */
export function wear({ theme, properties }) {
  const { dataset, style } = document.documentElement;
  dataset.theme = theme === "dark" ? "dark" : "light";
  for (const [name, { property, tokens }] of Object.entries(TOKENS)) {
    const value = properties[name];
    const fits = typeof value === "string" && CSS.supports(property, value);
    for (const token of tokens) {
      if (fits) style.setProperty(token, value);
      else style.removeProperty(token);
    }
  }
}
