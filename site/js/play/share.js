/** The dialog with a link that carries all files; what is too long for one is offered as a file. */
import { element, sayDone } from "../elements/controls.js";
import { copyText } from "../lib/clipboard.js";
import { LONGEST_LINK, playgroundLink } from "../lib/share-code.js";
import { siteUrl } from "../lib/site.js";

/** @typedef {import("./project.js").Project} Project */

/**
 * @param {HTMLElement} host - where the dialog is put
 * @param {Project} project
 * @param {() => unknown} download - hands all files to the reader
 */
export async function share(host, project, download) {
  const { address, fits } = await playgroundLink(siteUrl("play/"), project.data.files, project.data);
  const dialog = document.createElement("dialog");
  dialog.className = "question play-share";
  const heading = element("h2", "question-title", "Share these files");
  heading.id = "play-share-title";
  dialog.setAttribute("aria-labelledby", heading.id);
  const { parts, does } = fits ? linkParts(address) : fileParts(address.length, download);
  const close = button("Close", () => dialog.close());
  dialog.append(heading, ...parts, element("div", "question-answers", does, close));
  dialog.addEventListener("close", () => dialog.remove());
  host.append(dialog);
  dialog.showModal();
}

/** @param {string} address */
function linkParts(address) {
  const field = document.createElement("textarea");
  Object.assign(field, { readOnly: true, value: address, rows: 4, className: "question-field", id: "play-share-link" });
  field.addEventListener("focus", () => field.select());
  const label = element("label", "question-label", "Link", field);
  const copy = button("Copy the link", async () => sayDone(copy, (await copyText(address)) ? "Copied" : "Not copied"));
  const text =
    "The link holds the files themselves, as they are now. Nothing was sent anywhere: who has the link, has the files.";
  return { parts: [element("p", "", text), label], does: copy };
}

/**
 * @param {number} length - of the link, in characters
 * @param {() => unknown} download
 */
function fileParts(length, download) {
  const [long, most] = [length.toLocaleString("en"), LONGEST_LINK.toLocaleString("en")];
  const text = `The files are too large for a link: it would have ${long} characters, and many programs cut links after ${most}. Send a zip file instead. Who gets it opens it here with Upload.`;
  return { parts: [element("p", "", text)], does: button("Download all files", download) };
}

/** @param {string} text @param {() => unknown} press */
function button(text, press) {
  const made = document.createElement("button");
  Object.assign(made, { type: "button", textContent: text });
  made.addEventListener("click", press);
  return made;
}
