// @ts-check
// What this tab remembers from page to page: which notebook is open, what the next page is to show, the paper to print
// on, how a sheet is shown, the pathway, and light or dark. Never an answer or a key, and leaving wipes most of it.

const PREFIX = "amends.";

/** @typedef {"notebook" | "copy" | "print" | "paper" | "see" | "pathway" | "scheme" | "left"} Name */

/**
 * @param {Name} name
 * @returns {string | null}
 */
export function remembered(name) {
  try {
    return sessionStorage.getItem(PREFIX + name);
  } catch {
    return null; // storage is denied
  }
}

/**
 * @param {Name} name
 * @param {string | null} value null forgets it
 */
export function remember(name, value) {
  try {
    if (value === null) sessionStorage.removeItem(PREFIX + name);
    else sessionStorage.setItem(PREFIX + name, value);
  } catch {
    // Storage is denied: it holds for this page only.
  }
}

/**
 * Returns what was remembered for one page, and forgets it.
 * @param {"copy" | "print"} name
 */
export function taken(name) {
  const value = remembered(name);
  remember(name, null);
  return value;
}

/** Forgets the notebook, and what the next page was to show of it. */
export function forgetNotebook() {
  for (const name of /** @type {const} */ (["notebook", "copy", "print"])) remember(name, null);
}

/** Forgets everything but light or dark, and what stops Back from showing an answer. */
export function forgetAll() {
  forgetNotebook();
  for (const name of /** @type {const} */ (["paper", "see", "pathway"])) remember(name, null);
}

/**
 * The channel between the tabs of one site. Its messages name records and notebooks, never a worksheet or an answer.
 * @param {string} site
 */
export function channelOf(site) {
  return new BroadcastChannel(`amends.${site}`);
}
