/** Reads zip files whose entries are stored, not deflated: the build makes them so, and HTTP compresses better. */

const END = 0x06_05_4b_50;
const END_SIZE = 22;
const ENTRY = 0x02_01_4b_50;
const ENTRY_SIZE = 46;
const LOCAL_SIZE = 30;

/**
 * As APPNOTE.TXT of PKWARE describes it, 4.3; no comment after the end, no Zip64.
 * @param {Uint8Array} zip
 * @returns {Generator<[name: string, content: Uint8Array]>}
 */
export function* entriesOf(zip) {
  const view = new DataView(zip.buffer, zip.byteOffset, zip.byteLength);
  const end = zip.length - END_SIZE;
  if (end < 0 || view.getUint32(end, true) !== END) throw new Error("this is no zip file, or it is cut");
  const decoder = new TextDecoder();
  let at = view.getUint32(end + 16, true);
  for (let left = view.getUint16(end + 10, true); left > 0; left--) {
    if (view.getUint32(at, true) !== ENTRY) throw new Error("the zip file's directory is damaged");
    const [size, nameSize, extraSize, commentSize] = [
      view.getUint32(at + 20, true),
      view.getUint16(at + 28, true),
      view.getUint16(at + 30, true),
      view.getUint16(at + 32, true),
    ];
    const local = view.getUint32(at + 42, true);
    const content = local + LOCAL_SIZE + view.getUint16(local + 26, true) + view.getUint16(local + 28, true);
    const name = decoder.decode(zip.subarray(at + ENTRY_SIZE, at + ENTRY_SIZE + nameSize));
    yield [name, zip.subarray(content, content + size)];
    at += ENTRY_SIZE + nameSize + extraSize + commentSize;
  }
}
