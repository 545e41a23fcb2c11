// @ts-check
// An answer that can be taken back; typing an answer of one's own chooses its line.
import { ClearableElement } from "../../../../theme/assets/js/clearable.mjs";
import { tick } from "../../../../theme/assets/js/controls.mjs";

class AmendsChoice extends ClearableElement {
  start() {
    super.start();
    this.listen(this, "input", (event) => this.#chooseOwn(/** @type {HTMLInputElement} */ (event.target)));
  }

  /** @param {HTMLInputElement} typed */
  #chooseOwn({ type, value }) {
    const own = /** @type {HTMLInputElement[]} */ (this.all("input[type=radio]")).at(-1);
    if (own && !own.checked && type === "text" && value) tick([own], true);
  }
}

customElements.define("amends-choice", AmendsChoice);
