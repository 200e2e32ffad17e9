/** The page of the reader's work: what this browser keeps, and how it is taken elsewhere, taken in, erased. */
import { choose, confirm } from "../elements/confirm.js";
import { announce, element } from "../elements/controls.js";
import { saveAs } from "../elements/save-as.js";
import { editStore } from "../lib/edit-store.js";
import { manifest } from "../lib/site.js";
import { solvedStore } from "../lib/solved-store.js";
import { readKept as readKeptRelease } from "../offline/releases.js";
import { siteAddress, startedAddress } from "../runtime/addresses.js";
import { dropCaches, keptFor } from "../runtime/kept-files.js";
import { eraseKept, readKept, takeOver } from "./kept-work.js";
import { compareWork, readWork, WorkFileError, writeWork } from "./work-file.js";
import { counted, workLists } from "./work-lists.js";

/** @typedef {import("./work-file.js").Merge} Merge */

/** No work of a reader is larger. */
const MAX_FILE_BYTES = 20_000_000;

/** @param {string} text @param {() => unknown} press */
function button(text, press) {
  const made = document.createElement("button");
  made.type = "button";
  made.textContent = text;
  made.addEventListener("click", press);
  return made;
}

/** @param {string[]} names */
function nameList(names) {
  return element("ul", "", ...names.map((name) => element("li", "", name)));
}

class YourWork {
  #place;
  #lists = element("div", "work-lists");
  #said = element("p", "work-said");
  #elsewhere = element("div", "work-actions");
  #erase = element("div", "work-actions");
  #python = element(
    "div",
    "work-actions",
    button("Erase the downloaded Python", () => this.#erasePython()),
    "It is kept so that it starts without a download, and can be had again.",
  );
  #file = document.createElement("input");

  /** @param {HTMLElement} place */
  constructor(place) {
    this.#place = place;
    this.#said.setAttribute("role", "status");
    this.#file.type = "file";
    this.#file.accept = ".json,application/json";
    this.#file.addEventListener("change", () => this.#import());
    const label = document.createElement("label");
    label.append("Import from a file ", this.#file);
    place.classList.add("prose", "work");
    this.#elsewhere.append(
      button("Export to a file", () => this.#export()),
      label,
    );
    this.#erase.append(button("Erase all my work", () => this.#askErase()));
    place.append(
      this.#lists,
      element("h2", "", "Take it elsewhere"),
      element("p", "", "A file holds all of it. Import it in another browser, or here if something was lost."),
      this.#elsewhere,
      element("h2", "", "Erase it"),
      this.#erase,
      this.#python,
      this.#said,
    );
  }

  async show() {
    const [work, handbook] = await Promise.all([readKept(), manifest().catch(() => null)]);
    this.#lists.replaceChildren(...workLists(work, handbook));
    // Who keeps the whole handbook removes it as a whole, on the page for that
    this.#python.hidden = !(await keptFor(startedAddress())) || (await readKeptRelease(siteAddress(""))) !== null;
  }

  async #export() {
    const now = new Date();
    const work = await readKept();
    saveAs(writeWork(work, now), `python-handbook-work-${now.toISOString().slice(0, 10)}.json`);
    this.#say(`Exported ${counted(work.edits.size, "program")} and ${counted(work.solved.size, "solved exercise")}.`);
  }

  async #import() {
    const file = this.#file.files?.[0];
    if (!file) return;
    try {
      if (file.size > MAX_FILE_BYTES) throw new WorkFileError("The file is too large to be one of the handbook’s.");
      await this.#merge(readWork(await file.text()));
    } catch (error) {
      const known = error instanceof WorkFileError;
      if (!known) console.error(error);
      this.#say(known ? `Nothing was imported. ${error.message}` : "Not all of it could be saved in this browser.");
    }
    this.#file.value = "";
  }

  /** @param {import("./work-file.js").Work} theirs */
  async #merge(theirs) {
    const merge = compareWork(await readKept(), theirs);
    const different = await this.#chosen(merge.different);
    if (!different) {
      this.#say("Nothing was imported.");
      return;
    }
    await takeOver(theirs, { ...merge, different });
    const programs = counted(merge.added.length + different.length, "program");
    this.#say(`Imported ${programs} and ${counted(merge.solved.length, "solved exercise")}.`);
    await this.show();
  }

  /**
   * @param {string[]} names - of programs that have another text here
   * @returns {Promise<string[] | null>} those to replace; null to import nothing at all
   */
  async #chosen(names) {
    if (names.length === 0) return [];
    const text = element(
      "div",
      "",
      element("p", "", "These have one text here and another in the file:"),
      nameList(names),
    );
    return choose(this.#place, {
      title: `${counted(names.length, "program")} ${names.length === 1 ? "differs" : "differ"}`,
      text,
      choices: [
        ["Keep mine", []],
        ["Take those of the file", names],
      ],
      no: "Import nothing",
    });
  }

  async #askErase() {
    const sure = await confirm(this.#place, {
      title: "Erase all your work?",
      text: "Your programs, your files in the playground, the record of solved exercises and your theme are removed from this browser. Only a file that you have exported brings them back.",
      yes: "Erase it",
      no: "Keep it",
    });
    if (!sure) return;
    try {
      await eraseKept();
      this.#say("Erased. This browser keeps nothing of your work.", this.#erase);
    } catch (error) {
      console.error(error);
      this.#say("Not all of it could be erased: the browser refused.", this.#erase);
    }
    await this.show();
  }

  async #erasePython() {
    await dropCaches();
    this.#say("Python was erased. It will be loaded again when you run something.", this.#python);
    await this.show();
  }

  /**
   * @param {string} text
   * @param {HTMLElement} [below] - holds what was pressed
   */
  #say(text, below = this.#elsewhere) {
    const moved = below.nextElementSibling !== this.#said;
    if (moved) below.after(this.#said);
    this.#said.textContent = text;
    // A screen reader may miss the first words of what has come to a new place
    if (moved) announce(text);
  }
}

/** @param {HTMLElement} place - where the page has room for it */
export function connectYourWork(place) {
  const work = new YourWork(place);
  work.show();
  solvedStore.onChange(() => work.show());
  editStore.onForeignChange(() => work.show());
}
