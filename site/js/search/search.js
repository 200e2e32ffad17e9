/** Finds what a reader asks for. What it needs is loaded at the first question. */

import { siteUrl } from "../lib/site.js";
import { plannedPlaces, writtenPlaces } from "./contents.js";
import { cleaned, pieces } from "./excerpts.js";
import { akinTo, closeTo } from "./likeness.js";
import { corrected } from "./spelling.js";
import { takenApart, wordsOf } from "./words.js";

/**
 * What the build writes into data/search.json.
 * @typedef {object} Start
 * @property {string} engine - the bundle of engine.js, below the site's root
 * @property {Record<string, string>} files - by the name that Pagefind has for a file, where it is
 * @property {import("./contents.js").Entry[]} contents
 */

/**
 * @typedef {object} Spot a heading of a page, or its beginning
 * @property {string} title
 * @property {string} url
 * @property {import("./excerpts.js").Piece[]} excerpt
 */

/** @typedef {import("./contents.js").Place & { url: string, spots: Spot[] }} Group a page */

/**
 * @typedef {object} Found
 * @property {number} count - of pages
 * @property {(from: number, to: number) => Promise<Group[]>} pages - those from one to before another, the best first
 * @property {import("./contents.js").Place[]} planned - what is not written yet
 * @property {string} instead - what was looked for instead of what was asked, "" if it was that
 */

/** @typedef {import("pagefind/script").Result} Result */

/** How many of the best results are looked at to see what the engine has taken for the words. */
const LOOKED_AT = 3;
const WORDS = "words.json";
const UNREACHABLE = "The search could not be loaded. Check the connection, then try again.";

export class Search {
  /** @type {string[] | null} */
  #known = null;

  /**
   * @param {Start} start
   * @param {typeof import("./engine.js")} module
   */
  constructor(start, module) {
    this.start = start;
    this.places = writtenPlaces(start.contents);
    this.takeFailure = module.takeFailure;
    this.engine = module.createEngine((name) => this.#addressOf(name));
  }

  /**
   * @returns {Promise<Search>}
   * @throws {Error} with a sentence for the reader
   */
  static async load() {
    try {
      const start = /** @type {Start} */ (await json(siteUrl("data/search.json")));
      const search = new Search(start, await import(siteUrl(start.engine).href));
      await search.engine.init();
      search.#complain();
      return search;
    } catch {
      throw new Error(UNREACHABLE);
    }
  }

  /**
   * @param {string} question
   * @returns {Promise<Found>}
   * @throws {Error} with a sentence for the reader; the search is of no use any more
   */
  async find(question) {
    const words = wordsOf(question);
    const apart = takenApart(words);
    /** @type {Map<string, Result>} a name with dots as it is, then where its parts are */
    const found = new Map();
    for (const asked of words.length < apart.length ? [words, apart] : [words]) {
      const results = await this.#ask(asked);
      const fits = async (/** @type {typeof closeTo} */ fit) => this.#mean(results, asked, fit);
      if (!(await fits(closeTo)) && !(await fits(akinTo))) continue;
      for (const result of results) if (!found.has(result.id)) found.set(result.id, result);
    }
    return found.size > 0 ? this.#found([...found.values()], words) : this.#findInstead(apart, words);
  }

  /**
   * What the engine takes for a word that it doesn't have is often far from it: it is no answer.
   * @param {string[]} apart
   * @param {string[]} words - the same, as they were asked for
   * @returns {Promise<Found>}
   */
  async #findInstead(apart, words) {
    const known = await this.#words();
    const better = apart.map((word) => corrected(word, known));
    if (better.join(" ") !== apart.join(" ")) {
      const found = this.#found(await this.#ask(better), better);
      if (found.count + found.planned.length > 0) return { ...found, instead: better.join(" ") };
    }
    return this.#found([], words);
  }

  /** @param {Result[]} results @param {string[]} words @returns {Found} */
  #found(results, words) {
    const pages = async (/** @type {number} */ from, /** @type {number} */ to) => {
      const data = await Promise.all(results.slice(from, to).map((result) => this.#load(result)));
      return data.map((page) => this.#group(page, takenApart(words)));
    };
    const planned = words.length > 0 ? plannedPlaces(this.start.contents, words) : [];
    return { count: results.length, pages, planned, instead: "" };
  }

  /** @param {import("pagefind/script").PageData} page @param {string[]} words @returns {Group} */
  #group({ url, meta, sub_results }, words) {
    const spots = sub_results.map((spot) => ({
      title: cleaned(spot.title),
      url: siteUrl(spot.url.slice(1)).href,
      excerpt: pieces(spot.excerpt),
    }));
    spots.sort((one, other) => wordsIn(other, words) - wordsIn(one, words));
    const place = this.places.get(url.slice(1)) ?? { number: "", title: cleaned(meta.title ?? ""), within: "" };
    return { ...place, url: siteUrl(url.slice(1)).href, spots };
  }

  /**
   * Whether the best results have all words, or what comes close to them.
   * @param {Result[]} results
   * @param {string[]} words
   * @param {(word: string, found: string) => boolean} fits
   */
  async #mean(results, words, fits) {
    if (results.length === 0) return false;
    const pages = await Promise.all(results.slice(0, LOOKED_AT).map((result) => this.#load(result)));
    const excerpts = pages.flatMap((page) => page.sub_results.flatMap((spot) => pieces(spot.excerpt)));
    const found = excerpts.filter((piece) => piece.found).map((piece) => piece.text);
    return words.every((word) => found.some((text) => fits(word, text)));
  }

  /** @param {string[]} words @returns {Promise<Result[]>} */
  async #ask(words) {
    if (words.length === 0) return [];
    const { results } = await this.engine.search(words.join(" "));
    this.#complain();
    return results;
  }

  /** @param {Result} result */
  async #load(result) {
    return result.data().catch(() => {
      throw new Error(UNREACHABLE);
    });
  }

  /** @returns {Promise<string[]>} every word of the handbook */
  async #words() {
    this.#known ??= await json(this.#addressOf(WORDS)).catch(() => {
      throw new Error(UNREACHABLE);
    });
    return this.#known ?? [];
  }

  /** Raise what the engine only says to the console. */
  #complain() {
    if (this.takeFailure()) throw new Error(UNREACHABLE);
  }

  /** @param {string} name */
  #addressOf(name) {
    return siteUrl(this.start.files[name] ?? name).href;
  }
}

/** How many of the words are in an excerpt. @param {Spot} spot @param {string[]} words */
function wordsIn({ excerpt }, words) {
  const found = excerpt.filter((piece) => piece.found).map((piece) => piece.text);
  return words.filter((word) => found.some((text) => closeTo(word, text))).length;
}

/** @param {string | URL} address @returns {Promise<any>} */
async function json(address) {
  const response = await fetch(address, { cache: "no-cache" }); // a host may let browsers keep an old one
  if (!response.ok) throw new Error(`${response.status}`);
  return response.json();
}
