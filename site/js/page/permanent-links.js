/** Permanent links of headings: a click copies the address, besides going there as links do. */

/** How long a link shows that it was copied. */
const SHOWN_MS = 2000;

/** @param {HTMLElement} main - holds the headings */
export function connectPermanentLinks(main) {
  main.addEventListener("click", (event) => {
    const link = event.target instanceof Element ? event.target.closest("a.headerlink") : null;
    if (link instanceof HTMLAnchorElement && !event.ctrlKey && !event.metaKey && !event.shiftKey) copy(link, event);
  });
}

/** @param {HTMLAnchorElement} link @param {MouseEvent} event */
async function copy(link, event) {
  const here = location.href.split("#")[0];
  if (link.href === here) event.preventDefault(); // the page's own heading: it is here already
  const [{ copyText }, { announce }] = await Promise.all([
    import("../lib/clipboard.js"),
    import("../elements/controls.js"),
  ]);
  if (!(await copyText(link.href))) return;
  announce("Link copied");
  link.dataset.copied = "";
  setTimeout(() => delete link.dataset.copied, SHOWN_MS);
}
