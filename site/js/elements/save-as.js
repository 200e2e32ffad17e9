/** Hands a text to the reader as a file. */

/**
 * @param {string | Blob} text
 * @param {string} fileName
 */
export function saveAs(text, fileName) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([text], { type: "text/plain" }));
  link.download = fileName;
  link.click();
  // The browser has taken hold of the data by the next task
  setTimeout(() => URL.revokeObjectURL(link.href));
}
