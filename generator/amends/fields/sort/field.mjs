// @ts-check
// Lists below the cards what each bin holds so far.

class Sort extends HTMLElement {
  /** @type {AbortController | null} */
  #listening = null;

  connectedCallback() {
    this.#listening = new AbortController();
    const { signal } = this.#listening;
    this.addEventListener("change", () => this.#list(), { signal });
    // The choices are taken back only after the event.
    this.closest("form")?.addEventListener("reset", () => setTimeout(() => this.#list()), { signal });
    this.#list();
  }

  disconnectedCallback() {
    this.#listening?.abort();
  }

  #list() {
    const summary = this.querySelector(".sort-so-far");
    if (!(summary instanceof HTMLElement)) return;
    const cards = [...this.querySelectorAll(".sort-card")];
    const sorted = cards.filter((card) => card.querySelector(":checked"));
    for (const bin of summary.querySelectorAll("[data-bin]")) {
      const held = sorted.filter((card) => chosen(card) === bin.getAttribute("data-bin"));
      for (const old of bin.querySelectorAll("dd")) old.remove();
      const none = held.length === 0;
      for (const words of none ? [summary.dataset.nothing ?? ""] : held.map(named)) {
        const line = document.createElement("dd");
        line.textContent = words;
        line.classList.toggle("none", none);
        bin.append(line);
      }
    }
    const left = cards.length - sorted.length;
    const words = summary.querySelector(".sort-left");
    if (words) words.textContent = left > 0 ? (summary.dataset.unsorted ?? "").replace("{number}", String(left)) : "";
    summary.hidden = sorted.length === 0;
  }
}

/** @param {Element} card */
function chosen(card) {
  const radio = card.querySelector(":checked");
  return radio instanceof HTMLInputElement ? radio.value : null;
}

/** @param {Element} card */
function named(card) {
  return card.querySelector("legend")?.textContent ?? "";
}

customElements.define("amends-sort", Sort);
