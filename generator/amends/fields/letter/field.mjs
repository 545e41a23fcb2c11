// @ts-check
// Previews a letter while its blanks are filled in, and offers to copy it.
import { announce } from "../../../../theme/assets/js/announce.mjs";
import { controlsIn } from "../../../../theme/assets/js/controls.mjs";
import { element } from "../../../../theme/assets/js/element.mjs";
import { ListeningElement } from "../../../../theme/assets/js/listening.mjs";

/**
 * @typedef {{ blank: string, tail: string }} Blank the id of a blank, and the punctuation directly after it
 * @typedef {{ always: boolean, paragraphs: (string | Blank)[][] }} Part
 */

/** What ends a sentence, with the quotation marks and brackets that may close after it. */
const ENDED = /[.!?…]["'”’)]*$/;
const FULL_STOP = /^(["'”’)]*)\.(?!\.)/;

/**
 * Returns the paragraphs of the letter with these answers, by the rules of `finished` in __init__.py.
 * @param {Part[]} parts
 * @param {Map<string, string>} answers by the id of the blank; none of them empty
 * @returns {string[]}
 */
export function finished(parts, answers) {
  /** @param {string | Blank} piece */
  const holds = (piece) => typeof piece === "string" || answers.has(piece.blank);
  /** @param {string | Blank} piece */
  const answered = (piece) => typeof piece !== "string" && answers.has(piece.blank);
  /** @param {string | Blank} piece */
  const inWords = (piece) => {
    if (typeof piece === "string") return piece;
    const answer = answers.get(piece.blank) ?? "";
    return answer + (ENDED.test(answer) ? piece.tail.replace(FULL_STOP, "$1") : piece.tail);
  };
  return parts
    .filter((part) => part.always || part.paragraphs.some((pieces) => pieces.some(answered)))
    .flatMap((part) => part.paragraphs.filter((pieces) => pieces.every(holds)))
    .map((pieces) => pieces.map(inWords).join(""));
}

class AmendsLetter extends ListeningElement {
  /** @type {Part[]} */
  #parts = [];

  start() {
    this.#parts = JSON.parse(this.dataset.parts ?? "[]");
    this.growTexts();
    this.listen(this.one("button"), "click", () => this.#copy());
    this.onAnswers(() => this.#show());
    this.one(".letter-preview").hidden = false;
  }

  /** @returns {Map<string, string>} what is filled in, by the id of the blank */
  #answers() {
    const filledIn = controlsIn(this).filter(({ value }) => value.trim());
    return new Map(filledIn.map(({ name, value }) => [name.slice(name.indexOf(".") + 1), value.trim()]));
  }

  #show() {
    const answers = this.#answers();
    const letter = answers.size ? finished(this.#parts, answers) : [];
    this.one(".letter-text").replaceChildren(...letter.map((paragraph) => element("p", {}, paragraph)));
    this.one(".letter-preview").classList.toggle("whole", answers.size === controlsIn(this).length);
    this.one(".letter-empty").hidden = letter.length > 0;
    this.one(".letter-acts").hidden = letter.length === 0;
    this.one(".letter-copied").textContent = "";
  }

  async #copy() {
    let words = this.dataset.copied ?? "";
    try {
      await navigator.clipboard.writeText(finished(this.#parts, this.#answers()).join("\n\n"));
    } catch {
      words = this.dataset.notCopied ?? "";  // the browser may refuse, or have no clipboard outside https
    }
    this.one(".letter-copied").textContent = words;
    announce(words);
  }
}

customElements.define("amends-letter", AmendsLetter);
