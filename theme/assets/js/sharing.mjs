// @ts-check
// Prints, or saves as a text, only what the reader picks to share, item by item. Nothing is picked at first.
import { printFilled } from "./filled-print.mjs";
import { saveFile, today } from "./answer-file.mjs";
import { all, one } from "./element.mjs";

/** @typedef {import("./answers.mjs").Answers} Answers */

/**
 * Makes the panel work.
 * @param {HTMLElement} root made by sharing.html
 * @param {Answers} answers of the sheet
 * @param {HTMLElement} paper the paper face
 */
export function startSharing(root, answers, paper) {
  /** @type {HTMLInputElement[]} */
  const boxes = all("input[type=checkbox]", root);
  const acts = {
    print: (/** @type {string[]} */ fields) => printFilled(answers.form, paper, fields),
    save: (/** @type {string[]} */ fields) => saveFile(`${root.dataset.file}-${today()}.txt`, shared(answers, fields), "text/plain"),
  };
  for (const [name, act] of Object.entries(acts)) {
    one(`[data-share=${name}]`, root).addEventListener("click", () => {
      const given = answers.given();
      const chosen = boxes.filter((box) => box.checked).map((box) => box.value);
      const found = chosen.filter((field) => given.has(field));
      one("[role=status]", root).textContent = found.length ? "" : (root.dataset[chosen.length ? "empty" : "none"] ?? "");
      if (found.length) act(found);
    });
  }
}

/**
 * Returns the picked answers as plain text: each question, then what was answered.
 * @param {Answers} answers
 * @param {string[]} fields
 */
function shared(answers, fields) {
  const given = answers.given();
  const picked = answers.fields.filter(({ id }) => fields.includes(id));
  return `${picked.map(({ id, label }) => [label, ...lines(answers, given.get(id) ?? [])].join("\n")).join("\n\n")}\n`;
}

/**
 * @param {Answers} answers
 * @param {string[]} keys of one field
 */
function lines(answers, keys) {
  return keys.map((key) => {
    const { value, words } = answers.read(key);
    // A choice says itself what it is; a text among several does not.
    return words || (keys.length > 1 ? `${answers.nameOf(key)}: ${value}` : value);
  });
}
