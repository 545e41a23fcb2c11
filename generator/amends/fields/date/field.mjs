// @ts-check
// Says in a sentence where a date cannot be read, or where its month has no such day. What was typed stays as it is.
import { announce } from "../../../../theme/assets/js/announce.mjs";

/** @typedef {"day" | "month" | "year"} Part */

const LEAP_YEAR = 2024;
const LAST_MONTH = 12;
const LAST_DAY = 31;
/** So many letters of a month's name tell it from all others. */
const LEAST_LETTERS = 3;

class AmendsDate extends HTMLElement {
  /** @type {AbortController | null} */
  #listening = null;

  connectedCallback() {
    this.#listening = new AbortController();
    const { signal } = this.#listening;
    // Not while somebody is still on the way through the three parts.
    this.addEventListener("focusout", (event) => this.#left(event), { signal });
    this.addEventListener("input", () => this.#mended(), { signal });
    this.closest("form")?.addEventListener("reset", () => setTimeout(() => this.#say(null)), { signal });
  }

  disconnectedCallback() {
    this.#listening?.abort();
  }

  /** @param {FocusEvent} event */
  #left(event) {
    const to = event.relatedTarget;
    if (to instanceof Node && this.contains(to)) return;
    this.#say(this.#trouble());
  }

  /** Takes the sentence away as soon as it no longer holds; a new one waits until the date is left. */
  #mended() {
    if (!this.#sentence.hidden && !this.#trouble()) this.#say(null);
  }

  get #sentence() {
    const found = this.querySelector(".date-says");
    if (!(found instanceof HTMLElement)) throw new TypeError("The date has no .date-says");
    return found;
  }

  /**
   * @param {Part} part
   * @returns {HTMLInputElement}
   */
  #input(part) {
    const found = this.querySelector(`[data-part=${part}]`);
    if (!(found instanceof HTMLInputElement)) throw new TypeError(`The date has no ${part}`);
    return found;
  }

  /** @returns {{ part: Part, words: string } | null} what is the matter, and where */
  #trouble() {
    const { months = "", unreadDay = "", unreadMonth = "", unreadYear = "", impossible = "" } = this.dataset;
    const [day, month, year] = /** @type {const} */ (["day", "month", "year"]).map((part) => this.#input(part).value.trim());
    const dayNumber = day ? number(day, LAST_DAY) : 0;
    const monthNumber = month ? number(month, LAST_MONTH) ?? named(month, months.split(" ")) : 0;
    if (dayNumber === null) return { part: "day", words: unreadDay };
    if (monthNumber === null) return { part: "month", words: unreadMonth };
    if (year && !/^\d{4}$/.test(year)) return { part: "year", words: unreadYear };
    if (dayNumber && monthNumber && dayNumber > length(monthNumber, Number(year) || LEAP_YEAR)) {
      return { part: "day", words: impossible };
    }
    return null;
  }

  /** @param {{ part: Part, words: string } | null} trouble */
  #say(trouble) {
    const sentence = this.#sentence;
    const words = trouble?.words ?? "";
    const isNew = words !== sentence.textContent;
    sentence.textContent = words;
    sentence.hidden = !trouble;
    for (const input of this.querySelectorAll("input")) input.removeAttribute("aria-describedby");
    if (!trouble) return;
    this.#input(trouble.part).setAttribute("aria-describedby", sentence.id);
    if (isNew) announce(words);
  }
}

/**
 * @param {string} text
 * @param {number} most
 * @returns {number | null} the number, if it is one from 1 to the most
 */
function number(text, most) {
  const value = /^\d{1,2}$/.test(text) ? Number(text) : 0;
  return value >= 1 && value <= most ? value : null;
}

/**
 * @param {string} text the beginning of a month's name
 * @param {string[]} months
 * @returns {number | null}
 */
function named(text, months) {
  const begins = text.toLocaleLowerCase().replace(/\.$/, "");
  if (begins.length < LEAST_LETTERS) return null;
  const index = months.findIndex((month) => begins.startsWith(month.toLocaleLowerCase().slice(0, LEAST_LETTERS)));
  return index < 0 ? null : index + 1;
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
