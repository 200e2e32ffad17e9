/** The page where a reader keeps the whole handbook in this browser, sees what is kept, and removes it. */

import { confirm } from "../elements/confirm.js";
import { announce, element } from "../elements/controls.js";
import { amountText, sizeText } from "../lib/durations.js";
import { ask } from "../offline/messages.js";
import { missingFiles, readKept, readRelease } from "../offline/releases.js";
import { fetchRelease, KeepError, LOCK, mendRelease, newestRelease, sizeOf, switchTo } from "../offline/staging.js";
import { siteAddress } from "../runtime/addresses.js";
import { pauseKeeping, resumeKeeping } from "../runtime/keeping.js";
import { activeServiceWorker } from "../runtime/registration.js";
import { counted } from "./work-lists.js";

/** @typedef {import("../offline/releases.js").Release} Release */
/** @typedef {import("../offline/staging.js").NewestRelease} NewestRelease */

/** What a first visit leaves is not worth a word. */
const MOSTLY_MISSING = 0.98;

/** @param {string} text @param {() => unknown} press */
function button(text, press) {
  const made = document.createElement("button");
  made.type = "button";
  made.textContent = text;
  made.addEventListener("click", press);
  return made;
}

class Offline {
  #place;
  #state = element("p", "offline-state");
  #bar = document.createElement("progress");
  #amount = element("span", "offline-amount");
  #keep = button("Keep for offline", () => this.#fetchAll());
  #pause = button("Pause", () => this.#stopping.abort());
  #check = button("Compare all files", () => this.#mend());
  #remove = button("Remove", () => this.#askRemove());
  #list = element("ul", "");
  #stopping = new AbortController();
  /** @type {NewestRelease | null} */
  #newest = null;

  /** @param {HTMLElement} place */
  constructor(place) {
    this.#place = place;
    this.#state.setAttribute("role", "status");
    this.#bar.setAttribute("aria-label", "Keeping the handbook");
    place.classList.add("prose", "work");
    const actions = element("div", "work-actions", this.#keep, this.#pause, this.#check, this.#remove);
    place.append(element("div", "offline-progress", this.#bar, this.#amount), this.#state, this.#list, actions);
    this.#offer();
  }

  async show() {
    const reason = whyNot();
    if (reason) {
      this.#say(reason);
      return;
    }
    const site = siteAddress("");
    const kept = await readKept(site);
    const release = kept && (await readRelease(site, kept.current));
    if (release) await this.#showKept(release);
    else await this.#showOffer();
  }

  async #showOffer() {
    try {
      this.#newest = await newestRelease();
    } catch (error) {
      this.#fail(error);
      this.#offer(this.#keep);
      return;
    }
    const total = sizeOf(this.#newest.files.values());
    const missing = sizeOf((await missingFiles(this.#newest)).map(([, entry]) => entry));
    const begun =
      missing < MOSTLY_MISSING * total ? ` ${sizeText(missing)} of it is to be loaded, the rest is here.` : "";
    this.#say(`The whole handbook takes ${sizeText(total)}.${begun}`);
    this.#describe(this.#newest);
    this.#offer(this.#keep);
  }

  /** @param {Release} release */
  async #showKept(release) {
    const missing = await missingFiles(release);
    const size = sizeText(sizeOf(release.files.values()));
    const lost = `${counted(missing.length, "file")} of it ${missing.length === 1 ? "is" : "are"} lost`;
    this.#say(
      missing.length === 0
        ? `The whole handbook is kept in this browser: ${size}. It works without a connection.`
        : `The handbook is kept in this browser, but ${lost}. Compare all files to load again what is missing.`,
    );
    this.#describe(release);
    this.#offer(this.#check, this.#remove);
  }

  async #fetchAll() {
    navigator.storage?.persist?.().catch(() => {}); // the browser may ask the reader; nothing waits for the answer
    await this.#work(async (signal) => {
      pauseKeeping();
      await activeServiceWorker(true); // while nothing is under way, which would hold it up
      const newest = this.#newest ?? (await newestRelease(signal));
      await checkRoom(newest);
      await navigator.locks.request(LOCK, { signal }, () =>
        fetchRelease(newest, signal, (loaded, total) => this.#report(loaded, total)),
      );
      await switchTo(newest);
    });
  }

  async #mend() {
    await this.#work(async (signal) => {
      const site = siteAddress("");
      const kept = await readKept(site);
      const release = kept && (await readRelease(site, kept.current));
      if (!release) return "";
      const fetched = await navigator.locks.request(LOCK, { signal }, () =>
        mendRelease(release, signal, (loaded, total) => this.#report(loaded, total)),
      );
      if (fetched === 0) return "All files are as they should be.";
      return `${counted(fetched, "file")} ${fetched === 1 ? "was" : "were"} damaged or lost, and loaded again.`;
    });
  }

  /**
   * Do what takes a while and can be paused.
   * @param {(signal: AbortSignal) => Promise<string | void>} work - gives what else is to be said
   */
  async #work(work) {
    this.#stopping = new AbortController();
    this.#list.replaceChildren();
    this.#offer(this.#pause);
    this.#say("Loading. You can go on reading in another tab.");
    this.#report(0, 0);
    try {
      const said = await work(this.#stopping.signal);
      await this.show();
      if (said) this.#say(`${said} ${this.#state.textContent}`);
    } catch (error) {
      await this.show();
      this.#fail(error);
    }
    resumeKeeping();
    announce(this.#state.textContent ?? "");
  }

  async #askRemove() {
    const sure = await confirm(this.#place, {
      title: "Remove the handbook from this browser?",
      text: "Pages then need a connection again, and Python is loaded when you next run something. Your own work stays.",
      yes: "Remove it",
      no: "Keep it",
    });
    if (!sure) return;
    const worker = await activeServiceWorker(true);
    if (worker) await ask(worker, { offline: "remove" });
    await activeServiceWorker(false);
    await this.show();
    this.#say(`Removed. ${this.#state.textContent}`);
  }

  /** @param {Release} release */
  #describe({ files }) {
    const site = siteAddress("");
    const paths = [...files.keys()].map((address) => address.slice(site.length));
    const pages = paths.filter((path) => path === "" || path.endsWith("/")).length;
    const packages = paths.filter((path) => path.endsWith(".whl")).length;
    this.#list.replaceChildren(
      element("li", "", `all ${pages} pages, with their exercises and the search`),
      element("li", "", `Python, and ${counted(packages, "package")} that programs can import`),
    );
  }

  /** @param {...HTMLElement} buttons - those that make sense now */
  #offer(...buttons) {
    for (const one of [this.#keep, this.#pause, this.#check, this.#remove]) one.hidden = !buttons.includes(one);
    this.#bar.hidden = this.#amount.hidden = !buttons.includes(this.#pause);
  }

  /** @param {number} loaded @param {number} total */
  #report(loaded, total) {
    this.#amount.textContent = total > 0 ? amountText(loaded, total) : "";
    if (total === 0) return this.#bar.removeAttribute("value");
    this.#bar.max = total;
    this.#bar.value = loaded;
  }

  /** @param {unknown} error */
  #fail(error) {
    if (this.#stopping.signal.aborted) {
      this.#say(`Paused. ${this.#state.textContent}`);
      return;
    }
    const known = error instanceof KeepError;
    if (!known) console.info("Offline:", error);
    this.#say(known ? error.message : "That failed, and nothing was changed. Check the connection, then try again.");
  }

  /** @param {string} text */
  #say(text) {
    this.#state.textContent = text;
  }
}

/** @returns {string} why nothing can be kept here; "" if it can */
function whyNot() {
  if (!globalThis.isSecureContext)
    return "Nothing can be kept here: browsers allow it only where the address begins with https, or on this computer itself.";
  if (!navigator.serviceWorker || !globalThis.caches)
    return "Nothing can be kept here: this browser, or this kind of window, offers no service worker. Everything else works.";
  return "";
}

/**
 * @param {Release} release
 * @throws {KeepError} where the browser says that it can't be kept
 */
async function checkRoom(release) {
  const missing = sizeOf((await missingFiles(release)).map(([, entry]) => entry));
  const { quota = Number.POSITIVE_INFINITY, usage = 0 } = (await navigator.storage?.estimate?.()) ?? {};
  if (usage + missing <= quota) return;
  const room = sizeText(Math.max(quota - usage, 0));
  throw new KeepError(`There is not enough room: it takes ${sizeText(missing)}, and the browser has ${room} for it.`);
}

/** @param {HTMLElement} place - where the page has room for it */
export function connectOffline(place) {
  new Offline(place).show().catch((error) => {
    console.info("Offline:", error);
    place.append(element("p", "", "Nothing can be kept here: this browser refuses to store anything for this site."));
  });
}
