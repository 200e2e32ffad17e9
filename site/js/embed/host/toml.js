/** Reads what configurations of PyScript use of TOML 1.0: dates stay text, which none of them holds. */

/** @typedef {Record<string, any>} Table */

/** @type {Record<string, string>} */
const ESCAPES = { b: "\b", t: "\t", n: "\n", f: "\f", r: "\r", '"': '"', "\\": "\\" };

class Reader {
  #text;
  #at = 0;

  /** @param {string} text */
  constructor(text) {
    this.#text = text.replaceAll("\r\n", "\n");
  }

  /** @returns {Table} */
  read() {
    /** @type {Table} */
    const root = {};
    let table = root;
    for (this.#blank(); this.#at < this.#text.length; this.#blank()) {
      if (this.#take("[[")) {
        table = this.#entry(root, this.#keys());
        this.#expect("]]");
      } else if (this.#take("[")) {
        table = this.#table(root, this.#keys());
        this.#expect("]");
      } else this.#pair(table);
      this.#match(/[ \t]*(#[^\n]*)?/y);
      if (this.#at < this.#text.length) this.#expect("\n");
    }
    return root;
  }

  /** Space, comments and line ends. */
  #blank() {
    this.#match(/(?:\s|#[^\n]*)*/y);
  }

  /** @param {string} text @returns {boolean} whether it stands here, and is passed */
  #take(text) {
    const there = this.#text.startsWith(text, this.#at);
    if (there) this.#at += text.length;
    return there;
  }

  /** @param {string} text */
  #expect(text) {
    if (this.#take(text)) return;
    const line = this.#text.slice(0, this.#at).split("\n").length;
    throw new SyntaxError(`The configuration is no TOML: line ${line} lacks ${JSON.stringify(text)}.`);
  }

  /** @param {RegExp} pattern - sticky @returns {string | null} */
  #match(pattern) {
    pattern.lastIndex = this.#at;
    const found = pattern.exec(this.#text)?.[0] ?? null;
    this.#at += found?.length ?? 0;
    return found;
  }

  /** @returns {string[]} of a dotted key */
  #keys() {
    const keys = [];
    do {
      this.#match(/[ \t]*/y);
      keys.push(this.#string() ?? this.#match(/[\w-]+/y) ?? this.#expect("a key"));
      this.#match(/[ \t]*/y);
    } while (this.#take("."));
    return keys.map(String);
  }

  /** @param {Table} table */
  #pair(table) {
    const keys = this.#keys();
    this.#expect("=");
    this.#match(/[ \t]*/y);
    const last = /** @type {string} */ (keys.pop());
    set(this.#table(table, keys), last, this.#value());
  }

  /** @param {Table} root @param {string[]} keys @returns {Table} */
  #table(root, keys) {
    let table = root;
    for (const key of keys) {
      if (!Object.hasOwn(table, key)) set(table, key, {});
      const inner = table[key];
      table = Array.isArray(inner) ? inner.at(-1) : inner;
    }
    return table;
  }

  /** @param {Table} root @param {string[]} keys @returns {Table} a new entry of an array of tables */
  #entry(root, keys) {
    const last = /** @type {string} */ (keys.pop());
    const table = this.#table(root, keys);
    if (!Object.hasOwn(table, last)) set(table, last, []);
    const entry = {};
    table[last].push(entry);
    return entry;
  }

  /** @returns {any} */
  #value() {
    const string = this.#string();
    if (string !== null) return string;
    if (this.#take("[")) return this.#array();
    if (this.#take("{")) return this.#inline();
    const word = this.#match(/[^\s,\]}#]+/y) ?? this.#expect("a value");
    if (word === "true" || word === "false") return word === "true";
    const number = Number(String(word).replaceAll("_", ""));
    return Number.isNaN(number) ? word : number;
  }

  #array() {
    const items = [];
    for (this.#blank(); !this.#take("]"); this.#blank()) {
      items.push(this.#value());
      this.#blank();
      if (!this.#take(",")) {
        this.#expect("]");
        break;
      }
    }
    return items;
  }

  #inline() {
    const table = {};
    for (this.#blank(); !this.#take("}"); this.#blank()) {
      this.#pair(table);
      this.#blank();
      if (!this.#take(",")) {
        this.#expect("}");
        break;
      }
    }
    return table;
  }

  /** @returns {string | null} null when none begins here */
  #string() {
    const long = this.#match(/"""[\s\S]*?(?<!\\)"{3,5}/y);
    if (long)
      return unescaped(
        long
          .slice(3, -3)
          .replace(/^\n/, "")
          .replace(/\\[ \t]*\n\s*/g, ""),
      );
    const raw = this.#match(/'''[\s\S]*?'{3,5}/y);
    if (raw) return raw.slice(3, -3).replace(/^\n/, "");
    const basic = this.#match(/"(?:[^"\\\n]|\\.)*"/y);
    if (basic) return unescaped(basic.slice(1, -1));
    return this.#match(/'[^'\n]*'/y)?.slice(1, -1) ?? null;
  }
}

/** @param {Table} table @param {string} key @param {any} value also where the key is `__proto__` */
function set(table, key, value) {
  Object.defineProperty(table, key, { value, enumerable: true, configurable: true, writable: true });
}

/** @param {string} text */
const unescaped = (text) =>
  text.replace(/\\(?:u([\dA-Fa-f]{4})|U([\dA-Fa-f]{8})|(.))/g, (all, short, long, letter) =>
    letter === undefined ? String.fromCodePoint(Number.parseInt(short ?? long, 16)) : (ESCAPES[letter] ?? all),
  );

/**
 * @param {string} text
 * @returns {Table}
 * @throws {SyntaxError} with a sentence
 */
export const parseToml = (text) => new Reader(text).read();
