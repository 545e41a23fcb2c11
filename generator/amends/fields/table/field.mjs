// @ts-check
// Rows that a reader adds and removes: the unused ones are hidden, and what was removed can be brought back.
import { announce } from "../../../../theme/assets/js/announce.mjs";

/** @typedef {(string | boolean)[]} Answers of one row, cell by cell */

const GROWS_BY_ITSELF = CSS.supports("field-sizing: content");

class AmendsTable extends HTMLElement {
  /** @type {AbortController | null} */
  #listening = null;
  #shown = 0;
  /** @type {{ index: number, answers: Answers } | null} the row that was removed last */
  #removed = null;

  connectedCallback() {
    this.#listening = new AbortController();
    const { signal } = this.#listening;
    if (!GROWS_BY_ITSELF) this.#grow(signal);
    if (!this.querySelector(".cells-acts")) return;  // its rows are given
    this.#part(".cells-add").addEventListener("click", () => this.#add(), { signal });
    this.#part(".cells-gone button").addEventListener("click", () => this.#undo(), { signal });
    for (const [index, row] of this.#rows.entries()) {
      row.querySelector(".cell-remove button")?.addEventListener("click", () => this.#remove(index), { signal });
    }
    // Kept answers may be put into rows that are still hidden.
    this.addEventListener("input", () => this.#fit(), { signal });
    this.addEventListener("change", () => this.#fit(), { signal });
    // The cells are emptied only after the event.
    this.closest("form")?.addEventListener("reset", () => setTimeout(() => this.#start()), { signal });
    this.#start();
  }

  disconnectedCallback() {
    this.#listening?.abort();
  }

  /** @param {AbortSignal} signal */
  #grow(signal) {
    const all = () => this.querySelectorAll("textarea").forEach(grow);
    this.addEventListener("input", all, { signal });
    this.addEventListener("change", all, { signal });
    this.closest("form")?.addEventListener("reset", () => setTimeout(all), { signal });
    all();
  }

  get #rows() {
    return [...this.querySelectorAll("tbody tr")].filter((row) => row instanceof HTMLTableRowElement);
  }

  get #least() {
    return Number(this.#part(".cells-acts").dataset.least);
  }

  /**
   * @param {string} selector of a part of the template
   * @returns {HTMLElement}
   */
  #part(selector) {
    const found = this.querySelector(selector);
    if (!(found instanceof HTMLElement)) throw new TypeError(`The table has no ${selector}`);
    return found;
  }

  #start() {
    this.#removed = null;
    this.#show(Math.max(this.#least, this.#used()));
  }

  /** @returns {number} how many rows there are up to the last one that holds an answer */
  #used() {
    return this.#rows.reduce((used, row, index) => (read(row).some(Boolean) ? index + 1 : used), 0);
  }

  #fit() {
    if (this.#used() > this.#shown) this.#show(this.#used());
  }

  /** @param {number} count of rows to show */
  #show(count) {
    const rows = this.#rows;
    this.#shown = count;
    const full = count >= rows.length;
    if (full) this.#removed = null;  // no room to bring it back
    for (const [index, row] of rows.entries()) row.hidden = index >= count;
    for (const button of this.querySelectorAll(".cell-remove button")) button.toggleAttribute("hidden", count <= this.#least);
    this.#part(".cells-add").hidden = full;
    this.#part(".cells-full").hidden = !full || rows.length === this.#least;
    this.#part(".cells-gone").hidden = this.#removed === null;
    this.#part(".cells-acts").hidden = false;
  }

  #add() {
    this.#show(this.#shown + 1);
    focusOn(this.#rows[this.#shown - 1]);
  }

  /**
   * Empties a row and moves those below it up, so that numbers and names of the rows stay in order.
   * @param {number} index
   */
  #remove(index) {
    const rows = this.#rows;
    const answers = rows.map(read);
    const removed = answers.splice(index, 1)[0] ?? [];
    this.#removed = { index, answers: removed };
    this.#show(this.#shown - 1);
    this.#write([...answers, removed.map((value) => (typeof value === "string" ? "" : false))]);
    const words = (this.#part(".cells-acts").dataset.removed ?? "").replace("{number}", String(index + 1));
    this.#part(".cells-gone span").textContent = words;
    announce(words);
    this.#part(".cells-gone button").focus();
  }

  #undo() {
    if (!this.#removed) return;
    const { index, answers: removed } = this.#removed;
    const answers = this.#rows.map(read).slice(0, -1);
    answers.splice(index, 0, removed);
    this.#removed = null;
    this.#show(this.#shown + 1);
    this.#write(answers);
    focusOn(this.#rows[index]);
  }

  /**
   * Puts answers into all rows. Whoever keeps answers hears of those that changed, once all of them stand.
   * @param {Answers[]} answers
   */
  #write(answers) {
    const changed = this.#rows.flatMap((row, index) => write(row, answers[index] ?? []));
    for (const control of changed) {
      for (const name of ["input", "change"]) control.dispatchEvent(new Event(name, { bubbles: true }));
    }
  }
}

/** @param {HTMLTableRowElement} row */
function controls(row) {
  return [...row.querySelectorAll("textarea, select, input")].filter(
    (control) =>
      control instanceof HTMLTextAreaElement || control instanceof HTMLSelectElement || control instanceof HTMLInputElement,
  );
}

/**
 * @param {HTMLTableRowElement} row
 * @returns {Answers}
 */
function read(row) {
  return controls(row).map((control) => (control instanceof HTMLInputElement ? control.checked : control.value));
}

/**
 * Puts answers into a row.
 * @param {HTMLTableRowElement} row
 * @param {Answers} answers
 * @returns {HTMLElement[]} the controls that they changed
 */
function write(row, answers) {
  const before = read(row);
  return controls(row).filter((control, index) => {
    const value = answers[index];
    if (value === undefined || value === before[index]) return false;
    if (control instanceof HTMLInputElement) control.checked = value === true;
    else control.value = String(value);
    return true;
  });
}

/**
 * Makes a text area as high as its text, where CSS alone cannot.
 * @param {HTMLTextAreaElement} area
 */
function grow(area) {
  area.style.blockSize = "";
  const edges = area.offsetHeight - area.clientHeight;
  if (area.scrollHeight > area.clientHeight) area.style.blockSize = `${area.scrollHeight + edges}px`;
}

/** @param {HTMLTableRowElement | undefined} row */
function focusOn(row) {
  if (row) controls(row)[0]?.focus();
}

customElements.define("amends-table", AmendsTable);
