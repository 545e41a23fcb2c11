// @ts-check
// The page's words for its scripts, and dates in the page's language.

/** @typedef {(name: string, parts?: Record<string, string | number>) => string} Wording */

/**
 * @param {string} words
 * @param {Record<string, string | number>} parts
 * @returns {string} the words with each {part} filled in
 */
export function filled(words, parts) {
  return words.replace(/\{(\w+)\}/g, (_all, part) => String(parts[part] ?? ""));
}

/**
 * @param {DOMStringMap} words an element's `none`, `one` and `some`
 * @param {number} count
 * @param {Record<string, number>} [parts]
 * @returns {string} the words for that count
 */
export function counted({ none, one, some }, count, parts = {}) {
  return filled((count > 1 ? some : count ? one : none) ?? "", { ...parts, count });
}

/**
 * Returns a function that gives the words of an element's data-words by name, with each {part} filled in; for a count
 * of one, those named "<name>_one".
 * @param {HTMLElement} element
 * @returns {Wording}
 */
export function wordingOf(element) {
  /** @type {Record<string, string>} */
  const words = JSON.parse(element.dataset.words ?? "{}");
  const one = (/** @type {string} */ name, /** @type {unknown} */ count) => (count === 1 ? words[`${name}_one`] : undefined);
  return (name, parts = {}) => filled(one(name, parts.count) ?? words[name] ?? "", parts);
}

/** @param {number} ms since 1970 */
export function day(ms) {
  return new Intl.DateTimeFormat(locale(), { dateStyle: "long" }).format(ms);
}

/** @param {number} ms since 1970 */
export function moment(ms) {
  return new Intl.DateTimeFormat(locale(), { dateStyle: "long", timeStyle: "short" }).format(ms);
}

/** @returns {string} the reader's own variant of the page's language, such as en-GB */
function locale() {
  const { lang } = document.documentElement;
  return navigator.languages.find((one) => one.split("-")[0] === lang.split("-")[0]) ?? lang;
}
