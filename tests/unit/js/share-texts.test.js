import assert from "node:assert/strict";
import { test } from "node:test";
import { frameAddress, frameMarkup, markdownText, scriptMarkup } from "../../../site/js/lib/share-texts.js";

const ROOT = new URL("https://example.org/book/");
const LINK = "https://example.org/book/functions/closures/#adder";
const shared = {
	name: "adder",
	root: ROOT,
	link: LINK,
	source: "print(1)\n",
	edited: false,
	after: "",
	packages: /** @type {string[]} */ ([]),
};

test("a frame shows the example's own page, in a theme if one is asked for", () => {
	assert.equal(frameAddress(shared, "auto"), "https://example.org/book/embed/adder/");
	assert.equal(frameAddress(shared, "dark"), "https://example.org/book/embed/adder/?theme=dark");
});

test("the markup of a frame has its height and a title", () => {
	assert.equal(
		frameMarkup(shared, { theme: "auto", height: 321 }),
		'<iframe src="https://example.org/book/embed/adder/" title="Python example adder" width="100%" ' +
			'height="321" loading="lazy" style="border: 0"></iframe>',
	);
});

test("a snippet names the example, and holds a link for where no script runs", () => {
	assert.equal(
		scriptMarkup(shared, { theme: "dark", height: 300 }),
		'<script type="module" src="https://example.org/book/embed.js"></script>\n' +
			'<py-snippet example="adder" theme="dark" height="300">' +
			`<a href="${LINK}">adder, in the Python Handbook</a></py-snippet>`,
	);
});

test("a changed program stands in the snippet itself, whatever it holds, with what it needs", () => {
	const edited = { ...shared, edited: true, source: 'a = "<b>" & 1\n', after: "first", packages: ["rich", "attrs"] };
	const markup = scriptMarkup(edited, { theme: "auto", height: null });
	assert.ok(markup.includes('<py-snippet name="adder" after="first" packages="rich attrs">'));
	assert.ok(
		markup.includes('<pre><code class="language-python">a = &quot;&lt;b&gt;&quot; &amp; 1\n</code></pre></py-snippet>'),
	);
	assert.ok(!markup.includes("example="));
});

test("Markdown is the program and a link, and no backticks in it end the fence", () => {
	assert.equal(markdownText(shared), `\`\`\`python\nprint(1)\n\`\`\`\n\n[Run it in the Python Handbook](${LINK})\n`);
	const ticked = markdownText({ ...shared, source: '"""\n````\n"""' });
	assert.ok(ticked.startsWith('`````python\n"""\n````\n"""\n`````\n'));
});
