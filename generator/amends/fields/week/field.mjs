// @ts-check
// One day at a time where there is room for no more: the style sheet hides the others once there is a way to them.

class AmendsWeek extends HTMLElement {
  /** @type {AbortController | null} */
  #listening = null;

  connectedCallback() {
    this.#listening = new AbortController();
    const { signal } = this.#listening;
    for (const button of this.querySelectorAll(".week-nav button")) {
      button.addEventListener("click", () => this.#show(shownBy(button)), { signal });
    }
    for (const button of this.querySelectorAll(".week-on button")) {
      button.addEventListener("click", () => this.#goOn(shownBy(button)), { signal });
    }
    // Whatever brings the focus into a day, such as a link to an answer, must find the day there.
    this.addEventListener("focusin", (event) => this.#follow(event.target), { signal });
    this.closest("form")?.addEventListener("reset", () => this.#show(this.#first), { signal });
    for (const part of this.querySelectorAll(".week-nav, .week-on")) part.removeAttribute("hidden");
    this.classList.add("week-by-day");
    this.#show(this.#first);
  }

  disconnectedCallback() {
    this.#listening?.abort();
  }

  get #days() {
    return [...this.querySelectorAll(".week-day")].filter((day) => day instanceof HTMLElement);
  }

  get #first() {
    return this.#days[0]?.dataset.day ?? "";
  }

  /** @param {string} name of the day to show */
  #show(name) {
    for (const day of this.#days) day.classList.toggle("week-shown", day.dataset.day === name);
    for (const button of this.querySelectorAll(".week-nav button")) {
      button.setAttribute("aria-pressed", String(shownBy(button) === name));
    }
  }

  /**
   * Shows the next day. The button goes away with the day it stood in, so the focus moves on to the new day.
   * @param {string} name
   */
  #goOn(name) {
    this.#show(name);
    const day = this.#days.find((each) => each.dataset.day === name);
    const control = day?.querySelector("textarea, select, input");
    if (control instanceof HTMLElement) control.focus();
  }

  /** @param {EventTarget | null} target */
  #follow(target) {
    const day = target instanceof Element ? target.closest(".week-day") : null;
    if (day instanceof HTMLElement) this.#show(day.dataset.day ?? "");
  }
}

/** @param {Element} button */
function shownBy(button) {
  return button.getAttribute("data-show") ?? "";
}

customElements.define("amends-week", AmendsWeek);
