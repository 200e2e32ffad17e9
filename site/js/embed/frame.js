/** The entry of pages that stand in a frame of another site: connects the example that is there. */

if (document.querySelector("py-example")) {
  import("../elements/define.js").catch((error) => console.error(error));
}
