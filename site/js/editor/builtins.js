/** The names of Python's builtins module, as Pygments classes them. */

const FUNCTIONS = new Set(
  `__import__ abs aiter all any anext ascii bin bool breakpoint bytearray bytes callable chr classmethod compile
  complex delattr dict dir divmod enumerate eval exec filter float format frozenset getattr globals hasattr hash
  help hex id input int isinstance issubclass iter len list locals map max memoryview min next object oct open
  ord pow print property range repr reversed round set setattr slice sorted staticmethod str sum super tuple
  type vars zip`.split(/\s+/),
);
const EXCEPTIONS =
  /^(?:[A-Z]\w*(?:Error|Warning|Group)|(?:Base)?Exception|(?:Keyboard)Interrupt|(?:System|Generator)Exit|Stop(?:Async)?Iteration)$/;

/**
 * @param {string} name
 * @returns {"nb" | "ne" | ""} the class; "" for any other name
 */
export function builtinClass(name) {
  if (FUNCTIONS.has(name)) return "nb";
  return EXCEPTIONS.test(name) ? "ne" : "";
}
