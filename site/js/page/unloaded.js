/** What is said where a part of the page's scripts could not be loaded. */

/** What is there without scripts stays; a sentence says why there is no more. */
export function sayUnloaded() {
  const sentence = document.createElement("p");
  sentence.className = "load-failure";
  sentence.setAttribute("role", "status");
  sentence.textContent = "A part of this page could not be loaded. Check the connection, then load the page again.";
  document.querySelector("main")?.prepend(sentence);
}
