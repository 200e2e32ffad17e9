/**
 * What a page does for a reader who keeps the handbook: it has what was lost fetched again, looks for a newer release,
 * fetches that beside the one that is read, and says when there is one.
 */

import { savesData } from "../lib/save-data.js";
import { announceRelease } from "../page/release-notice.js";
import { siteAddress } from "../runtime/addresses.js";
import { registerServiceWorker } from "../runtime/registration.js";
import { isOfflineMessage } from "./messages.js";
import { readKept } from "./releases.js";
import { fetchRelease, LOCK, newestRelease, switchTo } from "./staging.js";

/** Called once by a page whose reader keeps a release. */
export async function followReleases() {
  navigator.serviceWorker.addEventListener("message", ({ data }) => {
    if (isOfflineMessage(data) && data.offline === "switched") announceRelease();
  });
  await registerServiceWorker();
  if (savesData() || !navigator.onLine) return;
  const newest = await newestRelease();
  const fetched = await navigator.locks.request(LOCK, { ifAvailable: true }, async (lock) => {
    const kept = await readKept(siteAddress(""));
    if (!lock || !kept) return null;
    await fetchRelease(newest, new AbortController().signal, () => {});
    return kept.current === newest.id ? null : newest;
  });
  if (fetched) await switchTo(fetched);
}
