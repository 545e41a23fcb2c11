// @ts-check
// A kept answer in words: its question, then what was answered.
import { element } from "./element.mjs";

/** @typedef {import("./notebook.mjs").Answer} Answer */

/**
 * @param {Answer} answer
 * @returns {HTMLElement[]} for a dl
 */
export function asTerms(answer) {
  const [question = "", ...given] = inWords(answer);
  return [element("dt", {}, question), ...given.map((words) => element("dd", {}, words))];
}

/**
 * @param {Answer} answer
 * @returns {string[]}
 */
export function inWords({ question, field, parts }) {
  const given = Object.values(parts).filter(({ value }) => value.trim());
  return [question || field, ...given.map(({ value, words }) => words || value)];
}
