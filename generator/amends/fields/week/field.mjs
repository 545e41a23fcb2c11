// @ts-check
// One day at a time on a narrow screen: the style sheet hides the other days once there are buttons to reach them.
import { ListeningElement } from "../../../../theme/assets/js/listening.mjs";

class AmendsWeek extends ListeningElement {
  start() {
    for (const button of this.all(".week-nav button")) this.listen(button, "click", () => this.#show(shownBy(button)));
    for (const button of this.all(".week-on button")) this.listen(button, "click", () => this.#goOn(shownBy(button)));
    // When the focus moves into a day, by a link to an answer for instance, that day must be visible.
    this.listen(this, "focusin", (event) => this.#follow(event.target));
    this.onReset(() => this.#show(this.#first));
    for (const part of this.all(".week-nav, .week-on")) part.hidden = false;
    this.classList.add("week-by-day");
    this.#show(this.#first);
  }

  get #days() {
    return this.all(".week-day");
  }

  get #first() {
    return this.#days[0]?.dataset.day ?? "";
  }

  /** @param {string} name of the day to show */
  #show(name) {
    for (const day of this.#days) day.classList.toggle("week-shown", day.dataset.day === name);
    for (const button of this.all(".week-nav button")) {
      button.setAttribute("aria-pressed", String(shownBy(button) === name));
    }
  }

  /**
   * Shows the next day. The button disappears with its day, so the focus moves to the new day.
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
