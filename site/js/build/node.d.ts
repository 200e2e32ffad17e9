/** As much of Node.js as the build's scripts use. */

declare module "node:crypto" {
  const crypto: { randomFillSync: <View extends Uint8Array>(view: View) => View };
  export default crypto;
}

declare module "node:fs/promises" {
  export function readFile(path: string): Promise<Uint8Array<ArrayBuffer>>;
  export function rename(from: string, to: string): Promise<void>;
  export function writeFile(path: string, data: Uint8Array): Promise<void>;
}

declare module "node:url" {
  export function pathToFileURL(path: string): URL;
}

declare module "node:util" {
  export function promisify<Options, Result>(
    call: (data: Uint8Array, options: Options, done: (error: Error | null, result: Result) => void) => void,
  ): (data: Uint8Array, options: Options) => Promise<Result>;
}

declare module "node:zlib" {
  type Done = (error: Error | null, result: Uint8Array<ArrayBuffer>) => void;
  export const constants: { BROTLI_PARAM_SIZE_HINT: number; BROTLI_PARAM_LGWIN: number };
  export function brotliCompress(data: Uint8Array, options: { params: Record<number, number> }, done: Done): void;
  export function gzip(data: Uint8Array, options: { level: number }, done: Done): void;
  export function gunzipSync(data: Uint8Array): Uint8Array<ArrayBuffer>;
  export function gzipSync(data: Uint8Array, options: { level: number }): Uint8Array<ArrayBuffer>;
}

declare const process: { argv: string[]; env: Record<string, string>; exit(code: number): never };
