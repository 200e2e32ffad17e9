/** Why Python could not be started, in one sentence for the reader; the engine's own words go to the console. */

const SENTENCES = {
  lost: "The connection was lost while Python was loading.",
  policy: "The security policy of this site's host does not let Python start.",
  refused: "This browser refuses to run WebAssembly as Python needs it. A newer version may help.",
  old: "This browser is too old for Python to start in it. The page reads as before.",
  other: "Python could not be started. The browser's console says why.",
};

/**
 * @param {unknown} error
 * @returns {string}
 */
export function explainStart(error) {
  console.info("Python could not be started:", error);
  const name = error instanceof Error ? error.name : "";
  const words = String(error);
  if (name === "EvalError" || /Content Security Policy|unsafe-eval/i.test(words)) return SENTENCES.policy;
  if (name === "DownloadError" || /fetch|import|network|load failed|aborted|incomplete/i.test(words))
    return SENTENCES.lost;
  if (name === "CompileError" || name === "LinkError") return SENTENCES.refused;
  return name === "SyntaxError" ? SENTENCES.old : SENTENCES.other;
}
