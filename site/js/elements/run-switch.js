/** Run, which gives way to Stop while a program runs. What they do is in program-element.js, by their data-action. */
import { actionButton } from "./controls.js";

/** A program that ends sooner than this never shows Stop, so that nothing flickers. */
const STOP_DELAY_MS = 200;

export class RunSwitch {
  #run;
  #stop;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #timer;

  /** @param {string} of - what is run, for those who do not see where the buttons stand */
  constructor(of) {
    this.#run = actionButton("run", "Run", of);
    this.#stop = actionButton("stop", "Stop", of);
    this.#stop.hidden = true;
    this.buttons = [this.#run, this.#stop];
  }

  /**
   * Run gives way to Stop, and back; the focus goes along.
   * @param {boolean} running
   */
  show(running) {
    clearTimeout(this.#timer);
    if (running) this.#timer = setTimeout(() => this.#swap(this.#run, this.#stop), STOP_DELAY_MS);
    else this.#swap(this.#stop, this.#run);
  }

  /** The one that is there gets the focus. */
  focus() {
    (this.#run.hidden ? this.#stop : this.#run).focus({ preventScroll: true });
  }

  /**
   * @param {HTMLElement} from
   * @param {HTMLElement} to
   */
  #swap(from, to) {
    const focused = document.activeElement === from;
    to.hidden = false;
    if (focused) to.focus({ preventScroll: true });
    from.hidden = true;
  }
}
