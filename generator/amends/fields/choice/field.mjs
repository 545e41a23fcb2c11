// @ts-check
// An answer that can be taken back; typing an answer of one's own chooses its line.
import { ClearableElement } from "../../../../theme/assets/js/clearable.mjs";
import { dispatchChange } from "../../../../theme/assets/js/controls.mjs";

class AmendsChoice extends ClearableElement {
  start() {
    super.start();
    this.listen(this, "input", (event) => this.#chooseOwn(event.target));
  }

  /** @param {EventTarget | null} typed */
  #chooseOwn(typed) {
    const own = [.../** @type {NodeListOf<HTMLInputElement>} */ (this.querySelectorAll("input[type=radio]"))].at(-1);
    if (!own || own.checked || !(typed instanceof HTMLInputElement) || typed.type !== "text" || !typed.value) return;
    own.checked = true;
    dispatchChange([own]);
  }
}

customElements.define("amends-choice", AmendsChoice);
