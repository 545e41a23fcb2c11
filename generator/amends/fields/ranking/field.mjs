// @ts-check
// Moves items up and down by buttons, gives each place to one item only, and lists items in the order of their places.
// An item has no place until the reader gives it one.
import { announce } from "../../../../theme/assets/js/announce.mjs";
import { dispatchChange } from "../../../../theme/assets/js/controls.mjs";
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
      this.one(".ranking-moves", line).hidden = false;
      for (const button of line.querySelectorAll("button")) {
        this.listen(button, "click", () => this.#move(line, Number(button.dataset.by)));
      }
    }
    this.listen(this, "change", (event) => this.#chosen(event));
    this.onReset(() => this.#show());
    this.listen(window, "pageshow", () => this.#show());
    this.#show();
  }

  get #places() {
    return Number(this.dataset.places);
  }

  /**
   * @param {Element} line
   * @param {number} by -1 up, 1 down
   */
  #move(line, by) {
    const from = place(line);
    if (isOff(line, by)) this.#announce(line);
    else this.#put(line, from ? from + by : this.#firstFree());
  }

  /** @returns {number} the first free place; the last one if all are taken */
  #firstFree() {
    const taken = new Set(this.#given.map(place));
    for (let at = 1; at < this.#places; at++) if (!taken.has(at)) return at;
    return this.#places;
  }

  /** @param {Event} event */
  #chosen(event) {
    const line = event.target instanceof HTMLSelectElement ? event.target.closest("li") : null;
    if (!line || this.#before.get(line) === place(line)) return;
    this.#put(line, place(line));
  }

  /**
   * Gives a place to a line. If another line has it, those between it and the nearest gap move along; the line's
   * former place is a gap.
   * @param {Element} line
   * @param {number} to 0 for no place
   */
  #put(line, to) {
    const holders = new Map(this.#given.filter((other) => other !== line && place(other)).map((other) => [place(other), other]));
    const gap = to ? this.#gap(holders, to, this.#before.get(line) ?? 0) : 0;
    /** @type {Map<Element, number>} */
    const changes = new Map([[line, to]]);
    const step = gap > to ? 1 : -1;
    for (let at = to; gap && at !== gap; at += step) {
      const holder = holders.get(at);
      const next = at + step;
      if (holder) changes.set(holder, next >= 1 && next <= this.#places ? next : 0);
    }
    const changed = [...changes].filter(([other, at]) => set(other, at)).map(([other]) => other);
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
    if (!holders.has(to)) return to;
    if (from && !holders.has(from)) return from;
    for (let at = to; at <= this.#places; at++) if (!holders.has(at)) return at;
    for (let at = to; at >= 1; at--) if (!holders.has(at)) return at;
    return this.#places + 1;
  }

  /** @param {Element} line */
  #announce(line) {
    const { moved = "", takenOut = "" } = this.dataset;
    const { label = "" } = /** @type {HTMLElement} */ (line).dataset;
    announce(filled(place(line) ? moved : takenOut, { label, place: place(line), places: this.#places }));
  }

  /** Sorts the lines by place; those without one come last, in the order of the page. */
  #show() {
    const wanted = [...this.#given].sort((one, other) => (place(one) || Infinity) - (place(other) || Infinity) || 0);
    const list = this.querySelector("ul");
    const held = wanted.findIndex((line) => line.contains(document.activeElement));
    // The line with the focus stays and the others move around it: an element that moves loses the focus.
    if (list && wanted.some((line, index) => list.children[index] !== line)) {
      wanted.slice(0, Math.max(held, 0)).forEach((line) => list.insertBefore(line, wanted[held] ?? null));
      wanted.slice(held + 1).forEach((line) => list.append(line));
    }
    for (const line of wanted) {
      this.#before.set(line, place(line));
      line.classList.toggle("ranking-placed", place(line) > 0);
      for (const button of line.querySelectorAll("button")) {
        const to = place(line) + Number(button.dataset.by);
        // Not `disabled`: the button that has just moved a line to the end must keep the focus.
        button.setAttribute("aria-disabled", String(place(line) ? to < 1 || to > this.#places : Number(button.dataset.by) > 0));
      }
    }
  }
}

/** @param {Element} line */
function select(line) {
  const found = line.querySelector("select");
  if (!found) throw new TypeError("A line of the ranking has no select");
  return found;
}

/**
 * @param {Element} line
 * @returns {number} its place, 0 for none
 */
function place(line) {
  return Number(select(line).value);
}

/**
 * @param {Element} line
 * @param {number} at 0 for no place
 * @returns {boolean} whether that was a change
 */
function set(line, at) {
  const control = select(line);
  const value = at ? String(at) : "";
  const isNew = control.value !== value;
  control.value = value;
  return isNew;
}

/**
 * @param {Element} line
 * @param {number} by
 */
function isOff(line, by) {
  return line.querySelector(`[data-by="${by}"]`)?.getAttribute("aria-disabled") === "true";
}

customElements.define("amends-ranking", AmendsRanking);
