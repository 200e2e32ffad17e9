/** The search: a dialog with a field, and what is found below it. */

import styles from "../../css/lazy/search.css";
import { element } from "../elements/controls.js";
import { addStyles } from "../lib/lazy-styles.js";
import { groupElement, plannedElement } from "./results.js";
import { Search } from "./search.js";
import { wordsOf } from "./words.js";

addStyles(styles);

/** A question is asked when nothing was typed for so long. */
const PAUSE_MS = 120;
/** How many pages are shown at first, and more by each press of the button. */
const SHOWN = 8;

const NO_WORD = "Signs can't be looked for: write a word, or look into the index of terms.";
const LEAD = "Look for words, for names such as functools.cache, or for an error such as KeyError.";

export class SearchDialog {
  #dialog = document.createElement("dialog");
  #field = document.createElement("input");
  #status = element("p", "search-status", LEAD);
  #results = element("div", "search-results");
  /** @type {Promise<Search> | null} */
  #search = null;
  /** Of a question that is about to be asked; 0 when there is none. */
  #timer = 0;
  /** Resolves when the last question is answered. */
  #asked = Promise.resolve();
  /** Counts questions, so that a late answer to an earlier one is dropped. */
  #question = 0;

  constructor() {
    this.#build();
    this.#field.addEventListener("input", () => this.#askSoon());
    this.#dialog.addEventListener("keydown", (event) => this.#onKey(event));
    this.#results.addEventListener("click", (event) => {
      // The address may be on this page.
      if (event.target instanceof Element && event.target.closest("a")) this.#dialog.close();
    });
    document.body.append(this.#dialog);
  }

  open() {
    if (this.#dialog.open) return;
    this.#dialog.showModal();
    this.#field.select();
    this.#loaded().catch(() => {}); // who asks hears of it
  }

  #build() {
    this.#field.type = "search";
    this.#field.placeholder = "Search the handbook";
    this.#field.setAttribute("aria-label", "Search the handbook");
    for (const name of ["autocomplete", "autocapitalize", "autocorrect"]) this.#field.setAttribute(name, "off");
    this.#field.spellcheck = false;
    this.#field.enterKeyHint = "search";
    const close = document.createElement("button");
    close.type = "button";
    close.textContent = "Close";
    close.addEventListener("click", () => this.#dialog.close());
    this.#status.setAttribute("role", "status");
    this.#dialog.className = "search";
    this.#dialog.setAttribute("aria-label", "Search");
    const bar = element("div", "search-bar", this.#field, close);
    bar.setAttribute("role", "search");
    this.#dialog.append(bar, this.#status, this.#results);
  }

  /** @returns {Promise<Search>} */
  #loaded() {
    this.#search ??= Search.load();
    this.#search.catch(() => this.#forget());
    return this.#search;
  }

  /** Load everything anew at the next question. */
  #forget() {
    this.#search = null;
  }

  #askSoon() {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#ask(), PAUSE_MS);
  }

  #ask() {
    clearTimeout(this.#timer);
    this.#timer = 0;
    this.#asked = this.#find();
  }

  async #find() {
    const asked = ++this.#question;
    this.#results.setAttribute("aria-busy", "true");
    const text = this.#field.value.trim();
    if (wordsOf(text).length === 0) {
      this.#answer(text, text ? NO_WORD : LEAD, text ? [this.#indexLink()] : []);
      return;
    }
    try {
      const found = await (await this.#loaded()).find(text);
      const groups = await found.pages(0, SHOWN);
      if (asked === this.#question) this.#show(text, found, groups);
    } catch (error) {
      this.#forget();
      if (asked === this.#question) this.#answer(text, error instanceof Error ? error.message : String(error), []);
    }
  }

  /** @param {string} text @param {import("./search.js").Found} found @param {import("./search.js").Group[]} groups */
  #show(text, found, groups) {
    const shown = groups.map(groupElement);
    if (found.count > groups.length) shown.push(this.#moreButton(found, groups.length));
    if (found.planned.length > 0) shown.push(plannedElement(found.planned));
    if (shown.length === 0) shown.push(this.#indexLink());
    this.#answer(text, summary(text, found), shown);
  }

  /** @param {string} question @param {string} said - read out @param {Node[]} shown */
  #answer(question, said, shown) {
    this.#status.textContent = said;
    this.#results.replaceChildren(...shown);
    this.#results.scrollTop = 0;
    this.#results.setAttribute("aria-busy", "false");
    this.#results.setAttribute("role", "region");
    this.#results.setAttribute("aria-label", `Results for ${question || "nothing"}`);
  }

  /** @param {import("./search.js").Found} found @param {number} from */
  #moreButton(found, from) {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "search-more";
    button.textContent = "Show more";
    button.addEventListener("click", async () => {
      const groups = (await found.pages(from, from + SHOWN)).map(groupElement);
      const next = from + SHOWN < found.count ? [this.#moreButton(found, from + SHOWN)] : [];
      button.replaceWith(...groups, ...next);
      groups[0]?.querySelector("a")?.focus();
    });
    return button;
  }

  #indexLink() {
    const link = document.createElement("a");
    link.href = new URL(`${document.documentElement.dataset.root}terms/`, document.baseURI).href;
    link.textContent = "Index of terms";
    return element("p", "search-elsewhere", link);
  }

  /** The arrows go through the links, and from the first one back to the field. @param {KeyboardEvent} event */
  #onKey(event) {
    const stops = /** @type {HTMLElement[]} */ ([this.#field, ...this.#results.querySelectorAll("a, button")]);
    const place = stops.indexOf(/** @type {HTMLElement} */ (document.activeElement));
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (event.isComposing) return;
    if (event.key === "Escape") {
      event.preventDefault(); // else some browsers empty the field first, and close the dialog at the second press
      this.#dialog.close();
    } else if (step && place >= 0) {
      event.preventDefault();
      stops[Math.max(0, Math.min(stops.length - 1, place + step))]?.focus();
    } else if (event.key === "Enter" && place === 0) {
      event.preventDefault();
      this.#openFirst();
    }
  }

  async #openFirst() {
    if (this.#timer) this.#ask();
    await this.#asked;
    this.#results.querySelector("a")?.click();
  }
}

/** @param {string} text @param {import("./search.js").Found} found @returns {string} what is read out */
function summary(text, { count, planned, instead }) {
  const pages = count === 0 ? "" : `${count} ${count === 1 ? "page" : "pages"}`;
  const plans = planned.length === 0 ? "" : `${planned.length} planned`;
  const amount = [pages, plans].filter((part) => part).join(", ");
  if (!amount) return `Nothing found for “${text}”.`;
  return instead ? `Nothing found for “${text}”. Found for “${instead}”: ${amount}.` : `${amount}.`;
}
