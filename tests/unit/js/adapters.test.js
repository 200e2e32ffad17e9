import assert from "node:assert/strict";
import { test } from "node:test";
import { withSharedAdapters } from "../../../site/js/runtime/worker/adapters.js";

/** As Emscripten's convertJsFunctionToWasm makes them: a function of this type, imported and exported. */
const adapter = (/** @type {number[]} */ type) =>
	Uint8Array.of(
		0,
		97,
		115,
		109,
		1,
		0,
		0,
		0,
		1,
		type.length + 1,
		1,
		...type,
		2,
		7,
		1,
		1,
		101,
		1,
		102,
		0,
		0,
		7,
		5,
		1,
		1,
		102,
		0,
		0,
	);
const NOTHING = [0x60, 0, 0];
const NUMBER = [0x60, 0, 1, 127];

test("modules of the same bytes are compiled once, each function keeps its own adapter", async () => {
	const native = WebAssembly.Module;
	const [first, second, other] = await withSharedAdapters(async () =>
		[NUMBER, NUMBER, NOTHING].map(
			(type) => new WebAssembly.Module(adapter(type)),
		),
	);
	assert.equal(first, second);
	assert.notEqual(first, other);
	assert(first instanceof native);
	const [one, two] = [1, 2].map(
		(value) => new WebAssembly.Instance(first, { e: { f: () => value } }),
	);
	assert.deepEqual([one.exports.f(), two.exports.f()], [1, 2]);
});

test("afterwards all is as it was, also when the work fails", async () => {
	const native = WebAssembly.Module;
	await assert.rejects(
		withSharedAdapters(async () => {
			assert.notEqual(WebAssembly.Module, native);
			assert.equal(WebAssembly.Module.customSections, native.customSections);
			throw new Error("no");
		}),
		/no/,
	);
	assert.equal(WebAssembly.Module, native);
});
