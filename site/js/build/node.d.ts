/** As much of Node.js as the build's scripts use. */

declare module "node:crypto" {
  const crypto: { randomFillSync: <View extends Uint8Array>(view: View) => View };
  export default crypto;
}

declare module "node:fs/promises" {
  export function readFile(path: string): Promise<Uint8Array<ArrayBuffer>>;
  export function writeFile(path: string, data: Uint8Array): Promise<void>;
}

declare module "node:url" {
  export function pathToFileURL(path: string): URL;
}

declare module "node:zlib" {
  export function gunzipSync(data: Uint8Array): Uint8Array<ArrayBuffer>;
  export function gzipSync(data: Uint8Array, options: { level: number }): Uint8Array<ArrayBuffer>;
}

declare const process: { argv: string[]; env: Record<string, string>; exit(code: number): never };
