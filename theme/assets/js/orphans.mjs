// @ts-check
// Kept answers whose question is no longer in the worksheet: shown, saved as a file, deleted on request.
import { asTerms, inWords } from "./answer-words.mjs";
import { saveFile, today } from "./answer-file.mjs";

/** @typedef {import("./notebook.mjs").Answer} Answer */

export class Orphans {
  /** @type {Answer[]} with the orphaned parts only */
  #answers = [];

  /**
   * @param {HTMLElement} section
   * @param {HTMLElement} list a dl in it
   */
  constructor(section, list) {
    this.section = section;
    this.list = list;
  }

  /** @param {Answer[]} answers with the orphaned parts only; the section is hidden if there are none */
  show(answers) {
    this.#answers = answers;
    this.section.hidden = !answers.length;
    this.list.replaceChildren(...answers.flatMap(asTerms));
  }

  /** @param {string} stem of the file's name */
  save(stem) {
    const texts = this.#answers.map((answer) => inWords(answer).join("\n"));
    saveFile(`${stem}-${today()}.txt`, `${texts.join("\n\n")}\n`, "text/plain");
  }

  /**
   * Empties the orphaned parts: other parts of the same answer may still have a question.
   * @param {import("./notebook.mjs").Notebook | null} notebook
   */
  async delete(notebook) {
    const empty = { value: "", at: Date.now(), by: "" };
    for (const answer of this.#answers) {
      const parts = Object.fromEntries(Object.keys(answer.parts).map((key) => [key, empty]));
      await notebook?.save({ ...answer, parts });
    }
    this.show([]);
  }
}
