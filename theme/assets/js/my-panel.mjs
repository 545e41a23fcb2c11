// @ts-check
// What the page of My worksheets shows: notebooks, the kept copies of worksheets, messages, and a last question before
// something is deleted.
import { asTerms } from "./answer-words.mjs";
import { element, one } from "./element.mjs";
import { day, moment, wordingOf } from "./interface-words.mjs";

/** @typedef {import("./notebook.mjs").Copy} Copy */
/** @typedef {{ number: number, title: string, url: string, fields: string[] }} Sheet `fields`: ids, in order */
/** @typedef {(task: () => unknown) => unknown} Attempt runs a task, and reports what goes wrong */

export class MyPanel {
  /** @type {() => unknown} what is done once the reader is sure */
  #sure = () => {};

  /**
   * @param {HTMLElement} root made by my-worksheets.html
   * @param {Attempt} attempt
   */
  constructor(root, attempt) {
    this.root = root;
    this.attempt = attempt;
    this.words = wordingOf(root);
    /** @type {Record<string, Sheet>} */
    this.sheets = JSON.parse(root.dataset.sheets ?? "{}");
    this.part("sure-yes").addEventListener("click", () => {
      this.part("sure").hidden = true;
      attempt(this.#sure);
    });
    this.part("sure-no").addEventListener("click", () => (this.part("sure").hidden = true));
  }

  /**
   * @param {string} name of the notebook
   * @param {boolean} locked
   * @param {() => unknown} open
   */
  notebookRow(name, locked, open) {
    const button = this.#button(this.words("open_notebook", { notebook: name }), open);
    const state = `, ${this.words(locked ? "locked" : "unlocked")}`;
    return element("li", {}, element("p", {}, element("strong", {}, name), state), element("p", { className: "actions" }, button));
  }

  /**
   * @param {Copy} copy
   * @param {Record<string, (row: HTMLElement) => unknown>} acts by the name of their words
   */
  copyRow(copy, acts) {
    const title = this.title(copy.sheet);
    const started = day(copy.started);
    const buttons = Object.entries(acts).map(([name, act]) => {
      const button = this.#button(this.words(name), () => act(row));
      button.ariaLabel = this.words("of", { act: this.words(name), title, started });
      return button;
    });
    const list = element("dl", { className: "kept-answers" }, ...this.#given(copy).flatMap(asTerms));
    const row = element(
      "li",
      {},
      element("h3", {}, title),
      element("p", { className: "hint" }, this.dates(copy)),
      element("details", { className: "example" }, element("summary", {}, this.words("read")), list),
      element("p", { className: "actions" }, ...buttons),
    );
    return row;
  }

  /**
   * @param {Copy} copy
   * @returns {Copy["answers"]} those that hold something, in the order of the sheet; questions that are gone come last
   */
  #given({ sheet, answers }) {
    const place = (/** @type {{ field: string }} */ { field }) => (this.sheets[sheet]?.fields.indexOf(field) ?? 0) >>> 0;
    const given = answers.filter(({ parts }) => Object.values(parts).some(({ value }) => value.trim()));
    return given.sort((one, other) => place(one) - place(other));
  }

  /**
   * Asks once more, below what is to be deleted.
   * @param {HTMLElement} place
   * @param {string} words the question
   * @param {() => unknown} act
   */
  ask(place, words, act) {
    this.#sure = act;
    (place.querySelector(".body") ?? place).append(this.part("sure"));
    this.part("sure-text").textContent = words;
    this.part("sure").hidden = false;
    this.part("sure-no").focus();
  }

  /** Takes the question away, and out of a row that is about to go. */
  unask() {
    this.part("sure").hidden = true;
    this.root.append(this.part("sure"));
  }

  /** @param {string} words to show, and to say to assistive technology */
  say(words) {
    this.part("says").textContent = words;
  }

  /** @param {string} id of a worksheet */
  title(id) {
    const sheet = this.sheets[id];
    return sheet ? this.words("title", { number: sheet.number, title: sheet.title }) : this.words("gone_sheet");
  }

  /** @param {Copy} copy */
  dates({ started, changed }) {
    return this.words("dates", { started: day(started), changed: moment(changed) });
  }

  /** @param {string} name */
  part(name) {
    return one(`[data-my=${name}]`, this.root);
  }

  /**
   * @param {string} words
   * @param {() => unknown} act
   */
  #button(words, act) {
    return element("button", { className: "button", type: "button", onclick: () => this.attempt(act) }, words);
  }
}
