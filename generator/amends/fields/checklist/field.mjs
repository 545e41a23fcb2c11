// @ts-check
// "None of these" and the other answers exclude each other, and no more can be ticked than the limit allows.
import { announce } from "../../../../theme/assets/js/announce.mjs";
import { tick } from "../../../../theme/assets/js/controls.mjs";
import { ListeningElement } from "../../../../theme/assets/js/listening.mjs";

class AmendsChecklist extends ListeningElement {
  start() {
    this.listen(this, "click", (event) => this.#refuse(event), true);
    this.listen(this, "input", (event) => this.#settle(/** @type {HTMLInputElement} */ (event.target)));
    this.onAnswers(() => this.#limit());
  }

  /** @returns {HTMLInputElement[]} */
  get #boxes() {
    return this.all("input[type=checkbox]");
  }

  /** @returns {HTMLInputElement | undefined} the box of "none of these", if there is one */
  get #none() {
    return this.dataset.restCleared === undefined ? undefined : this.#boxes.at(-1);
  }

  /** Boxes beyond the limit stay in reach of a keyboard and a screen reader; only ticking them does nothing. */
  #limit() {
    const none = this.#none;
    const boxes = this.#boxes.filter((box) => box !== none);
    const full = boxes.filter((box) => box.checked).length >= Number(this.dataset.most ?? Infinity);
    for (const box of boxes) box.ariaDisabled = full && !box.checked ? "true" : null;
    const [note] = this.all(".checklist-full");
    if (note?.hidden !== full) return;
    note.hidden = !full;
    if (full) this.#announceFull();
  }

  /** @param {Event} event a click, which the space bar and a label make too */
  #refuse(event) {
    if (/** @type {Element} */ (event.target).ariaDisabled !== "true") return;
    event.preventDefault();
    this.#announceFull();
  }

  #announceFull() {
    announce(this.one(".checklist-full").textContent ?? "");
  }

  /**
   * Ticks the line of the words that were typed, and clears what a new tick excludes.
   * @param {HTMLInputElement} target
   */
  #settle(target) {
    if (target.type === "checkbox") return target.checked && this.#exclude(target);
    const own = this.#boxes.find((box) => box.value === "other");
    if (!own || own.checked || !target.value) return;
    if (own.ariaDisabled === "true") this.#announceFull();
    else tick([own], true);
  }

  /** @param {HTMLInputElement} ticked */
  #exclude(ticked) {
    const none = this.#none;
    const excluded = this.#boxes.filter((box) => box.checked && box !== ticked && (box === none || ticked === none));
    tick(excluded, false);
    if (excluded.length) announce((ticked === none ? this.dataset.restCleared : this.dataset.noneCleared) ?? "");
  }
}

customElements.define("amends-checklist", AmendsChecklist);
