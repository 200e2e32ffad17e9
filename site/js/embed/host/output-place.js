/** An element of the page that takes what programs write, in place of the frame: `output` of PyScript's editor. */

export class OutputPlace {
  #element;

  /** @param {HTMLElement} element */
  constructor(element) {
    this.#element = element;
  }

  /**
   * @param {string | null} id - of the element; it moves into the box, as PyScript has it
   * @param {HTMLElement} box - of the editor
   * @returns {OutputPlace | null} null when the page names none
   */
  static of(id, box) {
    const element = id ? document.getElementById(id) : null;
    if (id && !element) throw new Error(`This page has no element “${id}” for the output.`);
    if (!element) return null;
    element.classList.add("py-editor-output");
    box.append(element);
    return new OutputPlace(element);
  }

  clear() {
    this.#element.textContent = "";
  }

  /** @param {{ stream: string, text: string } | { data: Record<string, string> }} detail */
  add(detail) {
    if ("text" in detail) this.#write(detail.stream, detail.text);
    else this.#show(detail.data);
  }

  /**
   * @param {string} stream
   * @param {string} text - line ends are shown whatever the page's rules are
   */
  #write(stream, text) {
    if (stream === "stdin") return;
    const lines = text.split("\n");
    const parts = lines.flatMap((line, index) => (index > 0 ? [document.createElement("br"), line] : [line]));
    if (stream !== "stderr") {
      this.#element.append(...parts);
      return;
    }
    const error = document.createElement("span");
    error.style.setProperty("color", "red");
    error.append(...parts);
    this.#element.append(error);
  }

  /** @param {Record<string, string>} data */
  #show(data) {
    const picture = data["image/png"];
    if (picture) {
      const image = document.createElement("img");
      image.src = `data:image/png;base64,${picture}`;
      image.alt = data["text/plain"] ?? "";
      this.#element.append(image);
    } else this.#write("stdout", `${data["text/plain"] ?? data["text/markdown"] ?? data["text/html"] ?? ""}\n`);
  }
}
