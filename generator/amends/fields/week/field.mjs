// @ts-check
// One day at a time on a narrow screen: the style sheet hides the other days once there are buttons to reach them.
import { controlsIn } from "../../../../theme/assets/js/controls.mjs";
import { ListeningElement } from "../../../../theme/assets/js/listening.mjs";

class AmendsWeek extends ListeningElement {
  start() {
    for (const button of this.all(".week-nav button")) this.listen(button, "click", () => this.#show(button.dataset.show));
    for (const button of this.all(".week-on button")) this.listen(button, "click", () => this.#goOn(button.dataset.show));
    // When the focus moves into a day, by a link to an answer for instance, that day must be visible.
    this.listen(this, "focusin", (event) => this.#follow(/** @type {Element} */ (event.target)));
    this.onReset(() => this.#show());
    for (const part of this.all(".week-nav, .week-on")) part.hidden = false;
    this.classList.add("week-by-day");
    this.#show();
  }

  /** @param {string} [name] of the day to show, by default the first */
  #show(name = this.one(".week-day").dataset.day) {
    for (const day of this.all(".week-day")) day.classList.toggle("week-shown", day.dataset.day === name);
    for (const button of this.all(".week-nav button")) button.ariaPressed = String(button.dataset.show === name);
  }

  /**
   * Shows the next day. The button disappears with its day, so the focus moves to the new day.
   * @param {string} [name]
   */
  #goOn(name) {
    this.#show(name);
    controlsIn(this.one(".week-shown"))[0]?.focus();
  }

  /** @param {Element} target */
  #follow(target) {
    const day = this.all(".week-day").find((each) => each.contains(target));
    if (day) this.#show(day.dataset.day);
  }
}

customElements.define("amends-week", AmendsWeek);
