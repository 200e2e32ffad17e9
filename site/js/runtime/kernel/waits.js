/**
 * Requests that can't be answered yet, in the order of their coming. There is no clock: who waits with a time limit
 * takes the request back when the time is over.
 */

/** @typedef {import("../protocol.js").KernelReply} Reply what is sent, but for its number */

/**
 * @typedef {object} Wait
 * @property {object} who - the process that waits
 * @property {number} id - of its request
 * @property {() => Outcome} attempt - tries again
 * @property {() => Outcome} withdraw - what is answered instead when the request is taken back
 * @property {(outcome: Outcome) => void} answer
 */

/** What a request comes to; undefined for "not yet". @typedef {Omit<Reply, "id" | "type"> | undefined} Outcome */

/** @type {() => Outcome} */
const WITHDRAWN = () => ({ error: "EINTR" });

export class Waits {
  /** @type {Set<Wait>} */
  #waits = new Set();
  #looking = false;
  #again = false;

  /**
   * Answer now, or as soon as it is possible.
   * @param {object} who
   * @param {number} id
   * @param {() => Outcome} attempt
   * @param {(outcome: Outcome) => void} answer
   * @param {() => Outcome} [withdraw]
   */
  until(who, id, attempt, answer, withdraw = WITHDRAWN) {
    const outcome = attempt();
    if (outcome) answer(outcome);
    else this.#waits.add({ who, id, attempt, answer, withdraw });
  }

  /** Something has changed: answer what can be answered now. */
  look() {
    this.#again = true;
    if (this.#looking) return;
    this.#looking = true;
    try {
      while (this.#again) {
        this.#again = false;
        for (const wait of this.#waits) this.#tryAgain(wait);
      }
    } finally {
      this.#looking = false;
    }
  }

  /** @param {Wait} wait */
  #tryAgain(wait) {
    const outcome = wait.attempt();
    if (!outcome) return;
    this.#waits.delete(wait);
    this.#again = true; // for those who came earlier
    wait.answer(outcome);
  }

  /**
   * Take a request back; one that is answered already is left alone.
   * @param {object} who
   * @param {number} id
   */
  withdraw(who, id) {
    for (const wait of this.#waits) {
      if (wait.who !== who || wait.id !== id) continue;
      this.#waits.delete(wait);
      wait.answer(wait.withdraw());
    }
  }

  /** Forget what a process waits for. @param {object} who */
  forget(who) {
    for (const wait of this.#waits) {
      if (wait.who !== who) continue;
      this.#waits.delete(wait);
      wait.withdraw();
    }
  }
}
