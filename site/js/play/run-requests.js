/** What runs of a project need. */
import { isTest } from "./project.js";

/** @typedef {import("./project.js").Project} Project */
/** @typedef {import("../runtime/run.js").RunRequest} RunRequest */
/** @typedef {import("../runtime/protocol.js").WorkingFile} WorkingFile */

/** @param {Project} project @returns {WorkingFile[]} all of them */
export function workingFiles(project) {
  return project.names.map((name) => {
    const content = project.content(name);
    return typeof content === "string"
      ? { name, text: content, address: "" }
      : { name, text: null, address: "", bytes: content };
  });
}

/** @param {string} name - of a program's file @returns {string} as a Program has it */
export const programName = (name) => name.replace(/\.py$/, "");

/**
 * @param {Project} project
 * @param {string} name - of the file that is the program
 * @param {string} index - of packages
 * @returns {RunRequest}
 */
function requestOf(project, name, index) {
  const content = project.content(name);
  return {
    program: {
      name: programName(name),
      source: typeof content === "string" ? content : "",
      stdin: project.stdin || null,
    },
    setup: [],
    packages: [],
    requirements: [...project.packages],
    index,
    files: workingFiles(project),
    check: null,
  };
}

/**
 * @param {Project} project
 * @param {string} index
 * @returns {RunRequest}
 * @throws {Error} with a sentence for the reader
 */
export function programRequest(project, index) {
  if (!project.main) {
    throw new Error(
      "There is no program to run: add a file whose name ends in .py, such as main.py, outside of folders.",
    );
  }
  return requestOf(project, project.main, index);
}

/**
 * @param {Project} project
 * @param {string[]} tests - names of the files that hold them
 * @param {string} index
 * @returns {RunRequest}
 */
export function testRequest(project, tests, index) {
  // The program of a run of tests only lends its name: pytest reads the files
  const check = {
    kind: /** @type {const} */ ("project"),
    tests: tests.join("\n"),
    module: "",
    correct: "",
    mutants: [],
  };
  return { ...requestOf(project, tests[0] ?? "", index), check };
}

/**
 * What a prompt has that no program is run before.
 * @param {Project} project
 * @param {string} index
 * @returns {Partial<RunRequest>}
 */
export function promptRequest(project, index) {
  return { requirements: [...project.packages], index, files: workingFiles(project) };
}

/** @param {Project} project @returns {string[]} names of the files that hold tests */
export const testFiles = (project) => project.names.filter(isTest);
