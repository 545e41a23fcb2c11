// @ts-check
// The base of our custom elements: its listeners end when the element leaves the page, and it follows its answers.
import { all, one } from "./element.mjs";

export class ListeningElement extends HTMLElement {
  #connected = new AbortController();

  connectedCallback() {
    this.#connected = new AbortController();
    this.start();
  }

  disconnectedCallback() {
    this.#connected.abort();
  }

  /** Sets the element up whenever it comes onto the page. A subclass adds its listeners here. */
  start() {}

  /** @returns {AbortSignal} aborted when the element leaves the page */
  get signal() {
    return this.#connected.signal;
  }

  /**
   * @template {Event} E
   * @param {EventTarget | null} target
   * @param {string} type of the event
   * @param {(event: E) => unknown} act
   * @param {boolean} [capture]
   */
  listen(target, type, act, capture = false) {
    target?.addEventListener(type, (event) => void act(/** @type {E} */ (event)), { signal: this.signal, capture });
  }

  /**
   * Calls `update` now and whenever the answers may have changed, also when the browser restores them on Back.
   * @param {() => void} update
   */
  onAnswers(update) {
    for (const name of ["input", "change"]) this.listen(this, name, update);
    this.listen(window, "pageshow", update);
    this.onReset(update);
    update();
  }

  /** @param {() => void} act called after the form was reset: the event comes before the controls are emptied */
  onReset(act) {
    this.listen(this.closest("form"), "reset", () => setTimeout(act));
  }

  /**
   * Makes the text areas grow with their text, where the style sheet cannot.
   * @param {boolean} [styled] whether it can
   */
  growTexts(styled = CSS.supports("field-sizing: content")) {
    if (!styled) this.onAnswers(() => this.querySelectorAll("textarea").forEach(grow));
  }

  /**
   * @template {HTMLElement} [E=HTMLElement]
   * @param {string} selector of a part that the template always has
   * @returns {E}
   */
  one(selector) {
    return one(selector, this);
  }

  /**
   * @template {HTMLElement} [E=HTMLElement]
   * @param {string} selector
   * @returns {E[]}
   */
  all(selector) {
    return all(selector, this);
  }
}

/** @param {HTMLTextAreaElement} area */
function grow(area) {
  // Back to the height of its `rows`, so that it also shrinks; then up to the text.
  area.style.blockSize = "";
  const edges = area.offsetHeight - area.clientHeight;
  if (area.scrollHeight > area.clientHeight) area.style.blockSize = `${area.scrollHeight + edges}px`;
}
