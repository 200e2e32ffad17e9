/**
 * Compresses files as well as can be, as brotli and as gzip; run by Node when the site is built.
 *
 *   node compress.js LIST FOLDER
 *
 * LIST is a JSON file that maps what a copy is called to the file's path. FOLDER gets NAME.br and NAME.gz.
 */

import { readFile, rename, writeFile } from "node:fs/promises";
import { promisify } from "node:util";
import { brotliCompress, constants, gzip } from "node:zlib";

/** At a time: a large file takes some 200 MB of memory. */
const AT_ONCE = 2;

const [list = "", folder = ""] = process.argv.slice(2);

const toBrotli = promisify(brotliCompress);
const toGzip = promisify(gzip);

/**
 * @param {string} target
 * @param {Uint8Array} data
 */
async function put(target, data) {
  await writeFile(`${target}.new`, data);
  await rename(`${target}.new`, target); // what is there is whole
}

/**
 * @param {string} name
 * @param {string} path
 */
async function compress(name, path) {
  const data = await readFile(path);
  const params = { [constants.BROTLI_PARAM_SIZE_HINT]: data.length, [constants.BROTLI_PARAM_LGWIN]: 24 };
  await put(`${folder}/${name}.br`, await toBrotli(data, { params }));
  await put(`${folder}/${name}.gz`, await toGzip(data, { level: 9 }));
}

/** @type {[string, string][]} */
const todo = Object.entries(JSON.parse(new TextDecoder().decode(await readFile(list))));

async function work() {
  for (let next = todo.pop(); next; next = todo.pop()) await compress(...next);
}

await Promise.all(Array.from({ length: AT_ONCE }, work));
