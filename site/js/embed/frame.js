/**
 * The entry of pages that stand in a frame of another site: the example that is there, or what the other page sends.
 *
 * Owns: what is loaded when. Its parts are imported later, so that no page of lessons shares a file with it.
 */

import { nonceIn } from "./messages.js";

// By the address, for frames that no script of ours has made
const { searchParams } = new URL(location.href);
const theme = searchParams.get("theme");
if (theme === "light" || theme === "dark") document.documentElement.dataset.theme = theme;

const nonce = parent === window ? null : nonceIn(location.hash);

import("./frame/player.js").then(
  ({ play }) => play(nonce),
  (error) => {
    console.error(error);
    const message = { type: "failed", reason: "A part of the Python Handbook could not be loaded." };
    if (nonce) parent.postMessage({ nonce, message }, "*");
  },
);
