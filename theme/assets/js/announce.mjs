// @ts-check
// Announces to assistive technology what changed on the page, through one visually hidden status region.

/** Long enough for a screen reader to notice that the status was empty; what comes meanwhile is announced with it. */
const WAIT_MS = 100;

// It has to be on the page well before its first announcement.
const region = document.createElement("div");
region.className = "visually-hidden";
region.setAttribute("role", "status");
document.body.append(region);

/** @type {string[]} */
let waiting = [];

/**
 * Announces words politely, after whatever is being read out. They must not contain an answer of the reader's.
 * @param {string} words
 */
export function announce(words) {
  if (!words) return;
  waiting.push(words);
  if (waiting.length > 1) return;
  region.textContent = "";
  setTimeout(() => {
    region.textContent = waiting.join(" ");
    waiting = [];
  }, WAIT_MS);
}
