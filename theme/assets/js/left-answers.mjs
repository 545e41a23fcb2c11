// @ts-check
// Kept answers to questions that a worksheet does not ask any more: shown, saved as a file, deleted on demand.
import { saveFile, today } from "./exports.mjs";

/** @typedef {import("./notebook.mjs").Answer} Answer */

/**
 * Shows them, or hides their section where there are none.
 * @param {HTMLElement} section
 * @param {HTMLElement} list a dl
 * @param {Answer[]} answers with those parts alone
 */
export function showLeft(section, list, answers) {
  section.hidden = !answers.length;
  list.replaceChildren(...answers.flatMap((answer) => asTerms(answer)));
}

/**
 * Returns one answer as a question with what was answered, for a dl.
 * @param {Answer} answer
 * @returns {HTMLElement[]}
 */
export function asTerms(answer) {
  const [question, ...given] = inWords(answer);
  return [
    Object.assign(document.createElement("dt"), { textContent: question }),
    ...given.map((words) => Object.assign(document.createElement("dd"), { textContent: words })),
  ];
}

/**
 * @param {Answer} answer
 * @returns {string[]} the question, then what was answered
 */
export function inWords({ question, field, parts }) {
  const given = Object.values(parts).filter(({ value }) => value.trim());
  return [question || field, ...given.map(({ value, words }) => words || value)];
}

/**
 * @param {string} stem of the file's name
 * @param {Answer[]} answers
 */
export function saveLeft(stem, answers) {
  saveFile(`${stem}-${today()}.txt`, `${answers.map((answer) => inWords(answer).join("\n")).join("\n\n")}\n`, "text/plain");
}

/**
 * Returns answers that make these parts empty, to be saved in their place: the rest of an answer may have a place still.
 * @param {Answer[]} answers
 * @returns {Answer[]}
 */
export function emptied(answers) {
  const at = Date.now();
  return answers.map((answer) => ({
    ...answer,
    parts: Object.fromEntries(Object.keys(answer.parts).map((key) => [key, { value: "", at, by: "" }])),
  }));
}
