/** An address with the name of something that is not on this page: it may have moved to another one, or be renamed. */
import { siteUrl } from "../lib/site.js";

/** Goes there, if the handbook knows the name. */
export async function followMoved() {
  const response = await fetch(siteUrl("data/names.json")).catch(() => null);
  if (!response?.ok) return;
  /** @type {Record<string, string>} addresses below the site's root by name */
  const places = await response.json();
  const place = places[location.hash.slice(1)];
  if (!place) return;
  const target = siteUrl(place);
  if (target.pathname !== location.pathname) location.replace(target);
}
