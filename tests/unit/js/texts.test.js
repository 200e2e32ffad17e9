import assert from "node:assert/strict";
import { test } from "node:test";
import { chainOf } from "../../../site/js/lib/chain.js";
import { amountText, durationText, sizeText } from "../../../site/js/lib/durations.js";
import { parseMarkdown } from "../../../site/js/lib/markdown.js";

test("durations and sizes are given in units that fit", () => {
  const durations = [0.0001, 0.004, 0.0994, 0.35, 12.44, 125.2].map(durationText);
  assert.deepEqual(durations, ["under 1 ms", "4 ms", "99 ms", "0.35 s", "12.4 s", "2 min 5 s"]);
  assert.deepEqual([12, 812_300, 999_900, 5_400_000].map(sizeText), ["12 bytes", "812 KB", "1.0 MB", "5.4 MB"]);
  assert.equal(amountText(1_200_000, 1_800_000), "1.2 of 1.8 MB");
  assert.equal(amountText(812_300, 1_800_000), "812 KB of 1.8 MB");
});

/** @param {Record<string, string | null>} after */
const finder = (after) => async (/** @type {string} */ name) =>
  name in after
    ? { program: { name, source: name, stdin: null }, after: after[name] ?? null, packages: [], files: [], isolated: false, reseeded: false }
    : null;

test("a chain is given oldest first", async () => {
  const links = await chainOf("c", finder({ a: null, b: "a", c: "b" }));
  assert.deepEqual(
    links.map((link) => link.program.name),
    ["a", "b", "c"],
  );
});

test("a ring and a missing example are refused in words", async () => {
  await assert.rejects(chainOf("a", finder({ a: "b", b: "a" })), /ring/);
  await assert.rejects(chainOf("a", finder({ a: "gone" })), /“gone”/);
});

/** @param {import("../../../site/js/lib/markdown.js").MarkNode | string} node @returns {string} */
const html = (node) =>
  typeof node === "string"
    ? node
    : `<${node.tag}${node.href ? ` ${node.href}` : ""}>${node.children.map(html).join("")}</>`;

/** @param {string} source */
const rendered = (source) => parseMarkdown(source).map(html).join("");

test("Markdown blocks become a tree", () => {
  assert.equal(
    rendered("# T\n\ntext\nmore\n- a\n- b\n  - c\n\n1. x"),
    "<h1>T</><p>text\nmore</><ul><li>a</><li>b<ul><li>c</></></></><ol><li>x</></>",
  );
  assert.equal(
    rendered("|a|b|\n|-|-|\n|1|*2*|"),
    "<table><thead><tr><th>a</><th>b</></></><tbody><tr><td>1</><td><em>2</></></></></>",
  );
  assert.equal(rendered("> q\n\n---\n```py\n*x*\n```"), "<blockquote><p>q</></><hr></><pre><code>*x*</></>");
});

test("Markdown emphasis, code and links become a tree", () => {
  assert.equal(
    rendered("**b** _e_ `*c*` ~~d~~ \\*x snake_case_name"),
    "<p><strong>b</> <em>e</> <code>*c*</> <del>d</> *x snake_case_name</>",
  );
  assert.equal(rendered("[a](https://x.org/)"), "<p><a https://x.org/>a</></>");
});

test("HTML and scripts in Markdown stay text", () => {
  assert.equal(rendered("<img src=x onerror=y>"), "<p><img src=x onerror=y></>");
  assert.equal(rendered("[a](javascript:alert)"), "<p>[a](javascript:alert)</>");
});
