// @ts-check
// "None of these" and the other answers exclude each other, and no more can be ticked than the limit allows.
import { announce } from "../../../../theme/assets/js/announce.mjs";
import { dispatchChange } from "../../../../theme/assets/js/controls.mjs";
import { ListeningElement } from "../../../../theme/assets/js/listening.mjs";

class AmendsChecklist extends ListeningElement {
  start() {
    this.listen(this, "click", (event) => this.#refuse(event), true);
    this.listen(this, "input", (event) => this.#settle(event.target));
    this.onAnswers(() => this.#limit());
  }

  get #boxes() {
    return [.../** @type {NodeListOf<HTMLInputElement>} */ (this.querySelectorAll("input[type=checkbox]"))];
  }

  /** @returns {HTMLInputElement | undefined} the box of "none of these", if there is one */
  get #none() {
    return this.dataset.restCleared === undefined ? undefined : this.#boxes.at(-1);
  }

  /** @returns {HTMLElement | null} the note that no more can be ticked */
  get #full() {
    return this.querySelector(".checklist-full");
  }

  /** Boxes beyond the limit stay in reach of a keyboard and a screen reader; only ticking them does nothing. */
  #limit() {
    const none = this.#none;
    const boxes = this.#boxes.filter((box) => box !== none);
    const full = boxes.filter((box) => box.checked).length >= Number(this.dataset.most ?? Infinity);
    for (const box of boxes) {
      if (full && !box.checked) box.setAttribute("aria-disabled", "true");
      else box.removeAttribute("aria-disabled");
    }
    const note = this.#full;
    if (note?.hidden !== full) return;
    note.hidden = !full;
    if (full) this.#announceFull();
  }

  /** @param {Event} event a click, which the space bar and a label make too */
  #refuse(event) {
    if (!(event.target instanceof HTMLInputElement) || event.target.getAttribute("aria-disabled") !== "true") return;
    event.preventDefault();
    this.#announceFull();
  }

  #announceFull() {
    announce(this.#full?.textContent ?? "");
  }

  /**
   * Ticks the line of the words that were typed, and clears what a new tick excludes.
   * @param {EventTarget | null} target
   */
  #settle(target) {
    if (!(target instanceof HTMLInputElement)) return;
    if (target.type === "checkbox") {
      if (target.checked) this.#exclude(target);
      return;
    }
    const own = this.#boxes.find((box) => box.value === "other");
    if (!own || own.checked || !target.value) return;
    if (own.getAttribute("aria-disabled") === "true") return this.#announceFull();
    own.checked = true;
    dispatchChange([own]);
  }

  /** @param {HTMLInputElement} ticked */
  #exclude(ticked) {
    const none = this.#none;
    if (!none) return;
    const excluded = ticked === none ? this.#boxes.filter((box) => box !== none) : [none];
    const cleared = excluded.filter((box) => box.checked);
    for (const box of cleared) box.checked = false;
    dispatchChange(cleared);
    const words = ticked === none ? this.dataset.restCleared : this.dataset.noneCleared;
    if (cleared.length > 0) announce(words ?? "");
  }
}

customElements.define("amends-checklist", AmendsChecklist);
