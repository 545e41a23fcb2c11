// @ts-check
// Rows that a reader adds, removes and moves. All rows are in the page and the unused ones are hidden; the last removal
// can be undone. A field type extends this class.
//
// In the template: data-row on each row; data-row-do="remove", "up" or "down" on hidden buttons in it, where wanted;
// data-rows="acts" on a hidden part with data-least, data-removed and data-moved, and in it data-rows="add" on a button,
// data-rows="full" on words, data-rows="gone" on an element with a span for words and the button to undo.
import { announce } from "./announce.mjs";
import { controlsIn, dispatchChange, read, write } from "./controls.mjs";
import { one } from "./element.mjs";
import { ListeningElement } from "./listening.mjs";
import { filled } from "./interface-words.mjs";

/** @typedef {string[]} Answers of one row, control by control */

export class RowsElement extends ListeningElement {
  #shown = 0;
  /** @type {{ index: number, answers: Answers } | null} the row that was removed last */
  #removed = null;

  start() {
    this.growTexts();
    if (!this.querySelector("[data-rows=acts]")) return; // its rows are given
    this.listen(this.#part("add"), "click", () => this.add());
    this.listen(one("button", this.#part("gone")), "click", () => this.#undo());
    for (const [index, row] of this.rows.entries()) {
      this.listen(button(row, "remove"), "click", () => this.#remove(index));
      this.listen(button(row, "up"), "click", () => this.#move(index, -1));
      this.listen(button(row, "down"), "click", () => this.#move(index, 1));
    }
    this.onReset(() => {
      this.#removed = null;
      this.#shown = 0;
    });
    // Kept answers may be put into rows that are still hidden.
    this.onAnswers(() => this.#show(Math.max(this.#least, this.#shown, this.#used())));
  }

  /** @returns {HTMLElement[]} all rows, the hidden ones too */
  get rows() {
    return this.all("[data-row]");
  }

  get #least() {
    return Number(this.#part("acts").dataset.least);
  }

  /** @param {string} name */
  #part(name) {
    return this.one(`[data-rows=${name}]`);
  }

  /** @returns {number} how many rows there are up to the last one that holds an answer */
  #used() {
    return this.rows.reduce((used, row, index) => (answersOf(row).some(Boolean) ? index + 1 : used), 0);
  }

  /** @param {number} count of rows to show */
  #show(count) {
    const { rows } = this;
    this.#shown = count;
    const full = count >= rows.length;
    if (full) this.#removed = null; // no room to bring it back
    for (const [index, row] of rows.entries()) {
      row.hidden = index >= count;
      button(row, "remove")?.toggleAttribute("hidden", count <= this.#least);
      for (const [name, end] of /** @type {const} */ ([["up", 0], ["down", count - 1]])) {
        button(row, name)?.toggleAttribute("hidden", count === 1);
        // Not `disabled`: the button that has just moved a row to the end must keep the focus.
        button(row, name)?.setAttribute("aria-disabled", String(index === end));
      }
    }
    this.#part("add").hidden = full;
    this.#part("full").hidden = !full || rows.length === this.#least;
    this.#part("gone").hidden = this.#removed === null;
    this.#part("acts").hidden = false;
  }

  /** Shows another row, and moves the focus there. */
  add() {
    this.#show(this.#shown + 1);
    focusOn(this.rows[this.#shown - 1]);
  }

  /**
   * Empties a row and moves those below it up, so that numbers and names of the rows stay in order.
   * @param {number} index
   */
  #remove(index) {
    const answers = this.rows.map(answersOf);
    const removed = answers.splice(index, 1)[0] ?? [];
    this.#removed = { index, answers: removed };
    this.#show(this.#shown - 1);
    this.write([...answers, removed.map(() => "")]);
    const words = filled(this.#part("acts").dataset.removed ?? "", { number: index + 1 });
    const gone = this.#part("gone");
    one("span", gone).textContent = words;
    announce(words);
    one("button", gone).focus();
  }

  #undo() {
    if (!this.#removed) return;
    const { index, answers: removed } = this.#removed;
    const answers = this.rows.map(answersOf).slice(0, -1);
    answers.splice(index, 0, removed);
    this.#removed = null;
    this.#show(this.#shown + 1);
    this.write(answers);
    focusOn(this.rows[index]);
  }

  /**
   * Swaps a row with the one above or below. The focus moves with it, so that it can be moved further at once.
   * @param {number} index
   * @param {-1 | 1} by
   */
  #move(index, by) {
    const to = index + by;
    if (to < 0 || to >= this.#shown) return;
    const answers = this.rows.map(answersOf);
    answers.splice(to, 0, ...answers.splice(index, 1));
    this.write(answers);
    const row = this.rows[to];
    if (row) button(row, by < 0 ? "up" : "down")?.focus();
    announce(filled(this.#part("acts").dataset.moved ?? "", { number: index + 1, place: to + 1 }));
  }

  /**
   * Writes answers into the rows.
   * @param {Answers[]} answers row by row from the first
   */
  write(answers) {
    const changed = this.rows.flatMap((row, index) =>
      controlsIn(row).filter((control, cell) => write(control, answers[index]?.[cell] ?? read(control))),
    );
    dispatchChange(changed);
  }
}

/**
 * @param {HTMLElement} row
 * @param {"remove" | "up" | "down"} name
 * @returns {HTMLButtonElement | null}
 */
function button(row, name) {
  return row.querySelector(`[data-row-do=${name}]`);
}

/**
 * @param {HTMLElement} row
 * @returns {Answers}
 */
export function answersOf(row) {
  return controlsIn(row).map(read);
}

/** @param {HTMLElement | undefined} row */
function focusOn(row) {
  if (row) controlsIn(row)[0]?.focus();
}
