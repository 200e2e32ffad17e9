/** What a snippet gets from its page besides its code: set-up programs and files, by the names of elements or addresses. */

import { contentOf } from "../../lib/content.js";
import { tidy } from "./found-code.js";

/** @typedef {import("../messages.js").HostFile} HostFile */

/**
 * @param {string} address - as the page writes it
 * @param {string} what - it is, for the reader
 * @returns {Promise<Response>}
 * @throws {Error} with a sentence for the reader
 */
async function answer(address, what) {
  const response = await fetch(new URL(address, document.baseURI)).catch(() => null);
  if (!response?.ok) throw new Error(`${what} could not be loaded: ${address}`);
  return response;
}

/**
 * @param {string} address - as the page writes it
 * @param {string} what - it is, for the reader
 * @returns {Promise<string>}
 * @throws {Error} with a sentence for the reader
 */
export const fetched = async (address, what) => (await answer(address, what)).text();

/**
 * @param {string} address - as the page writes it, of a file for a program
 * @returns {Promise<Uint8Array<ArrayBuffer>>}
 * @throws {Error} with a sentence for the reader
 */
export async function fetchedFile(address) {
  return new Uint8Array(await (await answer(address, "A file of this program")).arrayBuffer());
}

/**
 * @param {string} name
 * @param {Uint8Array<ArrayBuffer>} bytes
 * @returns {HostFile}
 */
export function hostFile(name, bytes) {
  const content = contentOf(bytes);
  return typeof content === "string" ? { name, text: content } : { name, text: "", bytes: content };
}

/**
 * @param {string} selector
 * @returns {Element}
 * @throws {Error} when nothing matches
 */
export function elementAt(selector) {
  let found = null;
  try {
    found = document.querySelector(selector);
  } catch {
    // It is no selector
  }
  if (!found) throw new Error(`This page has no element “${selector}”.`);
  return found;
}

/** @param {Element} element @returns {string} the program that it holds, or the one that it shows now */
export function programIn(element) {
  if ("code" in element && typeof element.code === "string") return element.code;
  return tidy(element.textContent ?? "");
}

/** @param {string | null} list @returns {string[]} what commas or spaces separate */
export const listed = (list) => (list ?? "").split(/[\s,]+/).filter(Boolean);

/**
 * @param {string} entry - `ADDRESS`, `NAME=ADDRESS`, or `NAME=#ID` of an element that holds the text
 * @returns {Promise<HostFile>}
 */
async function file(entry) {
  const [, name = "", place = ""] = /^(?:([^=]*)=)?(.*)$/.exec(entry) ?? [];
  if (place.startsWith("#"))
    return { name: name || place.slice(1), text: (elementAt(place).textContent ?? "").trimStart() };
  const last = new URL(place, document.baseURI).pathname.split("/").at(-1) ?? "";
  return hostFile(name || decodeURIComponent(last), await fetchedFile(place));
}

/**
 * @param {string | null} list - entries with spaces between them
 * @returns {Promise<HostFile[]>}
 */
export const filesIn = (list) => Promise.all((list ?? "").split(/\s+/).filter(Boolean).map(file));
