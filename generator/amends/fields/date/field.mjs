// @ts-check
// Says in a sentence where a date cannot be read, or where its month has no such day. What was typed stays as it is.
import { announce } from "../../../../theme/assets/js/announce.mjs";
import { ListeningElement } from "../../../../theme/assets/js/listening.mjs";

/** @typedef {"day" | "month" | "year"} Part */

const LEAP_YEAR = 2024;
const LAST_MONTH = 12;
const LAST_DAY = 31;
/** This many letters of a month's name identify it. */
const LEAST_LETTERS = 3;

class AmendsDate extends ListeningElement {
  start() {
    this.listen(this, "focusout", (event) => this.#blurred(/** @type {FocusEvent} */ (event)));
    this.listen(this, "input", () => this.#typed());
    this.onReset(() => this.#say(null));
  }

  /** Says nothing while the reader is still moving through the three parts. @param {FocusEvent} event */
  #blurred({ relatedTarget }) {
    if (!(relatedTarget instanceof Node && this.contains(relatedTarget))) this.#say(this.#trouble());
  }

  /** Takes the sentence away as soon as it is no longer true; a new one waits until the focus leaves. */
  #typed() {
    if (!this.one(".date-says").hidden && !this.#trouble()) this.#say(null);
  }

  /** @returns {{ part: Part, words: string } | null} what is wrong, and where */
  #trouble() {
    const { months = "", unreadDay = "", unreadMonth = "", unreadYear = "", impossible = "" } = this.dataset;
    const [day, month, year] = /** @type {const} */ (["day", "month", "year"]).map((part) => this.#input(part).value.trim());
    const dayNumber = day ? number(day, LAST_DAY) : 0;
    const monthNumber = month ? number(month, LAST_MONTH) ?? named(month, months.split(" ")) : 0;
    if (dayNumber === null) return { part: "day", words: unreadDay };
    if (monthNumber === null) return { part: "month", words: unreadMonth };
    if (year && !/^\d{4}$/.test(year)) return { part: "year", words: unreadYear };
    const tooLate = dayNumber && monthNumber && dayNumber > length(monthNumber, Number(year) || LEAP_YEAR);
    return tooLate ? { part: "day", words: impossible } : null;
  }

  /**
   * @param {Part} part
   * @returns {HTMLInputElement}
   */
  #input(part) {
    return this.one(`[data-part=${part}]`);
  }

  /** @param {{ part: Part, words: string } | null} trouble */
  #say(trouble) {
    const sentence = this.one(".date-says");
    const words = trouble?.words ?? "";
    const isNew = words !== sentence.textContent;
    sentence.textContent = words;
    sentence.hidden = !trouble;
    for (const input of this.all("input")) input.removeAttribute("aria-describedby");
    if (!trouble) return;
    this.#input(trouble.part).setAttribute("aria-describedby", sentence.id);
    if (isNew) announce(words);
  }
}

/**
 * @param {string} text
 * @param {number} most
 * @returns {number | null} the number, if it is from 1 to `most`
 */
function number(text, most) {
  return /^\d{1,2}$/.test(text) && Number(text) >= 1 && Number(text) <= most ? Number(text) : null;
}

/**
 * @param {string} text the beginning of a month's name
 * @param {string[]} months
 * @returns {number | null}
 */
function named(text, months) {
  const begins = text.toLocaleLowerCase().replace(/\.$/, "");
  if (begins.length < LEAST_LETTERS) return null;
  return months.findIndex((month) => begins.startsWith(month.toLocaleLowerCase().slice(0, LEAST_LETTERS))) + 1 || null;
}

/**
 * @param {number} month from 1
 * @param {number} year
 * @returns {number} its days
 */
function length(month, year) {
  const last = new Date(2000, month, 0);
  last.setFullYear(year, month, 0);  // not in the constructor, for which 0026 would be 1926
  return last.getDate();
}

customElements.define("amends-date", AmendsDate);
