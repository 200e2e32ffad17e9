import assert from "node:assert/strict";
import { test } from "node:test";
import { nameProblem, nameProblemAmong } from "../../../site/js/lib/file-names.js";
import {
  decodeFiles,
  encodeFiles,
  LONGEST_LINK,
  playgroundLink,
  ShareError,
  sharedCode,
  sharedNeeds,
} from "../../../site/js/lib/share-code.js";

/** What a link holds is opened as it was. @param {Record<string, string | Uint8Array<ArrayBuffer>>} files */
async function roundTrip(files) {
  const back = await decodeFiles(await encodeFiles(files));
  assert.deepEqual(
    back.map(({ name, content }) => [name, content]),
    Object.entries(files),
  );
}

/** A link of this form that holds any text. @param {string} text */
async function coded(text) {
  const stream = new Blob([text]).stream().pipeThrough(new CompressionStream("deflate-raw"));
  return `1.${Buffer.from(await new Response(stream).arrayBuffer()).toString("base64url")}`;
}

test("files come back as they were, in their order", async () => {
  await roundTrip({ "main.py": "import shop\nprint(shop.total())\n", "shop/prices.py": "", "a.txt": "\r\n\t\0é𝄞" });
});

test("a file that is no text comes back byte by byte", async () => {
  await roundTrip({ "main.py": "", "photo.png": Uint8Array.from({ length: 70_000 }, (_, index) => (index * 7) % 256) });
});

test("what a link holds needs no escape in an address", async () => {
  const code = await encodeFiles({ "main.py": "print('ÿÿÿ???>>>')\n".repeat(20) });
  assert.match(code, /^1\.[\w-]+$/);
  const { address } = await playgroundLink("https://example.org/play/?example=x", { "main.py": "1" });
  assert.match(address, /^https:\/\/example\.org\/play\/#files=1\.[\w-]+$/);
  assert.deepEqual(await decodeFiles(sharedCode(new URL(address).hash) ?? ""), [{ name: "main.py", content: "1" }]);
});

test("a program is compressed", async () => {
  const source = "for number in range(10):\n    print(number)\n".repeat(40);
  assert.ok((await encodeFiles({ "main.py": source })).length < source.length / 5);
});

test("a link that is too long says so", async () => {
  const noise = Array.from({ length: 2500 }, (_, index) => Math.sin(index)).join();
  const { address, fits } = await playgroundLink("https://example.org/play/", { "main.py": noise });
  assert.equal(fits, false);
  assert.ok(address.length > LONGEST_LINK);
  assert.equal((await playgroundLink("https://example.org/play/", { "main.py": "1" })).fits, true);
});

test("a fragment that holds no files is none", () => {
  assert.equal(sharedCode("#top"), null);
  assert.equal(sharedCode(""), null);
});

test("a damaged link is refused with a sentence", async () => {
  const whole = await encodeFiles({ "main.py": "print('a'); print('b')" });
  for (const code of ["", "1.", "1.???", whole.slice(0, -9), await coded("no JSON"), await coded("{}"), await coded("[]")]) {
    await assert.rejects(decodeFiles(code), (error) => error instanceof ShareError && /damaged/.test(error.message));
  }
  for (const list of ['[["main.py"]]', '[["main.py",1]]', '["main.py"]', "[null]", '[["a","%%",1]]']) {
    await assert.rejects(decodeFiles(await coded(list)), /damaged/);
  }
});

test("a link of a later form says what to do", async () => {
  await assert.rejects(decodeFiles("2.abc"), /newer release/);
});

test("a link whose files would lie outside of the working folder is refused", async () => {
  for (const name of ["../a.py", "/etc/passwd", "a/../../b", "", "a\\b", "a//b", "./a", "a\u202egnp.py"]) {
    await assert.rejects(decodeFiles(await coded(JSON.stringify([[name, ""]]))), /can't be opened/);
  }
});

test("a name that comes twice, or is a file and a folder, is refused", async () => {
  for (const names of [["a.py", "a.py"], ["a", "a/b.py"], ["a/b.py", "a"]]) {
    const list = names.map((name) => [name, ""]);
    await assert.rejects(decodeFiles(await coded(JSON.stringify(list))), /can't be opened/);
  }
});

test("a short link that would fill the memory is not inflated", async () => {
  const bomb = await coded(`[["a.py","${"x".repeat(5_000_000)}"]]`);
  assert.ok(bomb.length < LONGEST_LINK);
  await assert.rejects(decodeFiles(bomb), /more than 4 MB/);
  await assert.rejects(decodeFiles(await coded(JSON.stringify(Array.from({ length: 300 }, () => ["a", ""])))), /200 files/);
});

test("names as people give them are fine", () => {
  for (const name of ["main.py", "test_main.py", "data/prices 2024.csv", "größe.py", ".env", "__proto__"]) {
    assert.equal(nameProblem(name), "");
  }
  assert.match(nameProblem(" a.py"), /space/);
  assert.match(nameProblemAmong("a.py", ["b.py", "a.py"]), /already/);
  assert.equal(nameProblemAmong("a.py", ["b.py", "a.pyi"]), "");
});

test("packages and input go along", async () => {
  const needs = { packages: ["rich", "humanize>=4,<5"], stdin: "Ada\n36 & more" };
  const { address } = await playgroundLink("https://example.org/play/", { "main.py": "1" }, needs);
  const { hash } = new URL(address);
  assert.deepEqual(sharedNeeds(hash), needs);
  assert.equal((await decodeFiles(sharedCode(hash) ?? ""))[0]?.content, "1");
  assert.deepEqual(sharedNeeds("#files=1.abc"), { packages: [], stdin: "" });
  assert.deepEqual(sharedNeeds(""), { packages: [], stdin: "" });
});
