// @ts-check
// Lists below the cards what each bin holds so far; a card can be taken back.
import { ClearableElement, chosen } from "../../../../theme/assets/js/clearable.mjs";

class AmendsSort extends ClearableElement {
  start() {
    super.start();
    this.onAnswers(() => this.#list());
  }

  get groups() {
    return this.all(".sort-card");
  }

  #list() {
    const cards = this.groups;
    const summary = this.querySelector(".sort-so-far");
    if (!(summary instanceof HTMLElement)) return;
    for (const bin of summary.querySelectorAll("[data-bin]")) {
      const held = cards.filter((card) => chosen(card)?.value === bin.getAttribute("data-bin"));
      fill(bin, held.map(nameOf), summary.dataset.nothing ?? "");
    }
    const unsorted = cards.filter((card) => !chosen(card)).length;
    const words = summary.querySelector(".sort-left");
    if (words) words.textContent = unsorted > 0 ? (summary.dataset.unsorted ?? "").replace("{number}", String(unsorted)) : "";
    summary.hidden = unsorted === cards.length;
  }
}

/** @param {Element} card */
function nameOf(card) {
  return card.querySelector("legend")?.textContent ?? "";
}

/**
 * @param {Element} bin
 * @param {string[]} cards
 * @param {string} nothing the words for an empty bin
 */
function fill(bin, cards, nothing) {
  const lines = (cards.length > 0 ? cards : [nothing]).map((words) => {
    const line = document.createElement("li");
    line.textContent = words;
    line.classList.toggle("sort-none", cards.length === 0);
    return line;
  });
  bin.replaceChildren(...lines);
}

customElements.define("amends-sort", AmendsSort);
