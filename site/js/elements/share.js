/** How an example gets elsewhere: to the playground, and by a dialog with a link, HTML and Markdown to copy, and a frame as others see it. */

import styles from "../../css/lazy/share.css";
import { copyText } from "../lib/clipboard.js";
import { addStyles } from "../lib/lazy-styles.js";
import { playgroundAddress } from "../lib/playground-address.js";
import { LONGEST_LINK } from "../lib/share-code.js";
import { frameAddress, frameMarkup, markdownText, scriptMarkup } from "../lib/share-texts.js";
import { siteUrl } from "../lib/site.js";
import { element, sayDone } from "./controls.js";

/** @typedef {import("../lib/share-texts.js").Shared} Shared */
/** @typedef {import("../lib/share-texts.js").ShareTheme} ShareTheme */

/**
 * @typedef {object} SharedProgram
 * @property {string} name
 * @property {string} source - as the reader has it
 * @property {boolean} edited
 * @property {Record<string, unknown>} options - as the lesson gives them
 */

const THEMES = /** @type {const} */ ([
  ["auto", "Like the page around it"],
  ["light", "Light"],
  ["dark", "Dark"],
]);

/** A frame is as high as this until it is known what is in it. */
const UNKNOWN_PX = 300;

const EDITED =
  "You have changed this program. Link, script and Markdown carry your text, which stands in them and nowhere else; the iframe and the preview show the original.";
const TOO_LONG = "The link with your program is so long that some mail programs and messengers will cut it.";

addStyles(styles);

/** The handbook's root, whole: what is copied is used elsewhere. */
const root = () => siteUrl("");

class ShareDialog {
  #dialog = document.createElement("dialog");
  #frame = document.createElement("iframe");
  #theme = document.createElement("select");
  #height = document.createElement("input");
  #shared;
  /** @type {Record<"link" | "script" | "iframe" | "markdown", HTMLInputElement | HTMLTextAreaElement>} */
  #fields = { link: field(1), script: field(3), iframe: field(3), markdown: field(4) };
  /** As high as the frame's page is. */
  #natural = UNKNOWN_PX;

  /**
   * @param {Shared} shared
   * @param {string} playground - its address, with this program
   */
  constructor(shared, playground) {
    this.#shared = shared;
    const dialog = this.#dialog;
    const title = element("h2", "question-title", `Share ${shared.name}`);
    title.id = "share-title";
    dialog.className = "question share";
    dialog.setAttribute("aria-labelledby", title.id);
    const notes = shared.edited ? [EDITED, ...(shared.link.length > LONGEST_LINK ? [TOO_LONG] : [])] : [];
    dialog.append(
      title,
      ...notes.map((note) => element("p", "share-note", note)),
      this.#copied("link", "Link"),
      this.#looks(),
      this.#copied("script", "Script: sizes itself and takes on the page’s colours"),
      this.#copied("iframe", "iframe: needs no script"),
      this.#copied("markdown", "Markdown"),
      this.#preview(),
      this.#answers(playground),
    );
    dialog.addEventListener("close", () => dialog.remove());
  }

  open() {
    document.body.append(this.#dialog);
    this.#show();
    this.#frame.src = frameAddress(this.#shared, this.#look.theme);
    this.#dialog.showModal();
  }

  get #look() {
    const chosen = Number(this.#height.value);
    const theme = /** @type {ShareTheme} */ (this.#theme.value);
    return { theme, height: this.#height.value && chosen > 0 ? Math.round(chosen) : null };
  }

  #looks() {
    this.#theme.append(...THEMES.map(([value, text]) => new Option(text, value)));
    Object.assign(this.#height, { type: "number", min: "80", step: "10", inputMode: "numeric" });
    this.#height.placeholder = "as high as it is";
    this.#theme.addEventListener("change", () => {
      this.#frame.src = frameAddress(this.#shared, this.#look.theme);
      this.#show();
    });
    this.#height.addEventListener("input", () => this.#show());
    return element(
      "div",
      "share-looks",
      element("label", "", element("span", "", "Theme"), this.#theme),
      element("label", "", element("span", "", "Height in pixels"), this.#height),
    );
  }

  #preview() {
    const { name, edited } = this.#shared;
    this.#frame.title = `Preview of ${name}`;
    this.#frame.addEventListener("load", () => this.#follow());
    const label = edited ? "Preview of the iframe, with the original program" : "Preview of the iframe";
    return element("figure", "share-preview", element("figcaption", "", label), this.#frame);
  }

  /** The frame is as high as what is in it, which its page is asked for: it is one of ours. */
  #follow() {
    const main = this.#frame.contentDocument?.querySelector("main");
    if (!main) return;
    new ResizeObserver(() => {
      this.#natural = Math.ceil(main.getBoundingClientRect().bottom);
      this.#show();
    }).observe(main);
  }

  #show() {
    const { theme, height } = this.#look;
    const whole = { theme, height: height ?? this.#natural };
    this.#frame.height = String(whole.height);
    this.#fields.link.value = this.#shared.link;
    this.#fields.script.value = scriptMarkup(this.#shared, { theme, height });
    this.#fields.iframe.value = frameMarkup(this.#shared, whole);
    this.#fields.markdown.value = markdownText(this.#shared);
  }

  /**
   * @param {"link" | "script" | "iframe" | "markdown"} which
   * @param {string} label
   */
  #copied(which, label) {
    const shown = this.#fields[which];
    shown.setAttribute("aria-label", label);
    shown.addEventListener("focus", () => shown.select());
    const button = document.createElement("button");
    Object.assign(button, { type: "button", textContent: "Copy" });
    button.setAttribute("aria-label", `Copy ${label.split(":")[0]}`);
    button.addEventListener("click", async () => {
      sayDone(button, (await copyText(shown.value)) ? "Copied" : "Not copied");
    });
    return element("div", "share-text", element("p", "share-label", label), button, shown);
  }

  /** @param {string} playground */
  #answers(playground) {
    const links = [link(playground, "Open in playground")];
    const report = document.getElementById(this.#shared.name)?.querySelector(".example-report")?.getAttribute("href");
    if (report) links.push(link(report, "Report a mistake"));
    const close = document.createElement("button");
    Object.assign(close, { type: "button", textContent: "Close" });
    close.addEventListener("click", () => this.#dialog.close());
    return element("div", "question-answers", close, ...links);
  }
}

/** @param {number} lines */
function field(lines) {
  const made = document.createElement(lines > 1 ? "textarea" : "input");
  if (made instanceof HTMLTextAreaElement) made.rows = lines;
  made.readOnly = true;
  made.spellcheck = false;
  return made;
}

/** @param {string} address @param {string} text */
function link(address, text) {
  const made = document.createElement("a");
  made.className = "button is-quiet";
  made.href = address;
  made.textContent = text;
  return made;
}

/**
 * Opens an example in the playground, with the reader's own text of it.
 * @param {SharedProgram} program
 * @param {Element} link - that leads there, and gets the whole address
 * @param {boolean} followed - whether the reader has chosen it
 */
export async function carry({ name, source }, link, followed) {
  const address = await playgroundAddress(name, source);
  link.setAttribute("href", address);
  if (followed) location.assign(address);
}

/** @param {SharedProgram} program */
export async function openShareDialog({ name, source, edited, options }) {
  const { after, packages } = options;
  const playground = await playgroundAddress(name, edited ? source : null);
  const own = new URL(`#${name}`, location.href.split(/[?#]/)[0]).href;
  const shared = {
    name,
    root: root(),
    link: edited ? playground : own,
    source,
    edited,
    after: typeof after === "string" ? after : "",
    packages: Array.isArray(packages) ? packages.map(String) : [],
  };
  new ShareDialog(shared, playground).open();
}
