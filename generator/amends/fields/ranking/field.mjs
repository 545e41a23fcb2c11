// @ts-check
// Moves items up and down by buttons, gives each place to one item only, and lists items in the order of their places.
// An item has no place until the reader gives it one.
import { announce } from "../../../../theme/assets/js/announce.mjs";
import { dispatchChange, write } from "../../../../theme/assets/js/controls.mjs";
import { all, one } from "../../../../theme/assets/js/element.mjs";
import { ListeningElement } from "../../../../theme/assets/js/listening.mjs";
import { filled } from "../../../../theme/assets/js/interface-words.mjs";

class AmendsRanking extends ListeningElement {
  /** The lines in the order of the page. @type {HTMLElement[]} */
  #given = [];
  /** The places before a select was changed. @type {Map<Element, number>} */
  #before = new Map();

  start() {
    if (this.#given.length === 0) this.#given = this.all("li");
    for (const line of this.#given) {
      one(".ranking-moves", line).hidden = false;
      for (const button of all("button", line)) this.listen(button, "click", () => this.#move(line, button));
    }
    this.listen(this, "change", (event) => this.#chosen(/** @type {Element} */ (event.target)));
    this.onReset(() => this.#show());
    this.listen(window, "pageshow", () => this.#show());
    this.#show();
  }

  /** @returns {number[]} 1, 2 and so on */
  get #places() {
    return Array.from({ length: Number(this.dataset.places) }, (_none, index) => index + 1);
  }

  /**
   * @param {HTMLElement} line
   * @param {HTMLElement} button up or down; the first move gives the first free place, or the last one if all are taken
   */
  #move(line, button) {
    if (button.ariaDisabled === "true") return this.#announce(line);
    const taken = this.#given.map(place);
    const free = this.#places.find((at) => !taken.includes(at)) ?? this.#places.length;
    this.#put(line, place(line) ? place(line) + Number(button.dataset.by) : free);
  }

  /** @param {Element} target */
  #chosen(target) {
    const line = this.#given.find((each) => each.contains(target));
    if (line && this.#before.get(line) !== place(line)) this.#put(line, place(line));
  }

  /**
   * Gives a place to a line. If another line has it, those between it and the nearest gap move along; the line's
   * former place is a gap.
   * @param {HTMLElement} line
   * @param {number} to 0 for no place
   */
  #put(line, to) {
    const holders = new Map(this.#given.filter((other) => other !== line && place(other)).map((other) => [place(other), other]));
    const gap = to ? this.#gap(holders, to, this.#before.get(line) ?? 0) : 0;
    /** @type {Map<HTMLElement, number>} */
    const changes = new Map([[line, to]]);
    const step = gap > to ? 1 : -1;
    for (let at = to; gap && at !== gap; at += step) {
      const holder = holders.get(at);
      if (holder) changes.set(holder, this.#places.includes(at + step) ? at + step : 0);
    }
    const changed = [...changes].filter(([other, at]) => write(select(other), String(at || ""))).map(([other]) => other);
    this.#show();
    dispatchChange(changed.map(select));
    for (const other of changed) if (place(other) === 0 && other !== line) this.#announce(other);
    this.#announce(line);
  }

  /**
   * @param {Map<number, Element>} holders
   * @param {number} to
   * @param {number} from
   * @returns {number} the place up to which others move; beyond the last one if there is no gap
   */
  #gap(holders, to, from) {
    if (from && holders.has(to) && !holders.has(from)) return from;
    const below = this.#places.slice(to - 1);
    const above = this.#places.slice(0, to).reverse();
    return [...below, ...above].find((at) => !holders.has(at)) ?? this.#places.length + 1;
  }

  /** @param {HTMLElement} line */
  #announce(line) {
    const { moved = "", takenOut = "", places = "" } = this.dataset;
    announce(filled(place(line) ? moved : takenOut, { label: line.dataset.label ?? "", place: place(line), places }));
  }

  /** Sorts the lines by place; those without one come last, in the order of the page. */
  #show() {
    const wanted = [...this.#given].sort((one, other) => (place(one) || Infinity) - (place(other) || Infinity) || 0);
    const list = this.one("ul");
    const focused = wanted.findIndex((line) => line.contains(document.activeElement));
    // The line with the focus stays and the others move around it: an element that moves loses the focus.
    if (wanted.some((line, index) => list.children[index] !== line)) {
      wanted.slice(0, Math.max(focused, 0)).forEach((line) => list.insertBefore(line, wanted[focused] ?? null));
      list.append(...wanted.slice(focused + 1));
    }
    for (const line of wanted) {
      const at = place(line);
      this.#before.set(line, at);
      line.classList.toggle("ranking-placed", at > 0);
      for (const button of all("button", line)) {
        const by = Number(button.dataset.by);
        // Not `disabled`: the button that has just moved a line to the end must keep the focus.
        button.ariaDisabled = String(at ? !this.#places.includes(at + by) : by > 0);
      }
    }
  }
}

/**
 * @param {HTMLElement} line
 * @returns {HTMLSelectElement}
 */
function select(line) {
  return one("select", line);
}

/**
 * @param {HTMLElement} line
 * @returns {number} its place, 0 for none
 */
function place(line) {
  return Number(select(line).value);
}

customElements.define("amends-ranking", AmendsRanking);
