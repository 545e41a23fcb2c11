// @ts-check
// Asks for a passphrase: a new one, with an honest judgement of its strength, or an existing one.
import { one } from "./element.mjs";
import { SHORTEST, strength, suggestion } from "./passphrase.mjs";
import { SealError } from "./seal.mjs";

/**
 * @typedef {object} Question
 * @property {string} ask
 * @property {string} hint
 * @property {string} go what the button says
 * @property {boolean} fresh for a passphrase that is new
 * @property {boolean} [unasked] the page asks by itself, and so leaves the focus where it is
 */

export class PassphraseForm {
  /** Ends listening to the current question, if there is one. */
  #asking = new AbortController();
  /** A passphrase is being tried: once is enough. */
  #working = false;

  /**
   * @param {HTMLFormElement} form made by passphrase.html
   * @param {import("./interface-words.mjs").Wording} words
   * @param {(words: string) => void} say shows words to the reader
   */
  constructor(form, words, say) {
    this.form = form;
    this.words = words;
    this.say = say;
    /** @type {HTMLInputElement} */
    this.input = one("input.secret", form);
    this.#part("show").addEventListener("click", () => this.#reveal(this.input.classList.contains("secret")));
    this.#part("suggest").addEventListener("click", () => {
      this.#reveal(true);
      this.input.value = suggestion();
      this.#judge();
    });
  }

  /**
   * Shows the form until `attempt` accepts what was typed, or the reader cancels. A question that is
   * replaced or dropped is never answered.
   * @template T
   * @param {Question} question
   * @param {(passphrase: string) => Promise<T>} attempt throws a SealError if the passphrase is another one
   * @returns {Promise<T | null>} null if the reader cancelled
   */
  ask({ ask, hint, go, fresh, unasked = false }, attempt) {
    this.drop();
    for (const [name, words] of Object.entries({ ask, hint, go })) this.#part(name).textContent = words;
    for (const name of ["sure", "suggest", "strength"]) this.#part(name).hidden = !fresh;
    this.form.hidden = false;
    if (!unasked) this.input.focus();
    this.#asking = new AbortController();
    const { signal } = this.#asking;
    return new Promise((resolve, reject) => {
      const end = (/** @type {T | null} */ result) => {
        if (signal.aborted) return;
        this.drop();
        resolve(result);
      };
      this.#part("cancel").addEventListener("click", () => end(null), { signal });
      this.input.addEventListener("input", () => fresh && this.#judge(), { signal });
      const submit = async (/** @type {Event} */ event) => {
        event.preventDefault();
        const passphrase = this.input.value.trim();
        const lacking = fresh ? this.#lacking(passphrase) : "";
        if (lacking || !passphrase) return this.say(lacking);
        if (this.#working) return;
        this.#working = true;
        this.say(this.words("working"));
        try {
          end(await attempt(passphrase));
        } catch (error) {
          if (signal.aborted) return;
          if (!(error instanceof SealError)) {
            this.drop();
            return reject(error);
          }
          this.say(this.words("wrong"));
          this.input.focus();
          this.input.select();
        } finally {
          this.#working = false;
        }
      };
      this.form.addEventListener("submit", (event) => void submit(event), { signal });
    });
  }

  /** Hides the form. A pending question gets no answer. */
  drop() {
    this.#asking.abort();
    this.form.hidden = true;
    this.form.reset();
    this.#part("strength").textContent = "";
    this.#reveal(false);
  }

  /** @param {boolean} shown whether the letters show */
  #reveal(shown) {
    this.input.classList.toggle("secret", !shown);
    this.#part("show").ariaPressed = String(shown);
  }

  /** @param {string} passphrase */
  #lacking(passphrase) {
    if ([...passphrase].length < SHORTEST) return this.words("too_short", { count: SHORTEST });
    return this.#part("sure").querySelector(":checked") ? "" : this.words("tick");
  }

  #judge() {
    this.#part("strength").textContent = this.input.value ? this.words(strength(this.input.value)) : "";
  }

  /** @param {string} name */
  #part(name) {
    return one(`[data-keep=${name}]`, this.form);
  }
}
