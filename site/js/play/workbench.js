/**
 * The playground: files, what runs them, and what comes of it.
 *
 * Owns: how its parts work together. Whatever runs here may be anybody's, so its Python has an opaque origin; see
 * docs/security.md. Nothing is ever run that the reader has not asked for by a press.
 */
import { confirm } from "../elements/confirm.js";
import { actionButton, element, sayDone } from "../elements/controls.js";
import { RunSwitch } from "../elements/run-switch.js";
import { copyText } from "../lib/clipboard.js";
import { session } from "../runtime/session.js";
import { askText } from "./ask.js";
import { Autosave } from "./autosave.js";
import { chooseExample } from "./examples.js";
import { FileEditors, PANEL } from "./file-editors.js";
import { menu } from "./menu.js";
import { Notices } from "./notices.js";
import { PackagesPane } from "./packages-pane.js";
import { playStore } from "./play-store.js";
import { ProgramPane } from "./program-pane.js";
import { isProgram, NameError, Project, starter } from "./project.js";
import { PromptPane } from "./prompt-pane.js";
import { requested, requestedTheme } from "./requested.js";
import { promptRequest, testFiles, testRequest } from "./run-requests.js";
import { share } from "./share.js";
import { TabList } from "./tab-list.js";
import { TestsPane } from "./tests-pane.js";
import { downloadAll, downloadFile, filesOf } from "./transfer.js";

/** @typedef {import("./requested.js").Requested} Requested */
/** @typedef {import("./project.js").ProjectData} ProjectData */

const PANES = /** @type {const} */ (["Output", "Tests", "Input", "Packages"]);
/** @typedef {typeof PANES[number]} PaneName */

const STDIN_HINT = "A line here answers one input(). Leave it empty to be asked while the program runs.";

export class Workbench {
  #place;
  #project = new Project(starter());
  #saving;
  #notices = new Notices();
  #switch = new RunSwitch("the program");
  #tabs = new TabList("Files", "play-file-tab", (name) => this.#project.show(name));
  #editors = new FileEditors(this.#project, () => this.run());
  #panes = new TabList("Results", "play-pane-tab", (name) => this.#open(/** @type {PaneName} */ (name)));
  #packages = new PackagesPane(this.#project);
  #prompt = new PromptPane(() => promptRequest(this.#project, this.#packages.index));
  #program;
  #tests;
  #stdin = document.createElement("textarea");
  #upload = document.createElement("input");
  /** @type {Record<PaneName, HTMLElement>} */
  #elements;

  /** @param {HTMLElement} place */
  constructor(place) {
    this.#place = place;
    const index = () => this.#packages.index;
    const running = (/** @type {boolean} */ is) => this.#showRunning(is);
    this.#program = new ProgramPane(this.#project, {
      running,
      index,
      python: this.#prompt.python,
      failed: ({ name, span }) => this.#fail(name, span),
    });
    this.#tests = new TestsPane(
      (files) => testRequest(this.#project, files, index()),
      () => testFiles(this.#project),
      { running },
    );
    this.#elements = {
      Output: this.#program.element,
      Tests: this.#tests.element,
      Input: this.#inputPane(),
      Packages: this.#packages.element,
    };
    this.#saving = new Autosave(this.#project, {
      failed: (trouble) => this.#notices.show({ key: "saving", text: [trouble], stays: true }),
      overtaken: () => this.#sayOvertaken(),
    });
    this.#build();
    this.#project.addEventListener("files", () => this.#show());
    this.#show();
    this.#open("Output");
    this.#place.inert = true; // until the files are there that the reader has come for
  }

  #build() {
    const bar = element(
      "div",
      "play-bar",
      ...this.#switch.buttons,
      actionButton("share-files", "Share", "these files"),
      actionButton("examples", "Examples", "of the handbook"),
      menu("Project", [
        ["upload", "Upload files…", "or a zip of them"],
        ["download-all", "Download all", "files as a zip"],
        ["reset-all", "Start anew…", "with other files"],
      ]),
    );
    bar.setAttribute("role", "group");
    bar.setAttribute("aria-label", "Controls of the playground");
    const file = menu("File", [
      ["rename", "Rename…", "the file"],
      ["download-file", "Download", "the file"],
      ["make-main", "Run this one", "from now on"],
      ["delete", "Delete…", "the file"],
    ]);
    const files = element("div", "play-files", this.#tabs.element, actionButton("add", "New", "file"), file);
    const results = element("section", "play-results", this.#panes.element, ...Object.values(this.#elements));
    results.setAttribute("aria-label", "Results");
    Object.assign(this.#upload, { type: "file", multiple: true, hidden: true });
    this.#upload.setAttribute("aria-label", "Files to upload");
    this.#upload.addEventListener("change", () => this.#takeIn(this.#upload.files ?? []));
    const work = element("div", "play-work", files, this.#editors.element);
    this.#place.append(bar, this.#notices.element, work, results, this.#prompt.element, this.#upload);
    this.#place.addEventListener("click", (event) => this.#click(event));
    this.#place.addEventListener(
      "dragover",
      (event) => event.dataTransfer?.types.includes("Files") && event.preventDefault(),
    );
    this.#place.addEventListener("drop", (event) => {
      if (!event.dataTransfer?.files.length) return;
      event.preventDefault();
      this.#takeIn(event.dataTransfer.files);
    });
  }

  #inputPane() {
    Object.assign(this.#stdin, { id: "play-stdin", spellcheck: false, rows: 6 });
    const label = element("label", "", "Input of the program");
    label.setAttribute("for", "play-stdin");
    this.#stdin.addEventListener("input", () => this.#project.prepare(this.#stdin.value));
    return element("div", "play-pane", label, this.#stdin, element("p", "", STDIN_HINT));
  }

  /** Opens what the address asks for, or else the reader's own files. @param {URL} address */
  async start(address) {
    const theme = requestedTheme(address);
    if (theme) document.documentElement.dataset.theme = theme;
    await this.#saving.settle();
    this.#notices.clear();
    try {
      const wanted = await requested(address);
      await (wanted ? this.#openGuest(wanted) : this.#openOwn());
    } catch (error) {
      await this.#openOwn();
      this.#complain(error);
    } finally {
      this.#place.inert = false;
    }
    this.#place.dataset.state = "ready";
  }

  async #openOwn() {
    const record = await playStore.read("mine");
    this.#put(record?.project ?? starter());
    this.#saving.follow("mine", "", record?.stamp ?? "");
  }

  /** @param {Requested} wanted */
  async #openGuest({ project, from, says, link, asksToRun }) {
    const [kept, mine] = await Promise.all([playStore.read("guest"), playStore.read("mine")]);
    const again = kept?.from === from ? kept : null;
    this.#put(again?.project ?? project);
    this.#saving.follow("guest", from, kept?.stamp ?? "");
    const place = link ? [" ", anchor(link.text, link.url), "."] : [];
    const wish = asksToRun ? " It asks to be run at once: that is left to you." : "";
    /** @type {[string, () => unknown][]} */
    const answers = [
      [mine ? "Back to my files" : "Close these", () => this.#goBack()],
      [mine ? "Keep these instead of mine" : "Keep these as mine", () => this.#keep()],
    ];
    if (asksToRun) answers.unshift(["Run it", () => this.#runGuest()]);
    this.#notices.show({ key: "guest", text: [says, ...place, wish], answers, stays: true });
    if (again)
      this.#notices.show({ key: "again", text: ["You have opened this before; your changes of it are here."] });
  }

  #runGuest() {
    this.#sayGuest();
    this.run();
  }

  /** Short, when the long sentence has been answered. */
  #sayGuest() {
    const text = ["These files are not yours yet."];
    /** @type {[string, () => unknown][]} */
    const answers = [
      ["Back to my files", () => this.#goBack()],
      ["Keep these as mine", () => this.#keep()],
    ];
    this.#notices.show({ key: "guest", text, answers, stays: true });
  }

  async #goBack() {
    await this.#saving.settle();
    history.pushState(null, "", location.pathname);
    await this.start(new URL(location.href));
  }

  /** What came from elsewhere becomes the reader's own. */
  async #keep() {
    const mine = await playStore.read("mine");
    const question = {
      title: "Keep these files instead of yours?",
      text: "Your own files in this playground are replaced. Download them before if you want to have them again.",
      yes: "Replace mine",
      no: "Cancel",
    };
    if (mine && !(await confirm(this.#place, question))) return this.#sayGuest();
    this.#saving.follow("mine", "", mine?.stamp ?? "");
    await this.#saving.insist();
    history.pushState(null, "", location.pathname);
    this.#notices.drop("guest");
    this.#notices.drop("again");
  }

  /**
   * Have other files, which may be of another author: nothing that those before have run reaches them.
   * @param {ProjectData} project
   */
  #put(project) {
    this.stop();
    session.renew();
    this.#prompt.clear();
    this.#project.replace(project);
    this.#editors.reset();
    this.#program.clear();
    this.#stdin.value = project.stdin;
  }

  #show() {
    const { names, active, main } = this.#project;
    const tabs = names.map((name) => ({ key: name, text: name, panel: PANEL, note: name === main ? "runs" : "" }));
    this.#tabs.show(tabs, active);
    this.#editors.show();
    this.#editors.element.setAttribute("aria-labelledby", this.#tabs.current);
    for (const action of ["rename", "download-file", "delete", "make-main"]) {
      const button = this.#place.querySelector(`[data-action="${action}"]`);
      if (button instanceof HTMLButtonElement) {
        button.disabled = active === "" || (action === "make-main" && (active === main || !isProgram(active)));
      }
    }
  }

  /** @param {PaneName} chosen */
  #open(chosen) {
    this.#panes.show(
      PANES.map((name) => ({ key: name, text: name, panel: `play-${name.toLowerCase()}` })),
      chosen,
    );
    for (const name of PANES) {
      const pane = this.#elements[name];
      pane.id = `play-${name.toLowerCase()}`;
      pane.hidden = name !== chosen;
      pane.setAttribute("role", "tabpanel");
      pane.setAttribute("aria-label", name);
    }
    if (chosen === "Packages") this.#packages.open();
  }

  async run() {
    this.#notices.drop("again");
    this.#notices.drop("missing");
    this.#open("Output");
    this.#editors.unmark();
    const { error } = await this.#program.run();
    const missing = error?.type === "ModuleNotFoundError" && /^No module named '([\w.]+)'/.exec(error.message)?.[1];
    if (missing) this.#offer(missing.split(".")[0] ?? missing);
  }

  /** A package may have what a program has missed. @param {string} name - of a module */
  #offer(name) {
    if (this.#project.packages.includes(name)) return;
    const look = () => {
      this.#project.ask([...this.#project.packages, name]);
      return this.run();
    };
    this.#notices.show({
      key: "missing",
      text: [`Neither your files nor the handbook's packages have a module “${name}”. A package index may.`],
      answers: [[`Install ${name} and run again`, look]],
    });
  }

  stop() {
    this.#program.stop();
    this.#tests.stop();
  }

  /** @param {boolean} running */
  #showRunning(running) {
    this.#switch.show(running);
    this.#editors.showRunning(running);
  }

  /**
   * @param {string} name - of a file
   * @param {import("../runtime/protocol.js").SourceSpan} span
   */
  #fail(name, span) {
    this.#project.show(name);
    this.#editors.mark(name, span);
  }

  /** @param {unknown} error */
  #complain(error) {
    if (!(error instanceof Error)) throw error;
    if (!(error instanceof NameError)) console.info(error);
    this.#notices.show({ key: "problem", text: [error.message] });
  }

  #sayOvertaken() {
    this.#notices.show({
      key: "overtaken",
      text: ["These files were changed in another tab. Which ones count?"],
      answers: [
        ["Those of the other tab", () => this.start(new URL(location.href))],
        ["Those here", () => this.#saving.insist()],
      ],
      stays: true,
    });
  }

  /** @param {Iterable<File>} chosen */
  async #takeIn(chosen) {
    try {
      for (const [name, content] of await filesOf(chosen)) this.#project.put(name, content);
    } catch (error) {
      this.#complain(error);
    }
    this.#upload.value = "";
  }

  async #add() {
    const name = await askText(this.#place, {
      title: "New file",
      label: "Name, such as shop.py or data/prices.csv",
      value: "",
      yes: "Add",
      problem: (text) => this.#project.problemOf(text),
    });
    if (name === null) return;
    this.#project.put(name, "");
    this.#editors.focus();
  }

  async #rename() {
    const old = this.#project.active;
    const name = await askText(this.#place, {
      title: `Rename ${old}`,
      label: "New name",
      value: old,
      yes: "Rename",
      problem: (text) => this.#project.problemOf(text, old),
    });
    if (name !== null) this.#project.rename(old, name);
  }

  async #delete() {
    const name = this.#project.active;
    const question = { title: `Delete ${name}?`, text: "It can't be had again.", yes: "Delete", no: "Cancel" };
    if (await confirm(this.#place, question)) this.#project.remove(name);
  }

  async #reset() {
    const before = this.#project.data;
    const text = "All files here are replaced by those that a new reader finds.";
    if (!(await confirm(this.#place, { title: "Start anew?", text, yes: "Start anew", no: "Cancel" }))) return;
    this.#put(starter());
    this.#notices.show({
      key: "reset",
      text: ["The files were replaced."],
      answers: [["Undo", () => this.#put(before)]],
    });
  }

  /** @param {Event} event */
  #click({ target }) {
    const button = target instanceof Element ? target.closest("button[data-action]") : null;
    if (!(button instanceof HTMLButtonElement)) return;
    session.warm();
    this.#actions[button.dataset.action ?? ""]?.(button);
  }

  /** @type {Record<string, (button: HTMLButtonElement) => unknown>} */
  #actions = {
    run: () => this.run(),
    stop: () => this.stop(),
    "share-files": () => share(this.#place, this.#project, () => downloadAll(this.#project)),
    examples: () => this.#chooseExample(),
    upload: () => this.#upload.click(),
    "download-all": () => downloadAll(this.#project),
    "reset-all": () => this.#reset(),
    add: () => this.#add(),
    rename: () => this.#rename(),
    delete: () => this.#delete(),
    "download-file": () => downloadFile(this.#project, this.#project.active),
    "make-main": () => this.#project.choose(this.#project.active),
    "copy-output": async (button) => {
      const copied = await copyText(String(this.#program.actions["copy-output"]?.()));
      sayDone(button, copied ? "Copied" : "Not copied");
    },
    download: () => this.#program.actions.download?.(),
    "send-input": () => this.#program.actions["send-input"]?.(),
    "end-input": () => this.#program.actions["end-input"]?.(),
    clear: () => this.#program.clear(),
    "start-prompt": () => this.#prompt.start(),
  };

  async #chooseExample() {
    const name = await chooseExample(this.#place);
    if (name === null) return;
    history.pushState(null, "", `?example=${encodeURIComponent(name)}`);
    await this.start(new URL(location.href));
  }
}

/** @param {string} text @param {URL} url */
function anchor(text, url) {
  const link = element("a", "", text);
  link.setAttribute("href", url.href);
  return link;
}
