// @ts-check
// A way back to "no answer": radio buttons alone cannot be unchosen. And words of one's own choose their line.

/** @extends {HTMLElement} */
class AmendsChoice extends HTMLElement {
  connectedCallback() {
    this.addEventListener("input", (event) => this.#settle(event.target));
    this.addEventListener("change", () => this.#show());
    this.#button.addEventListener("click", () => this.#clear());
    // A form tells of its reset before it resets.
    this.closest("form")?.addEventListener("reset", () => setTimeout(() => this.#show()));
    // A browser may put answers back when it comes back to a page.
    addEventListener("pageshow", () => this.#show());
    this.#show();
  }

  get #button() {
    return /** @type {HTMLButtonElement} */ (this.querySelector(".choice-clear"));
  }

  get #radios() {
    return /** @type {NodeListOf<HTMLInputElement>} */ (this.querySelectorAll("input[type=radio]"));
  }

  /** @returns {HTMLInputElement | undefined} the chosen radio button */
  get #chosen() {
    return [...this.#radios].find((radio) => radio.checked);
  }

  #show() {
    this.#button.hidden = this.#chosen === undefined;
  }

  /**
   * Chooses the line of the words that were typed.
   * @param {EventTarget | null} typed
   */
  #settle(typed) {
    const own = [...this.#radios].at(-1);
    if (own && typed instanceof HTMLInputElement && typed.type === "text" && typed.value && !own.checked) {
      own.checked = true;
      own.dispatchEvent(new Event("change", { bubbles: true }));
    }
    this.#show();
  }

  #clear() {
    const chosen = this.#chosen;
    if (!chosen) return;
    chosen.checked = false;
    for (const name of ["input", "change"]) chosen.dispatchEvent(new Event(name, { bubbles: true }));
    // The button is gone now, and the focus must not be.
    this.#radios[0]?.focus();
    const status = this.querySelector("[role=status]");
    if (status) {
      status.textContent = "";
      setTimeout(() => (status.textContent = this.dataset.cleared ?? ""), 100);
    }
  }
}

customElements.define("amends-choice", AmendsChoice);
