// @ts-check
// A way back to "no answer" for radio buttons, which cannot be unchosen. A field type extends this class.
//
// In the template: data-clear on a hidden button in each group; data-cleared on the element, the words to announce.
import { announce } from "./announce.mjs";
import { tick } from "./controls.mjs";
import { one } from "./element.mjs";
import { ListeningElement } from "./listening.mjs";

export class ClearableElement extends ListeningElement {
  start() {
    for (const group of this.groups) this.listen(one("[data-clear]", group), "click", () => this.#clear(group));
    this.onAnswers(() => {
      for (const group of this.groups) one("[data-clear]", group).hidden = !chosen(group);
    });
  }

  /** @returns {HTMLElement[]} the elements that hold one group of radio buttons each */
  get groups() {
    return /** @type {HTMLElement[]} */ ([this]);
  }

  /** @param {HTMLElement} group */
  #clear(group) {
    const radio = chosen(group);
    if (!radio) return;
    tick([radio], false);
    // The button is gone now, and the focus must not be.
    group.querySelector("input")?.focus();
    announce(this.dataset.cleared ?? "");
  }
}

/**
 * @param {Element} group
 * @returns {HTMLInputElement | null}
 */
export function chosen(group) {
  return group.querySelector("input[type=radio]:checked");
}
