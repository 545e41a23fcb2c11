// @ts-check
// Says to assistive technology what changed on the page, through one status that nobody sees.

/** Long enough for a screen reader to notice that the status was empty before; what comes meanwhile is said with it. */
const WAIT_MS = 100;

// It has to be on the page well before it says anything.
const region = document.createElement("div");
region.className = "visually-hidden";
region.setAttribute("role", "status");
document.body.append(region);

/** @type {string[]} */
let waiting = [];

/**
 * Has words said politely, after whatever is being said. They must hold no answer of the reader's.
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
