/** The files of the playground and what goes with them, apart from any page. */
import { nameProblemAmong } from "../lib/file-names.js";

/** @typedef {import("../lib/content.js").Content} Content */

/**
 * What is kept of a project.
 * @typedef {object} ProjectData
 * @property {[name: string, content: Content][]} files - in the order of their tabs
 * @property {string} main - the file that Run runs; "" where there is none
 * @property {string} active - the file that is shown
 * @property {string} stdin - prepared lines for input(); "" asks the reader
 * @property {string[]} packages - asked for by name
 */

/** What a name can't be; its message is a sentence for the reader. */
export class NameError extends Error {}

/** The largest project, in bytes: all of it is written to the browser's storage with every change. */
export const LARGEST_PROJECT = 20_000_000;

/** @returns {ProjectData} what a new reader finds */
export function starter() {
  const main = `from shop import total

prices = {"tea": 2.50, "bread": 3.20}
print(f"Together: {total(prices):.2f}")
`;
  const shop = `def total(prices):
    return sum(prices.values())
`;
  const tests = `from shop import total


def test_total_of_nothing_is_zero():
    assert total({}) == 0


def test_total_adds_all_prices():
    assert total({"tea": 2, "bread": 3}) == 5
`;
  return projectOf([
    ["main.py", main],
    ["shop.py", shop],
    ["test_shop.py", tests],
  ]);
}

/**
 * @param {[name: string, content: Content][]} files
 * @param {Partial<ProjectData>} [more]
 * @returns {ProjectData}
 */
export function projectOf(files, more = {}) {
  const main = mainOf(files.map(([name]) => name));
  return { files, main, active: main || (files[0]?.[0] ?? ""), stdin: "", packages: [], ...more };
}

/** @param {string} name @returns {boolean} whether `python NAME` could be meant to run it */
export function isProgram(name) {
  return /^[^/]+\.py$/.test(name);
}

/** @param {string} name @returns {boolean} whether pytest looks for tests in it */
export function isTest(name) {
  return /(?:^|\/)(?:test_[^/]*|[^/]*_test)\.py$/.test(name);
}

/** What pip takes: a name with what may follow it, or the address of a wheel. */
const REQUIREMENT =
  /^(?:[A-Za-z0-9](?:[\w.-]*[A-Za-z0-9])?\s*(?:\[[\w\s,.-]*\])?\s*(?:[<>=!~].*)?|https?:\/\/\S+\.whl|emfs:\S+\.whl)$/;

/** @param {string} text @returns {boolean} whether it names a package */
export const isRequirement = (text) => text.length <= 200 && REQUIREMENT.test(text);

/**
 * @param {string[]} names - of files
 * @returns {string} which of them is most likely the program; "" when none is one
 */
export function mainOf(names) {
  if (names.includes("main.py")) return "main.py";
  const programs = names.filter(isProgram);
  return programs.find((name) => !isTest(name) && name !== "conftest.py") ?? programs[0] ?? "";
}

/** Editors know lines, not their ends. @param {Content} content @returns {Content} */
const withPlainEnds = (content) => (typeof content === "string" ? content.replace(/\r\n?/g, "\n") : content);

/** @param {Content} content @returns {number} bytes, or characters of text, which is near enough */
const sizeOf = (content) => content.length;

/**
 * Dispatches "change" when anything that is kept has changed, and before it "files" when there are other files, other
 * names, or another one is shown or run.
 */
export class Project extends EventTarget {
  /** @type {Map<string, Content>} */
  #files = new Map();
  #main = "";
  #active = "";
  #stdin = "";
  /** @type {string[]} */
  #packages = [];

  /** @param {ProjectData} data */
  constructor(data) {
    super();
    this.#take(data);
  }

  /** @param {ProjectData} data */
  #take({ files, main, active, stdin, packages }) {
    this.#files = new Map(files.map(([name, content]) => [name, withPlainEnds(content)]));
    this.#main = this.#files.has(main) ? main : mainOf(this.names);
    this.#active = this.#files.has(active) ? active : this.#main || (this.names[0] ?? "");
    this.#stdin = stdin;
    this.#packages = [...packages];
  }

  /** Put another project in the place of this one. @param {ProjectData} data */
  replace(data) {
    this.#take(data);
    this.#tell(true);
  }

  /** @returns {ProjectData} */
  get data() {
    const { main, active, stdin, packages } = this;
    return { files: [...this.#files], main, active, stdin, packages: [...packages] };
  }

  get names() {
    return [...this.#files.keys()];
  }

  get main() {
    return this.#main;
  }

  get active() {
    return this.#active;
  }

  get stdin() {
    return this.#stdin;
  }

  get packages() {
    return this.#packages;
  }

  /** @param {string} name @returns {Content} "" for one that is not there */
  content(name) {
    return this.#files.get(name) ?? "";
  }

  /** How much there is, in bytes. */
  get size() {
    return [...this.#files.values()].reduce((sum, content) => sum + sizeOf(content), 0);
  }

  /** @param {string} name @param {Content} content - of a file that is there */
  write(name, content) {
    if (!this.#files.has(name) || this.#files.get(name) === content) return;
    this.#files.set(name, content);
    this.#tell(false);
  }

  /**
   * @param {string} name - another one of that name is replaced
   * @param {Content} content
   * @throws {NameError}
   */
  put(name, content) {
    const others = this.names.filter((other) => other !== name);
    const problem = nameProblemAmong(name, others);
    if (problem) throw new NameError(problem);
    const rest = this.size - sizeOf(this.content(name));
    if (rest + sizeOf(content) > LARGEST_PROJECT)
      throw new NameError(`With “${name}” the files are larger than 20 MB.`);
    this.#files.set(name, withPlainEnds(content));
    this.#active = name;
    if (!this.#main) this.#main = mainOf(this.names);
    this.#tell(true);
  }

  /**
   * @param {string} from
   * @param {string} to
   * @throws {NameError}
   */
  rename(from, to) {
    if (from === to) return;
    const problem = this.problemOf(to, from);
    if (problem) throw new NameError(problem);
    this.#files = new Map([...this.#files].map(([name, content]) => [name === from ? to : name, content]));
    if (this.#active === from) this.#active = to;
    if (this.#main === from) this.#main = isProgram(to) ? to : mainOf(this.names);
    this.#tell(true);
  }

  /**
   * @param {string} name - wanted for a file
   * @param {string} [old] - that it has
   * @returns {string} a sentence; "" when it can have it
   */
  problemOf(name, old) {
    return nameProblemAmong(
      name,
      this.names.filter((other) => other !== old),
    );
  }

  /** @param {string} name */
  remove(name) {
    const place = this.names.indexOf(name);
    if (!this.#files.delete(name)) return;
    if (this.#main === name) this.#main = mainOf(this.names);
    if (this.#active === name) this.#active = this.names[Math.min(place, this.names.length - 1)] ?? "";
    this.#tell(true);
  }

  /** @param {string} name - of the file to be shown */
  show(name) {
    if (!this.#files.has(name) || this.#active === name) return;
    this.#active = name;
    this.#tell(true);
  }

  /** @param {string} name - of the file that Run runs from now on */
  choose(name) {
    if (!this.#files.has(name) || this.#main === name) return;
    this.#main = name;
    this.#tell(true);
  }

  /** @param {string} text */
  prepare(text) {
    if (this.#stdin === text) return;
    this.#stdin = text;
    this.#tell(false);
  }

  /** @param {string[]} names */
  ask(names) {
    this.#packages = [...new Set(names)];
    this.#tell(false);
  }

  /** @param {boolean} files - whether it is about these, and not about what is in one */
  #tell(files) {
    if (files) this.dispatchEvent(new Event("files"));
    this.dispatchEvent(new Event("change"));
  }
}
