/** The playground's entry: imported by the page that has a place for it. */
import { PageLifetime } from "../runtime/page-lifetime.js";
import { session } from "../runtime/session.js";
import { Workbench } from "./workbench.js";

/** @param {HTMLElement} place */
export function connectPlay(place) {
  const workbench = new Workbench(place);
  const open = () => workbench.start(new URL(location.href));
  addEventListener("popstate", open); // also of another link in the same tab, which changes only what is behind the "#"
  place.addEventListener("pointerenter", () => session.warm(), { once: true });
  place.addEventListener("focusin", () => session.warm(), { once: true });
  new PageLifetime(session).follow();
  return open();
}
