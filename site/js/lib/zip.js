/**
 * Zip files as APPNOTE.TXT of PKWARE describes them: written deflated with UTF-8 names, read stored or deflated.
 *
 * Left out: Zip64, encryption, more than one disk.
 */

/** @typedef {[name: string, content: Uint8Array<ArrayBuffer>]} ZipEntry */

/** Why a zip file cannot be read; its message is a sentence for the reader. */
export class ZipError extends Error {}

const LOCAL = 0x04_03_4b_50;
const ENTRY = 0x02_01_4b_50;
const END = 0x06_05_4b_50;
const [LOCAL_SIZE, ENTRY_SIZE, END_SIZE] = [30, 46, 22];
const VERSION = 20;
/** Names are UTF-8: bit 11. */
const UTF8 = 0x0800;
const ENCRYPTED = 1;
const [STORED, DEFLATED] = [0, 8];
/** Made on Unix, a file that its owner may write and all may read. */
const MADE_BY = (3 << 8) | VERSION;
const MODE = (0o100644 << 16) >>> 0;
/** The end of the directory is looked for so far from the end of the file, as a comment may follow it. */
const LONGEST_COMMENT = 0xffff;

const CUT = "This is no zip file, or a part of it is missing.";

const TABLE = Uint32Array.from({ length: 256 }, (_, byte) => {
  let value = byte;
  for (let bit = 0; bit < 8; bit += 1) value = value & 1 ? (value >>> 1) ^ 0xedb88320 : value >>> 1;
  return value;
});

/**
 * @param {Uint8Array} bytes
 * @returns {number} the CRC-32 that zip and gzip have
 */
export function crc32(bytes) {
  let value = 0xffffffff;
  for (const byte of bytes) value = (value >>> 8) ^ /** @type {number} */ (TABLE[(value ^ byte) & 0xff]);
  return (value ^ 0xffffffff) >>> 0;
}

/** @param {Uint8Array<ArrayBuffer>} bytes */
async function deflated(bytes) {
  const stream = new Blob([bytes]).stream().pipeThrough(new CompressionStream("deflate-raw"));
  return new Uint8Array(await new Response(stream).arrayBuffer());
}

/**
 * @param {Uint8Array<ArrayBuffer>} bytes
 * @param {number} size - that it says to have: one that is larger would fill the memory
 * @param {string} name
 */
async function inflated(bytes, size, name) {
  const content = new Uint8Array(size);
  const reader = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("deflate-raw")).getReader();
  let at = 0;
  for (let part = await reader.read(); !part.done; part = await reader.read()) {
    if (at + part.value.length > size) {
      reader.cancel();
      throw new ZipError(`“${name}” in the zip file is damaged.`);
    }
    content.set(part.value, at);
    at += part.value.length;
  }
  return content.subarray(0, at);
}

/**
 * @param {Date} date - in local time, as zip files have it
 * @returns {number} of two seconds each, in the form of MS-DOS
 */
function dosTime(date) {
  const day = ((Math.max(date.getFullYear(), 1980) - 1980) << 9) | ((date.getMonth() + 1) << 5) | date.getDate();
  const time = (date.getHours() << 11) | (date.getMinutes() << 5) | (date.getSeconds() >> 1);
  return ((day << 16) | time) >>> 0;
}

/**
 * @param {number[]} fields - 2 bytes each where the size says so
 * @param {string} sizes - a digit for each field
 * @returns {Uint8Array<ArrayBuffer>} little-endian
 */
function packed(fields, sizes) {
  const bytes = new DataView(new ArrayBuffer([...sizes].reduce((sum, size) => sum + Number(size), 0)));
  let at = 0;
  fields.forEach((field, index) => {
    if (sizes[index] === "2") bytes.setUint16(at, field, true);
    else bytes.setUint32(at, field, true);
    at += Number(sizes[index]);
  });
  return new Uint8Array(bytes.buffer);
}

/**
 * @param {ZipEntry[]} entries
 * @param {Date} date - of all files
 * @returns {Promise<Blob>}
 */
export async function zipOf(entries, date) {
  /** @type {Uint8Array<ArrayBuffer>[]} */
  const files = [];
  /** @type {Uint8Array<ArrayBuffer>[]} */
  const directory = [];
  const [time, encoder] = [dosTime(date), new TextEncoder()];
  let at = 0;
  for (const [path, content] of entries) {
    const name = encoder.encode(path);
    const body = await deflated(content);
    const common = [VERSION, UTF8, DEFLATED, time, crc32(content), body.length, content.length, name.length, 0];
    files.push(packed([LOCAL, ...common], "4222444422"), name, body);
    directory.push(packed([ENTRY, MADE_BY, ...common, 0, 0, 0, MODE, at], "42222444422" + "22244"), name);
    at += LOCAL_SIZE + name.length + body.length;
  }
  const size = directory.reduce((sum, part) => sum + part.length, 0);
  const count = entries.length;
  const end = packed([END, 0, 0, count, count, size, at, 0], "42222442");
  return new Blob([...files, ...directory, end], { type: "application/zip" });
}

/**
 * @param {Uint8Array} bytes
 * @returns {number} where the end of the directory begins
 */
function endOf(bytes) {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const first = Math.max(0, bytes.length - END_SIZE - LONGEST_COMMENT);
  for (let at = bytes.length - END_SIZE; at >= first; at -= 1) {
    if (view.getUint32(at, true) === END) return at;
  }
  throw new ZipError(CUT);
}

/**
 * @param {Uint8Array<ArrayBuffer>} bytes - of a zip file
 * @param {number} limit - the most bytes that all files may have together
 * @returns {Promise<ZipEntry[]>} folders left out
 * @throws {ZipError}
 */
export async function unzipped(bytes, limit) {
  try {
    return await read(bytes, limit);
  } catch (error) {
    throw error instanceof ZipError ? error : new ZipError(CUT);
  }
}

/**
 * @param {Uint8Array<ArrayBuffer>} bytes
 * @param {number} limit
 */
async function read(bytes, limit) {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const [end, decoder] = [endOf(bytes), new TextDecoder()];
  /** @type {ZipEntry[]} */
  const entries = [];
  let [at, room] = [view.getUint32(end + 16, true), limit];
  for (let left = view.getUint16(end + 10, true); left > 0; left -= 1) {
    const half = (/** @type {number} */ offset) => view.getUint16(at + offset, true);
    const whole = (/** @type {number} */ offset) => view.getUint32(at + offset, true);
    if (whole(0) !== ENTRY) throw new ZipError(CUT);
    const name = decoder.decode(bytes.subarray(at + ENTRY_SIZE, at + ENTRY_SIZE + half(28)));
    const [method, crc, packedSize, size, local] = [half(10), whole(16), whole(20), whole(24), whole(42)];
    if (half(8) & ENCRYPTED) throw new ZipError(`“${name}” in the zip file is encrypted.`);
    room -= size;
    if (room < 0) throw new ZipError("The files in the zip file are too large.");
    const start = local + LOCAL_SIZE + view.getUint16(local + 26, true) + view.getUint16(local + 28, true);
    at += ENTRY_SIZE + half(28) + half(30) + half(32);
    if (name.endsWith("/")) continue;
    const content = await contentOf(bytes.slice(start, start + packedSize), method, size, name);
    if (content.length !== size || crc32(content) !== crc) throw new ZipError(`“${name}” in the zip file is damaged.`);
    entries.push([name, content]);
  }
  return entries;
}

/**
 * @param {Uint8Array<ArrayBuffer>} bytes - as they stand in the zip file
 * @param {number} method
 * @param {number} size - that it says to have once it is inflated
 * @param {string} name
 */
async function contentOf(bytes, method, size, name) {
  if (method === STORED) return bytes;
  if (method === DEFLATED) return inflated(bytes, size, name);
  throw new ZipError(`“${name}” in the zip file is compressed in a way that is not read here.`);
}
