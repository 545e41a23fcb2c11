// @ts-check
// Lists below the cards what each bin holds so far, and lets a card be taken back: a radio button cannot be unchosen.
import { announce } from "../../../../theme/assets/js/announce.mjs";

class AmendsSort extends HTMLElement {
  /** @type {AbortController | null} */
  #listening = null;

  connectedCallback() {
    this.#listening = new AbortController();
    const { signal } = this.#listening;
    this.addEventListener("change", () => this.#show(), { signal });
    // The choices are taken back only after the event.
    this.closest("form")?.addEventListener("reset", () => setTimeout(() => this.#show()), { signal });
    for (const card of this.#cards) {
      card.querySelector(".sort-clear")?.addEventListener("click", () => this.#clear(card), { signal });
    }
    this.#show();
  }

  disconnectedCallback() {
    this.#listening?.abort();
  }

  get #cards() {
    return [...this.querySelectorAll(".sort-card")];
  }

  #show() {
    for (const card of this.#cards) card.querySelector(".sort-clear")?.toggleAttribute("hidden", !chosen(card));
    const summary = this.querySelector(".sort-so-far");
    if (!(summary instanceof HTMLElement)) return;
    for (const bin of summary.querySelectorAll("[data-bin]")) {
      const held = this.#cards.filter((card) => chosen(card)?.value === bin.getAttribute("data-bin"));
      list(bin, held.map(named), summary.dataset.nothing ?? "");
    }
    const left = this.#cards.filter((card) => !chosen(card)).length;
    const words = summary.querySelector(".sort-left");
    if (words) words.textContent = left > 0 ? (summary.dataset.unsorted ?? "").replace("{number}", String(left)) : "";
    summary.hidden = left === this.#cards.length;
  }

  /** @param {Element} card */
  #clear(card) {
    const radio = chosen(card);
    if (!radio) return;
    radio.checked = false;
    for (const name of ["input", "change"]) radio.dispatchEvent(new Event(name, { bubbles: true }));
    // The button is gone now, and the focus must not be.
    card.querySelector("input")?.focus();
    announce(this.dataset.cleared ?? "");
  }
}

/**
 * @param {Element} card
 * @returns {HTMLInputElement | null} the bin that it is in
 */
function chosen(card) {
  return card.querySelector("input:checked");
}

/** @param {Element} card */
function named(card) {
  return card.querySelector("legend")?.textContent ?? "";
}

/**
 * Lists the cards of a bin.
 * @param {Element} bin
 * @param {string[]} cards
 * @param {string} nothing what stands there without a card
 */
function list(bin, cards, nothing) {
  const lines = (cards.length > 0 ? cards : [nothing]).map((words) => {
    const line = document.createElement("li");
    line.textContent = words;
    line.classList.toggle("sort-none", cards.length === 0);
    return line;
  });
  bin.replaceChildren(...lines);
}

customElements.define("amends-sort", AmendsSort);
