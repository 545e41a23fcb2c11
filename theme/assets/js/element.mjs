// @ts-check
// Makes elements, finds them, and reads their text.

/**
 * @template {keyof HTMLElementTagNameMap} Tag
 * @param {Tag} tag
 * @param {Partial<HTMLElementTagNameMap[Tag]>} properties
 * @param {...(Node | string)} children strings become text, never markup
 * @returns {HTMLElementTagNameMap[Tag]}
 */
export function element(tag, properties, ...children) {
  const made = Object.assign(document.createElement(tag), properties);
  made.append(...children);
  return made;
}

/**
 * @template {HTMLElement} [E=HTMLElement] the kind that the template has there
 * @param {string} selector of a part that the template always has
 * @param {ParentNode} [within]
 * @returns {E}
 */
export function one(selector, within = document) {
  const found = within.querySelector(selector);
  if (!found) throw new TypeError(`There is no ${selector}`);
  return /** @type {E} */ (found);
}

/**
 * @template {HTMLElement} [E=HTMLElement]
 * @param {string} selector
 * @param {ParentNode} [within]
 * @returns {E[]}
 */
export function all(selector, within = document) {
  return [.../** @type {NodeListOf<E>} */ (within.querySelectorAll(selector))];
}

/**
 * @param {Node | null | undefined} node
 * @returns {string} its text on one line
 */
export function textOf(node) {
  return (node?.textContent ?? "").trim().replace(/\s+/g, " ");
}
