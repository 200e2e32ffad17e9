import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { crc32, unzipped, ZipError, zipOf } from "../../../site/js/lib/zip.js";

const LIMIT = 1_000_000;
const DATE = new Date(2026, 10, 29, 8, 30, 20);

/** @param {string} text */
const bytesOf = (text) => new TextEncoder().encode(text);

/** @param {import("../../../site/js/lib/zip.js").ZipEntry[]} entries */
const made = async (entries) => new Uint8Array(await (await zipOf(entries, DATE)).arrayBuffer());

/** What Python says of a zip file. @param {Uint8Array} zip @param {string} script - has the file's path in sys.argv[1] */
function python(zip, script) {
  const folder = mkdtempSync(join(tmpdir(), "zip-"));
  try {
    writeFileSync(join(folder, "a.zip"), zip);
    return execFileSync("python3", ["-c", script, join(folder, "a.zip")], { encoding: "utf-8" });
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** A zip file that Python makes. @param {string} script - writes to the open file `zip` */
function madeByPython(script) {
  const folder = mkdtempSync(join(tmpdir(), "zip-"));
  const path = join(folder, "a.zip");
  try {
    execFileSync("python3", ["-c", `import sys, zipfile\nwith zipfile.ZipFile(sys.argv[1], "w") as zip:\n ${script}`, path]);
    return new Uint8Array(readFileSync(path));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

test("Python reads what is written: names, contents, sizes, dates", async () => {
  const zip = await made([
    ["main.py", bytesOf("print('hi')\n".repeat(100))],
    ["größe/leer.txt", bytesOf("")],
  ]);
  const script = `import sys, zipfile
with zipfile.ZipFile(sys.argv[1]) as zip:
    print(zip.testzip(), *((i.filename, i.date_time, i.file_size, oct(i.external_attr >> 16)) for i in zip.infolist()))
    print(zip.read("main.py").decode()[:12])`;
  assert.equal(
    python(zip, script),
    "None ('main.py', (2026, 11, 29, 8, 30, 20), 1200, '0o100644') ('größe/leer.txt', (2026, 11, 29, 8, 30, 20), 0, '0o100644')\nprint('hi')\n\n",
  );
});

test("what is written is read again", async () => {
  const entries = /** @type {import("../../../site/js/lib/zip.js").ZipEntry[]} */ ([
    ["a.py", bytesOf("x = 1\n")],
    ["data/photo.png", Uint8Array.from({ length: 5000 }, (_, index) => index % 251)],
  ]);
  assert.deepEqual(await unzipped(await made(entries), LIMIT), entries);
});

test("what Python writes is read: stored, deflated, folders, a comment", async () => {
  const zip = madeByPython(
    `zip.writestr("a.py", "x = 1"); zip.mkdir("b"); zip.writestr("b/c.py", "y" * 999, zipfile.ZIP_DEFLATED); zip.comment = b"made"`,
  );
  const entries = await unzipped(zip, LIMIT);
  assert.deepEqual(
    entries.map(([name, content]) => [name, new TextDecoder().decode(content)]),
    [
      ["a.py", "x = 1"],
      ["b/c.py", "y".repeat(999)],
    ],
  );
});

test("a file that is none, is cut or was changed is refused with a sentence", async () => {
  const zip = await made([["a.py", bytesOf("x = 1\n".repeat(50))]]);
  await assert.rejects(unzipped(bytesOf("no zip"), LIMIT), ZipError);
  await assert.rejects(unzipped(zip.slice(0, -10), LIMIT), /a part of it is missing/);
  const changed = zip.slice();
  changed[14] = 0; // the sum in the file's own head is not the one that counts
  assert.equal((await unzipped(changed, LIMIT)).length, 1);
  const other = madeByPython(`zip.writestr("a.py", "x = 1")`);
  other[other.indexOf(120, 30)] = 121;
  await assert.rejects(unzipped(other, LIMIT), /damaged/);
});

test("a file that would fill the memory is refused, whatever it says of its size", async () => {
  const zip = await made([["a.txt", new Uint8Array(2_000_000)]]);
  await assert.rejects(unzipped(zip, LIMIT), /too large/);
  const view = new DataView(zip.buffer);
  view.setUint32(zip.length - 22 - 46 - 5 + 24, 10, true); // of the directory's only entry
  await assert.rejects(unzipped(zip, LIMIT), /damaged/);
});

test("an encrypted file says so", async () => {
  const zip = await made([["a.txt", bytesOf("a")]]);
  const directory = zip.length - 22 - 46 - 5;
  zip[directory + 8] = 1;
  await assert.rejects(unzipped(zip, LIMIT), /encrypted/);
});

test("the checksum is the one that zip has", () => {
  assert.equal(crc32(bytesOf("123456789")), 0xcbf43926);
});
