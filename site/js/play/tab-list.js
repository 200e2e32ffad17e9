/** Tabs as the ARIA practices describe them: one of them takes the focus, the arrows go to the others and show them. */
import { element } from "../elements/controls.js";

/**
 * @typedef {object} Tab
 * @property {string} key - names it
 * @property {string} text - what it shows
 * @property {string} panel - id of what it shows when it is chosen
 * @property {string} [note] - a word after the text, such as "runs"
 */

export class TabList {
  #choose;
  #prefix;
  #shown = "";

  /**
   * @param {string} label - of the list
   * @param {string} prefix - of the ids of its tabs
   * @param {(key: string) => void} choose - a tab was chosen
   */
  constructor(label, prefix, choose) {
    this.#prefix = prefix;
    this.#choose = choose;
    this.element = element("div", "play-tabs");
    this.element.setAttribute("role", "tablist");
    this.element.setAttribute("aria-label", label);
    this.element.addEventListener("keydown", (event) => this.#move(event));
    this.element.addEventListener("click", ({ target }) => {
      const tab = target instanceof Element ? target.closest('[role="tab"]') : null;
      if (tab instanceof HTMLElement) this.#choose(tab.dataset.key ?? "");
    });
  }

  /**
   * @param {Tab[]} tabs
   * @param {string} chosen - key of one
   */
  show(tabs, chosen) {
    const focused = this.element.contains(document.activeElement);
    const made = tabs.map((tab, index) => this.#tab(tab, index, tab.key === chosen));
    this.element.replaceChildren(...made);
    const current = made.find(({ ariaSelected }) => ariaSelected === "true");
    if (focused) current?.focus({ preventScroll: true });
    if (this.#shown !== chosen) current?.scrollIntoView({ block: "nearest", inline: "nearest" });
    this.#shown = chosen;
  }

  /**
   * @param {Tab} tab
   * @param {number} index
   * @param {boolean} chosen
   */
  #tab({ key, text, panel, note }, index, chosen) {
    const tab = element("button", "play-tab", text);
    if (note) tab.append(element("span", "play-tab-note", ` ${note}`));
    tab.id = `${this.#prefix}-${index}`;
    tab.dataset.key = key;
    tab.setAttribute("type", "button");
    tab.setAttribute("role", "tab");
    tab.setAttribute("aria-controls", panel);
    tab.ariaSelected = String(chosen);
    tab.tabIndex = chosen ? 0 : -1;
    return tab;
  }

  /** @returns {string} id of the tab that is chosen */
  get current() {
    return this.element.querySelector('[aria-selected="true"]')?.id ?? "";
  }

  /** @param {KeyboardEvent} event */
  #move(event) {
    const tabs = /** @type {HTMLElement[]} */ ([...this.element.children]);
    const place = tabs.indexOf(/** @type {HTMLElement} */ (document.activeElement));
    const places = { ArrowLeft: place - 1, ArrowRight: place + 1, Home: 0, End: tabs.length - 1 };
    if (place < 0 || event.altKey || event.ctrlKey || event.metaKey || !(event.key in places)) return;
    event.preventDefault();
    const wanted = places[/** @type {keyof typeof places} */ (event.key)];
    const next = tabs[(wanted + tabs.length) % tabs.length];
    next?.focus();
    this.#choose(next?.dataset.key ?? "");
  }
}
