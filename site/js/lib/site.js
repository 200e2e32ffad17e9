/** Where the site's own files are, as seen from this page, and what its manifest says. */

/**
 * @typedef {object} ManifestExample
 * @property {string} name
 * @property {string} source
 * @property {string} digest
 * @property {Record<string, unknown>} options
 */

/**
 * @param {string} path - relative to the root of the site
 * @returns {URL}
 */
export function siteUrl(path) {
  const root = new URL(document.documentElement.dataset.root ?? ".", document.baseURI);
  return new URL(path, root);
}

/** @type {Promise<Map<string, ManifestExample>> | null} */
let loading = null;

/** @returns {Promise<Map<string, ManifestExample>>} */
async function load() {
  const response = await fetch(siteUrl("data/handbook.json")).catch(() => null);
  if (!response?.ok) {
    throw new Error("The list of examples could not be loaded. Check the connection, then try again.");
  }
  const { examples } = /** @type {{ examples: ManifestExample[] }} */ (await response.json());
  return new Map(examples.map((example) => [example.name, example]));
}

/**
 * An example of any page, as the handbook has it; the manifest is fetched at the first call.
 * @param {string} name
 * @returns {Promise<ManifestExample | null>}
 */
export async function manifestExample(name) {
  loading ??= load();
  try {
    return (await loading).get(name) ?? null;
  } catch (error) {
    loading = null;
    throw error;
  }
}
