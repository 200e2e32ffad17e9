/** The address at which a mistake in an example or an exercise is reported, which names it and the page's build. */

/**
 * @typedef {object} ReportPlace
 * @property {string} mistakes - the form's address, with `{title}` and `{text}` where they belong
 * @property {string} build - of the page
 * @property {string} place - the page's address below the site's root
 */

/**
 * What the page says of reports, in the attributes of the link at its end.
 * @returns {ReportPlace | null} null where this site takes none
 */
export function reportPlace() {
  const link = document.querySelector("[data-mistakes]");
  if (!(link instanceof HTMLElement)) return null;
  const { mistakes = "", build = "", place = "" } = link.dataset;
  return { mistakes, build, place };
}

/**
 * @param {ReportPlace} where
 * @param {string} name - of the example or exercise
 * @returns {string}
 */
export function mistakeLink({ mistakes, build, place }, name) {
  const text = `Place: ${place}#${name}\nBuild: ${build}\n\n`;
  return mistakes
    .replace("{title}", () => encodeURIComponent(`Mistake in ${name}`))
    .replace("{text}", () => encodeURIComponent(text));
}
