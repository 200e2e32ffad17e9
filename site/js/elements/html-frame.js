/**
 * A reader's HTML in a frame that can neither reach the page nor the network.
 *
 * The frame has an origin of its own (no allow-same-origin). Its policy allows inline styles, pictures that
 * are part of it, and one script: ours, by its nonce, which reports the height. What could navigate or
 * connect without a script is taken out before: a policy does not stop it.
 */

const MAX_HEIGHT_PX = 2000;
const FORBIDDEN = "script, meta, base, link, iframe, frame, frameset, object, embed, portal";
const TOKENS = ["--hb-text", "--hb-text-muted", "--hb-border", "--hb-output-bg", "--hb-accent"];

const LOOK = `
  html { color: var(--hb-text); background: var(--hb-output-bg); font: 15px/1.5 system-ui, sans-serif; }
  body { margin: 0; padding: 1px; overflow-x: auto; }
  table { border-collapse: collapse; }
  th, td { padding: .25rem .6rem; border: 1px solid var(--hb-border); text-align: start; }
  a { color: var(--hb-accent); }
  img, svg { max-inline-size: 100%; }`;

// A host that has a policy allows it by its digest, see host_headers.py
const FRAME_SCRIPT = `addEventListener("DOMContentLoaded", () => {
  const report = () => parent.postMessage({ height: document.body.getBoundingClientRect().height }, "*");
  new ResizeObserver(report).observe(document.body);
  addEventListener("message", ({ source, data }) => {
    if (source === parent) document.documentElement.setAttribute("style", data.look);
  });
});`;

/** @returns {string} the page's colours as the value of a style attribute */
function look() {
  const style = getComputedStyle(document.documentElement);
  const dark =
    document.documentElement.dataset.theme === "dark" ||
    (document.documentElement.dataset.theme !== "light" && matchMedia("(prefers-color-scheme: dark)").matches);
  const tokens = TOKENS.map((token) => `${token}: ${style.getPropertyValue(token)}`);
  return [`color-scheme: ${dark ? "dark" : "light"}`, ...tokens].join("; ");
}

/**
 * Everything is built in a document that is not shown: there a picture loads nothing and no handler runs.
 * @param {string} html
 * @returns {string}
 */
function frameSource(html) {
  const nonce = crypto.getRandomValues(new Uint32Array(4)).join("");
  const inner = new DOMParser().parseFromString(html, "text/html");
  for (const forbidden of inner.querySelectorAll(FORBIDDEN)) forbidden.remove();
  for (const styled of inner.head.querySelectorAll("style")) inner.body.prepend(styled);
  for (const node of inner.querySelectorAll("*")) {
    for (const name of node.getAttributeNames()) if (name.startsWith("on")) node.removeAttribute(name);
  }
  const meta = inner.createElement("meta");
  meta.httpEquiv = "Content-Security-Policy";
  meta.content = `default-src 'none'; style-src 'unsafe-inline'; img-src data:; script-src 'nonce-${nonce}'`;
  const base = inner.createElement("base");
  base.target = "_blank"; // which the sandbox refuses: a link cannot replace the frame
  const style = inner.createElement("style");
  style.textContent = LOOK;
  const script = inner.createElement("script");
  script.setAttribute("nonce", nonce);
  script.textContent = FRAME_SCRIPT;
  inner.head.replaceChildren(meta, base, style, script);
  inner.documentElement.setAttribute("style", look());
  return `<!doctype html>${inner.documentElement.outerHTML}`;
}

/**
 * @param {string} html - of a program: a document or a part of one
 * @param {string} title
 * @returns {HTMLElement}
 */
export function htmlFrame(html, title) {
  const frame = document.createElement("iframe");
  frame.className = "out-html";
  frame.title = title;
  frame.setAttribute("sandbox", "allow-scripts");
  frame.srcdoc = frameSource(html);
  listen(frame);
  return frame;
}

/** @param {HTMLIFrameElement} frame */
function listen(frame) {
  const life = new AbortController();
  const { signal } = life;
  const restyle = () => frame.contentWindow?.postMessage({ look: look() }, "*");
  const theme = new MutationObserver(restyle);
  theme.observe(document.documentElement, { attributeFilter: ["data-theme"] });
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", restyle, { signal });
  addEventListener(
    "message",
    ({ source, data }) => {
      if (!frame.isConnected) {
        // The output it stood in is gone
        theme.disconnect();
        life.abort();
      } else if (source === frame.contentWindow && typeof data?.height === "number") {
        frame.style.blockSize = `${Math.min(Math.ceil(data.height), MAX_HEIGHT_PX)}px`;
      }
    },
    { signal },
  );
}
