/** Packages that a project asks for by name: those that come with the handbook are offered, others are looked for. */
import { actionButton, element } from "../elements/controls.js";
import { runtimeAddress } from "../runtime/site-runtime.js";
import { isRequirement } from "./project.js";

/** @typedef {import("./project.js").Project} Project */

const INDEX_KEY = "handbook:play:index";

const HINT =
  "What your files import is loaded by itself, if it comes with the handbook. Ask here for anything else: it is installed when you press Run.";

/** @param {string} name */
const normalised = (name) =>
  name
    .trim()
    .toLowerCase()
    .replace(/[-_.]+/g, "-");

export class PackagesPane {
  #project;
  #list = element("ul", "play-packages");
  #field = document.createElement("input");
  #index = document.createElement("input");
  #said = element("p", "play-said");
  #offers = document.createElement("datalist");
  /** @type {Set<string> | null} names of those that come with the handbook; null while they are not known */
  #vendored = null;

  /** @param {Project} project */
  constructor(project) {
    this.#project = project;
    this.#offers.id = "play-package-names";
    Object.assign(this.#field, { type: "text", autocomplete: "off", spellcheck: false, id: "play-package" });
    this.#field.setAttribute("list", this.#offers.id);
    this.#field.setAttribute("autocapitalize", "off");
    this.#said.setAttribute("role", "status");
    const label = element("label", "", "Package");
    label.setAttribute("for", "play-package");
    const add = document.createElement("button");
    Object.assign(add, { type: "submit", textContent: "Add" });
    const form = element("form", "play-package-form", label, this.#field, add, this.#offers);
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      this.#add(this.#field.value.trim());
    });
    this.#list.setAttribute("aria-label", "Packages of this project");
    this.element = element("div", "play-pane", element("p", "", HINT), form, this.#said, this.#list, this.#ofIndex());
    this.element.addEventListener("click", ({ target }) => {
      const button = target instanceof Element ? target.closest("button[data-package]") : null;
      if (button instanceof HTMLElement) this.#drop(button.dataset.package ?? "");
    });
    project.addEventListener("change", () => this.#show());
    this.#show();
  }

  /** Address of the reader's own package index; "" for the one that everybody uses. */
  get index() {
    return this.#index.value.trim();
  }

  /** The pane is looked at: what it offers is loaded. */
  async open() {
    if (this.#vendored) return;
    const response = await fetch(runtimeAddress("pyodide-lock.json")).catch(() => null);
    if (!response?.ok) return;
    const { packages } = /** @type {{ packages: Record<string, unknown> }} */ (await response.json());
    this.#vendored = new Set(Object.keys(packages));
    this.#offers.replaceChildren(...[...this.#vendored].sort().map((name) => new Option(name, name)));
    this.#show();
  }

  #ofIndex() {
    Object.assign(this.#index, { type: "url", placeholder: "https://…/simple", id: "play-index", spellcheck: false });
    try {
      this.#index.value = localStorage.getItem(INDEX_KEY) ?? "";
    } catch {
      // No storage: the field begins empty
    }
    this.#index.addEventListener("change", () => {
      try {
        localStorage.setItem(INDEX_KEY, this.index);
      } catch {
        // It holds for this visit
      }
    });
    const label = element("label", "", "Address of the package index");
    label.setAttribute("for", "play-index");
    const text = "Leave it empty for the public one. Whoever runs it sees which packages you ask for.";
    return element(
      "details",
      "play-index",
      element("summary", "", "Package index"),
      label,
      this.#index,
      element("p", "", text),
    );
  }

  /** @param {string} name */
  #add(name) {
    if (!isRequirement(name)) {
      this.#said.textContent =
        "A package has a name such as humanize, or humanize==4.12; or it is the address of a wheel.";
      return;
    }
    this.#project.ask([...this.#project.packages, name]);
    this.#field.value = "";
    this.#said.textContent = this.#isVendored(name)
      ? `${name} comes with the handbook.`
      : `${name} will be looked for in the package index.`;
  }

  /** @param {string} name */
  #drop(name) {
    this.#project.ask(this.#project.packages.filter((other) => other !== name));
    this.#said.textContent = `${name} is no longer asked for. It goes when the page is loaded anew.`;
    this.#field.focus();
  }

  /** @param {string} name */
  #isVendored(name) {
    return this.#vendored?.has(normalised(name)) ?? false;
  }

  #show() {
    const shown = this.#project.packages.map((name) => {
      const button = actionButton("drop-package", "Remove", name);
      button.dataset.package = name;
      const where = this.#vendored && (this.#isVendored(name) ? "comes with the handbook" : "from the package index");
      return element("li", "", element("code", "", name), where ? ` ${where} ` : " ", button);
    });
    this.#list.replaceChildren(...shown);
  }
}
