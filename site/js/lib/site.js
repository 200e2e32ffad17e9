/** Where the site's own files are, as seen from this page, and what its manifest says. */

/**
 * @typedef {object} ManifestExample
 * @property {string} name
 * @property {string} source
 * @property {string} digest
 * @property {string} url - of its place, below the site's root
 * @property {Record<string, unknown>} options
 * @property {Record<string, string>} files - those of its working folder, by name: addresses below the site's root
 */

/**
 * @typedef {object} ExerciseOnly
 * @property {string} name
 * @property {string[]} packages
 * @property {string} solution
 */

/** @typedef {import("../runtime/protocol.js").Check & ExerciseOnly} ExerciseData what a check and the solution need. */

/**
 * @param {string} path - relative to the root of the site
 * @returns {URL}
 */
export function siteUrl(path) {
  const root = new URL(document.documentElement.dataset.root ?? ".", document.baseURI);
  return new URL(path, root);
}

/**
 * @typedef {object} ManifestExercise
 * @property {string} name
 * @property {string} title - may hold `backticks`
 * @property {string} url - of its place, below the site's root
 */

/**
 * @typedef {object} Manifest
 * @property {Map<string, ManifestExample>} examples - by name
 * @property {Map<string, ManifestExercise>} exercises - by name
 * @property {Record<string, string>} redirects - the names that there were before: new by old
 */

/** @type {Promise<Manifest> | null} */
let loading = null;

/** @returns {Promise<Manifest>} */
async function load() {
  const response = await fetch(siteUrl("data/handbook.json")).catch(() => null);
  if (!response?.ok) {
    throw new Error("The list of examples could not be loaded. Check the connection, then try again.");
  }
  /** @type {{ examples: ManifestExample[], exercises: ManifestExercise[], redirects: Record<string, string> }} */
  const { examples, exercises, redirects = {} } = await response.json();
  return {
    redirects,
    examples: new Map(examples.map((example) => [example.name, example])),
    exercises: new Map(exercises.map((exercise) => [exercise.name, exercise])),
  };
}

/**
 * What the handbook holds; fetched at the first call.
 * @returns {Promise<Manifest>} rejects with a sentence for the reader
 */
export async function manifest() {
  loading ??= load();
  try {
    return await loading;
  } catch (error) {
    loading = null;
    throw error;
  }
}

/**
 * What runs before the example of a page that stands in a frame: such a page has it in itself.
 * @param {string} name
 * @returns {ManifestExample | undefined}
 */
function exampleInPage(name) {
  const text = document.querySelector("script[data-examples]")?.textContent;
  /** @type {ManifestExample[]} */
  const examples = JSON.parse(text || "[]");
  return examples.find((example) => example.name === name);
}

/**
 * An example of any page, as the handbook has it.
 * @param {string} name - that it has, or had before
 * @returns {Promise<ManifestExample | null>} rejects as manifest() does
 */
export async function manifestExample(name) {
  const here = exampleInPage(name);
  if (here) return here;
  const { examples, redirects } = await manifest();
  return examples.get(redirects[name] ?? name) ?? null;
}

/** @type {Map<string, Promise<ExerciseData>>} */
const exercises = new Map();

/**
 * @param {string} name
 * @returns {Promise<ExerciseData>}
 */
async function loadExercise(name) {
  const response = await fetch(siteUrl(`data/exercises/${name}.json`)).catch(() => null);
  if (!response?.ok) throw new Error("The tests of this exercise could not be loaded. Check the connection.");
  return response.json();
}

/**
 * What a check of an exercise needs, and its solution; fetched at the first call.
 * @param {string} name
 * @returns {Promise<ExerciseData>}
 * @throws {Error} with a sentence for the reader
 */
export function exerciseData(name) {
  const found = exercises.get(name) ?? loadExercise(name);
  exercises.set(name, found);
  found.catch(() => exercises.delete(name));
  return found;
}
