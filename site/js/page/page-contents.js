/**
 * Marks, in the contents beside the text, the heading under which the reader is.
 */

import { currentIndex } from "./reading-position.js";

/**
 * @param {HTMLElement} nav - links to headings of this page
 */
export function connectPageContents(nav) {
  const links = [...nav.querySelectorAll("a")];
  const headings = links.map((link) => document.getElementById(decodeURIComponent(link.hash.slice(1))));
  let isAsked = false;

  const mark = () => {
    isAsked = false;
    const tops = headings.map((heading) => heading?.getBoundingClientRect().top ?? Infinity);
    const current = currentIndex(tops, innerHeight / 3);
    for (const [index, link] of links.entries()) {
      if (index === current) {
        link.setAttribute("aria-current", "location");
      } else {
        link.removeAttribute("aria-current");
      }
    }
  };

  const askForMark = () => {
    if (!isAsked) {
      isAsked = true;
      requestAnimationFrame(mark);
    }
  };
  addEventListener("scroll", askForMark, { passive: true });
  addEventListener("resize", askForMark, { passive: true });
  mark();
}
