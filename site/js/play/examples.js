/** A dialog in which an example of the handbook is looked for, to be opened in the playground. */
import { element } from "../elements/controls.js";
import { manifest } from "../lib/site.js";

/** So many are shown at once. */
const MOST = 40;

/** @typedef {import("../lib/site.js").ManifestExample} ManifestExample */

/**
 * @param {ManifestExample} example
 * @returns {string} what is looked through
 */
const textOf = ({ name, source, url }) => `${name.replaceAll("-", " ")} ${name} ${url} ${source}`.toLowerCase();

/**
 * @param {HTMLElement} host - where the dialog is put
 * @returns {Promise<string | null>} the name of an example; null when none was chosen
 */
export async function chooseExample(host) {
  const dialog = document.createElement("dialog");
  dialog.className = "question play-examples";
  const heading = element("h2", "question-title", "Open an example of the handbook");
  heading.id = "play-examples-title";
  dialog.setAttribute("aria-labelledby", heading.id);
  const field = document.createElement("input");
  Object.assign(field, { type: "search", id: "play-examples-field", className: "question-field", autocomplete: "off" });
  const label = element("label", "question-label", "Name, page or code", field);
  const said = element("p", "play-said");
  said.setAttribute("role", "status");
  const list = element("ul", "play-example-list");
  const close = document.createElement("button");
  Object.assign(close, { type: "button", textContent: "Cancel" });
  close.addEventListener("click", () => dialog.close());
  dialog.append(heading, label, said, list, element("div", "question-answers", close));
  host.append(dialog);
  dialog.showModal();
  return new Promise((resolve) => {
    /** @type {string | null} */
    let chosen = null;
    dialog.addEventListener("close", () => {
      dialog.remove();
      resolve(chosen);
    });
    list.addEventListener("click", ({ target }) => {
      const button = target instanceof Element ? target.closest("button") : null;
      if (!button) return;
      chosen = button.dataset.example ?? null;
      dialog.close();
    });
    fill(field, list, said);
  });
}

/**
 * @param {HTMLInputElement} field
 * @param {HTMLElement} list
 * @param {HTMLElement} said
 */
async function fill(field, list, said) {
  said.textContent = "Loading the list…";
  /** @type {[ManifestExample, string][]} */
  let all;
  try {
    const { examples } = await manifest();
    all = [...examples.values()].filter(({ options }) => !options.static).map((example) => [example, textOf(example)]);
  } catch (error) {
    said.textContent = error instanceof Error ? error.message : String(error);
    return;
  }
  const show = () => {
    const words = field.value.toLowerCase().split(/\s+/).filter(Boolean);
    const found = all.filter(([, text]) => words.every((word) => text.includes(word)));
    list.replaceChildren(...found.slice(0, MOST).map(([example]) => entry(example)));
    const more = found.length > MOST ? `, the first ${MOST} of them are shown` : "";
    said.textContent = `${found.length} example${found.length === 1 ? "" : "s"}${more}`;
  };
  field.addEventListener("input", show);
  show();
}

/** @param {ManifestExample} example */
function entry({ name, url }) {
  const button = element("button", "play-example", name, element("small", "", url.split("#")[0] ?? ""));
  button.setAttribute("type", "button");
  button.dataset.example = name;
  return element("li", "", button);
}
