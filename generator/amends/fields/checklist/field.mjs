// @ts-check
// "None of these" and the other answers rule each other out, and no more can be ticked than the limit says.

/** @extends {HTMLElement} */
class AmendsChecklist extends HTMLElement {
  connectedCallback() {
    this.addEventListener("click", (event) => this.#refuse(event), { capture: true });
    this.addEventListener("input", (event) => this.#settle(event.target));
    this.addEventListener("change", () => this.#limit());
    // A form tells of its reset before it resets.
    this.closest("form")?.addEventListener("reset", () => setTimeout(() => this.#limit()));
    // A browser may put answers back when it comes back to a page.
    addEventListener("pageshow", () => this.#limit());
    this.#limit();
  }

  get #boxes() {
    return /** @type {HTMLInputElement[]} */ ([...this.querySelectorAll("input[type=checkbox]")]);
  }

  /** @returns {HTMLInputElement | undefined} the box of "none of these", where there is one */
  get #none() {
    return this.dataset.restCleared === undefined ? undefined : this.#boxes.at(-1);
  }

  /** @returns {number} how many may be ticked */
  get #most() {
    return Number(this.dataset.most ?? Infinity);
  }

  get #full() {
    return this.querySelector(".checklist-full");
  }

  /** Boxes beyond the limit stay in reach of a keyboard and a screen reader; only ticking them does nothing. */
  #limit() {
    const none = this.#none;
    const boxes = this.#boxes.filter((box) => box !== none);
    const full = boxes.filter((box) => box.checked).length >= this.#most;
    for (const box of boxes) {
      if (full && !box.checked) box.setAttribute("aria-disabled", "true");
      else box.removeAttribute("aria-disabled");
    }
    const note = this.#full;
    if (note instanceof HTMLElement && note.hidden === full) {
      note.hidden = !full;
      if (full) this.#say(note.textContent ?? "");
    }
  }

  /** @param {Event} event a click, which the space bar and a label make too */
  #refuse(event) {
    if (!(event.target instanceof HTMLInputElement) || event.target.getAttribute("aria-disabled") !== "true") return;
    event.preventDefault();
    this.#say(this.#full?.textContent ?? "");
  }

  /**
   * Ticks the line of the words that were typed, and clears what a new tick rules out.
   * @param {EventTarget | null} target
   */
  #settle(target) {
    if (!(target instanceof HTMLInputElement)) return;
    if (target.type === "checkbox") {
      if (target.checked) this.#ruleOut(target);
      return;
    }
    const own = this.#boxes.find((box) => box.value === "other");
    if (!own || own.checked || !target.value) return;
    if (own.getAttribute("aria-disabled") === "true") {
      this.#say(this.#full?.textContent ?? "");
      return;
    }
    this.#set(own, true);
    this.#ruleOut(own);
  }

  /** @param {HTMLInputElement} ticked */
  #ruleOut(ticked) {
    const none = this.#none;
    if (!none) return;
    const out = ticked === none ? this.#boxes.filter((box) => box !== none) : [none];
    const cleared = out.filter((box) => box.checked);
    for (const box of cleared) this.#set(box, false);
    const words = ticked === none ? this.dataset.restCleared : this.dataset.noneCleared;
    if (cleared.length > 0) this.#say(words ?? "");
  }

  /**
   * @param {HTMLInputElement} box
   * @param {boolean} checked
   */
  #set(box, checked) {
    box.checked = checked;
    box.dispatchEvent(new Event("change", { bubbles: true }));
  }

  /** @param {string} words for a screen reader */
  #say(words) {
    const status = this.querySelector("[role=status]");
    if (!status) return;
    status.textContent = "";
    setTimeout(() => (status.textContent = words), 100);
  }
}

customElements.define("amends-checklist", AmendsChecklist);
