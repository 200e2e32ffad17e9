/** What every page does when it has nothing else to do, so that it can be read again without a connection. */

import { savesData } from "../lib/save-data.js";
import { siteAddress } from "../runtime/addresses.js";
import { keepForLater } from "../runtime/keeping.js";
import { readKept } from "./releases.js";

/** Called once, after the page was loaded. */
export async function keepVisit() {
  try {
    if (await readKept(siteAddress(""))) {
      const { followReleases } = await import("./upkeep.js");
      await followReleases();
    } else if (!savesData()) keepForLater();
  } catch (error) {
    console.info(`Not kept for later: ${error}`); // storage is denied, or full; the connection is lost
  }
}
