// @ts-check
// Lists below the cards what each bin holds so far; a card can be taken back.
import { ClearableElement, chosen } from "../../../../theme/assets/js/clearable.mjs";
import { all, element, one, textOf } from "../../../../theme/assets/js/element.mjs";

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
    const summary = this.one(".sort-so-far");
    const { nothing = "", unsorted = "" } = summary.dataset;
    for (const bin of all("[data-bin]", summary)) {
      const labels = cards.filter((card) => chosen(card)?.value === bin.dataset.bin).map((card) => textOf(card.querySelector("legend")));
      const lines = labels.map((words) => element("li", {}, words));
      bin.replaceChildren(...(lines.length ? lines : [element("li", { className: "sort-none" }, nothing)]));
    }
    const left = cards.filter((card) => !chosen(card)).length;
    one(".sort-left", summary).textContent = left ? unsorted.replace("{number}", String(left)) : "";
    summary.hidden = left === cards.length;
  }
}

customElements.define("amends-sort", AmendsSort);
