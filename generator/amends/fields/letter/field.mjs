// @ts-check
// Shows a letter as it stands while its blanks are filled in, and offers to copy it.
import { announce } from "../../../../theme/assets/js/announce.mjs";

/**
 * @typedef {{ blank: string, tail: string }} Blank the id of a blank, and the signs that follow it without a space
 * @typedef {{ always: boolean, paragraphs: (string | Blank)[][] }} Part
 */

/** What ends a sentence, with the quotation marks and brackets that may close after it. */
const ENDED = /[.!?…]["'”’)]*$/;
const FULL_STOP = /^(["'”’)]*)\.(?!\.)/;
const GROWS_BY_ITSELF = CSS.supports("field-sizing: content");

/**
 * Returns the paragraphs of the letter that some answers make, by the rules of `finished` in __init__.py.
 * @param {Part[]} parts
 * @param {Map<string, string>} answers by the id of the blank; none of them empty
 * @returns {string[]}
 */
export function finished(parts, answers) {
  /** @param {string | Blank} piece */
  const stands = (piece) => typeof piece === "string" || answers.has(piece.blank);
  /** @param {string | Blank} piece */
  const answered = (piece) => typeof piece !== "string" && answers.has(piece.blank);
  /** @param {string | Blank} piece */
  const told = (piece) => {
    if (typeof piece === "string") return piece;
    const answer = answers.get(piece.blank) ?? "";
    return answer + (ENDED.test(answer) ? piece.tail.replace(FULL_STOP, "$1") : piece.tail);
  };
  return parts
    .filter((part) => part.always || part.paragraphs.some((pieces) => pieces.some(answered)))
    .flatMap((part) => part.paragraphs.filter((pieces) => pieces.every(stands)))
    .map((pieces) => pieces.map(told).join(""));
}

class AmendsLetter extends HTMLElement {
  /** @type {Part[]} */
  #parts = [];
  /** @type {AbortController | null} */
  #listening = null;

  connectedCallback() {
    this.#parts = JSON.parse(this.dataset.parts ?? "[]");
    this.#listening = new AbortController();
    const { signal } = this.#listening;
    this.addEventListener("input", () => this.#show(), { signal });
    this.addEventListener("change", () => this.#show(), { signal });
    // The blanks are emptied only after the event.
    this.closest("form")?.addEventListener("reset", () => setTimeout(() => this.#show()), { signal });
    this.#button?.addEventListener("click", () => this.#copy(), { signal });
    this.#show();
    this.#part(".letter-preview").hidden = false;
  }

  disconnectedCallback() {
    this.#listening?.abort();
  }

  get #button() {
    return this.querySelector("button");
  }

  /**
   * @param {string} selector of a part of the template
   * @returns {HTMLElement}
   */
  #part(selector) {
    const found = this.querySelector(selector);
    if (!(found instanceof HTMLElement)) throw new TypeError(`The letter has no ${selector}`);
    return found;
  }

  /** @returns {Map<string, string>} what is filled in, by the id of the blank */
  #answers() {
    /** @type {Map<string, string>} */
    const answers = new Map();
    for (const control of this.querySelectorAll("input, textarea")) {
      if (!(control instanceof HTMLInputElement || control instanceof HTMLTextAreaElement)) continue;
      const answer = control.value.trim();
      if (answer) answers.set(control.name.slice(control.name.indexOf(".") + 1), answer);
    }
    return answers;
  }

  #show() {
    if (!GROWS_BY_ITSELF) this.querySelectorAll("textarea").forEach(grow);
    const answers = this.#answers();
    const letter = answers.size > 0 ? finished(this.#parts, answers) : [];
    this.#part(".letter-text").replaceChildren(
      ...letter.map((paragraph) => {
        const shown = document.createElement("p");
        shown.textContent = paragraph;
        return shown;
      }),
    );
    this.#part(".letter-preview").classList.toggle("whole", answers.size === this.querySelectorAll("input, textarea").length);
    this.#part(".letter-empty").hidden = letter.length > 0;
    this.#part(".letter-acts").hidden = letter.length === 0;
    this.#part(".letter-copied").textContent = "";
  }

  async #copy() {
    let words = this.dataset.copied ?? "";
    try {
      await navigator.clipboard.writeText(finished(this.#parts, this.#answers()).join("\n\n"));
    } catch {
      words = this.dataset.notCopied ?? "";  // the browser may refuse, or have no clipboard outside https
    }
    this.#part(".letter-copied").textContent = words;
    announce(words);
  }
}

/**
 * Makes a text area as high as its text, and no less high than its `rows`.
 * @param {HTMLTextAreaElement} area
 */
function grow(area) {
  area.style.blockSize = "";
  const edges = area.offsetHeight - area.clientHeight;
  if (area.scrollHeight > area.clientHeight) area.style.blockSize = `${area.scrollHeight + edges}px`;
}

customElements.define("amends-letter", AmendsLetter);
