// @ts-check
// Rows that a reader adds, removes and moves: all of them stand in the page, the unused ones are hidden, and what was
// removed can be brought back. A field type defines its own element as a class that extends this one.
//
// In the template: data-row on each row; data-row-do="remove", "up" or "down" on buttons in it, hidden at first, as far
// as there are any; data-rows="acts" on a hidden part with data-least, data-removed and data-moved, and in it data-rows="add" on a
// button, data-rows="full" on words, data-rows="gone" on what holds a span for words and the button to undo.
import { announce } from "./announce.mjs";

/** @typedef {(string | boolean)[]} Answers of one row, control by control */

const GROWS_BY_ITSELF = CSS.supports("field-sizing: content");

export class RowsElement extends HTMLElement {
  /** @type {AbortController | null} */
  #listening = null;
  #shown = 0;
  /** @type {{ index: number, answers: Answers } | null} the row that was removed last */
  #removed = null;

  connectedCallback() {
    this.#listening = new AbortController();
    const { signal } = this.#listening;
    if (!GROWS_BY_ITSELF) growAll(this, signal);
    if (!this.querySelector("[data-rows=acts]")) return;  // its rows are given
    this.#part("add").addEventListener("click", () => this.#add(), { signal });
    this.#part("gone").querySelector("button")?.addEventListener("click", () => this.#undo(), { signal });
    for (const [index, row] of this.#rows.entries()) {
      button(row, "remove")?.addEventListener("click", () => this.#remove(index), { signal });
      button(row, "up")?.addEventListener("click", () => this.#move(index, -1), { signal });
      button(row, "down")?.addEventListener("click", () => this.#move(index, 1), { signal });
    }
    // Kept answers may be put into rows that are still hidden.
    this.addEventListener("input", () => this.#fit(), { signal });
    this.addEventListener("change", () => this.#fit(), { signal });
    addEventListener("pageshow", () => this.#fit(), { signal });
    // The controls are emptied only after the event.
    this.closest("form")?.addEventListener("reset", () => setTimeout(() => this.#start()), { signal });
    this.#start();
  }

  disconnectedCallback() {
    this.#listening?.abort();
  }

  get #rows() {
    return [...this.querySelectorAll("[data-row]")].filter((row) => row instanceof HTMLElement);
  }

  get #least() {
    return Number(this.#part("acts").dataset.least);
  }

  /**
   * @param {string} name of a part of the template
   * @returns {HTMLElement}
   */
  #part(name) {
    const found = this.querySelector(`[data-rows=${name}]`);
    if (!(found instanceof HTMLElement)) throw new TypeError(`${this.localName} has no data-rows="${name}"`);
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
    for (const [index, row] of rows.entries()) {
      row.hidden = index >= count;
      button(row, "remove")?.toggleAttribute("hidden", count <= this.#least);
      for (const [name, end] of /** @type {const} */ ([["up", 0], ["down", count - 1]])) {
        button(row, name)?.toggleAttribute("hidden", count === 1);
        // Not `disabled`: whoever has just moved a row to the end must not lose the focus.
        button(row, name)?.setAttribute("aria-disabled", String(index === end));
      }
    }
    this.#part("add").hidden = full;
    this.#part("full").hidden = !full || rows.length === this.#least;
    this.#part("gone").hidden = this.#removed === null;
    this.#part("acts").hidden = false;
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
    const answers = this.#rows.map(read);
    const removed = answers.splice(index, 1)[0] ?? [];
    this.#removed = { index, answers: removed };
    this.#show(this.#shown - 1);
    this.#write([...answers, removed.map((value) => (typeof value === "string" ? "" : false))]);
    const words = this.#words("removed", { number: index + 1 });
    const gone = this.#part("gone");
    gone.querySelector("span")?.replaceChildren(words);
    announce(words);
    gone.querySelector("button")?.focus();
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
   * Changes places with the row above or below. The focus goes along, so that a row can be moved further at once.
   * @param {number} index
   * @param {-1 | 1} by
   */
  #move(index, by) {
    const to = index + by;
    const answers = this.#rows.map(read);
    const [moved, other] = [answers[index], answers[to]];
    if (!moved || !other || to >= this.#shown) return;
    [answers[index], answers[to]] = [other, moved];
    this.#write(answers);
    const row = this.#rows[to];
    if (row) button(row, by < 0 ? "up" : "down")?.focus();
    announce(this.#words("moved", { number: index + 1, place: to + 1 }));
  }

  /**
   * @param {"removed" | "moved"} name
   * @param {Record<string, number>} parts
   */
  #words(name, parts) {
    return (this.#part("acts").dataset[name] ?? "").replace(/\{(\w+)\}/g, (_all, part) => String(parts[part]));
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

/**
 * @param {HTMLElement} row
 * @param {"remove" | "up" | "down"} name
 * @returns {HTMLButtonElement | null}
 */
function button(row, name) {
  return row.querySelector(`[data-row-do=${name}]`);
}

/** @param {HTMLElement} row */
function controls(row) {
  return [...row.querySelectorAll("textarea, select, input")].filter(
    (control) =>
      control instanceof HTMLTextAreaElement || control instanceof HTMLSelectElement || control instanceof HTMLInputElement,
  );
}

/** @param {Element} control */
function isTicked(control) {
  return control instanceof HTMLInputElement && ["checkbox", "radio"].includes(control.type);
}

/**
 * @param {HTMLElement} row
 * @returns {Answers}
 */
function read(row) {
  return controls(row).map((control) => (control instanceof HTMLInputElement && isTicked(control) ? control.checked : control.value));
}

/**
 * Puts answers into a row.
 * @param {HTMLElement} row
 * @param {Answers} answers
 * @returns {HTMLElement[]} the controls that they changed
 */
function write(row, answers) {
  const before = read(row);
  return controls(row).filter((control, index) => {
    const value = answers[index];
    if (value === undefined || value === before[index]) return false;
    if (control instanceof HTMLInputElement && isTicked(control)) control.checked = value === true;
    else control.value = String(value);
    return true;
  });
}

/** @param {HTMLElement | undefined} row */
function focusOn(row) {
  if (row) controls(row)[0]?.focus();
}

/**
 * Keeps all text areas as high as their texts, where CSS alone cannot.
 * @param {HTMLElement} within
 * @param {AbortSignal} signal
 */
function growAll(within, signal) {
  const all = () => within.querySelectorAll("textarea").forEach(grow);
  within.addEventListener("input", all, { signal });
  within.addEventListener("change", all, { signal });
  within.closest("form")?.addEventListener("reset", () => setTimeout(all), { signal });
  all();
}

/** @param {HTMLTextAreaElement} area */
function grow(area) {
  area.style.blockSize = "";
  const edges = area.offsetHeight - area.clientHeight;
  if (area.scrollHeight > area.clientHeight) area.style.blockSize = `${area.scrollHeight + edges}px`;
}
