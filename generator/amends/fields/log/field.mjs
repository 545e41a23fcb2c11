// @ts-check
// Entries that a reader adds at the top, removes and moves, and a picture of each scale among them.
import { controlsIn } from "../../../../theme/assets/js/controls.mjs";
import { element, one } from "../../../../theme/assets/js/element.mjs";
import { RowsElement, answersOf } from "../../../../theme/assets/js/rows.mjs";

/** @typedef {{ when: string, value: number, shown: string }} Point */

const SVG = "http://www.w3.org/2000/svg";
/** The picture is drawn for a phone: its units are px at 320, and a row has room for a line of text. */
const PICTURE = { width: 320, row: 34, top: 34, words: 112, start: 136, end: 288 };
/** More letters of a date than ever fit beside the picture; the rest need no measuring. */
const MOST_LETTERS = 40;

class AmendsLog extends RowsElement {
  start() {
    super.start();
    this.onAnswers(() => this.#draw());
  }

  /** Moves every answer one entry down, so that the new one is empty at the top. */
  add() {
    super.add();
    const [first, ...others] = this.rows.filter((row) => !row.hidden);
    if (!first) return;
    const answers = [first, ...others].map(answersOf);
    this.write([answersOf(first).map(() => ""), ...answers.slice(0, -1)]);
    controlsIn(first)[0]?.focus();
  }

  #draw() {
    for (const picture of this.all(".log-picture")) {
      const points = this.#points(picture);
      picture.hidden = points.length < 2;  // one point is no line
      if (picture.hidden) continue;
      one(".log-drawing", picture).replaceChildren(drawn(points, picture.dataset));
      for (const date of picture.querySelectorAll("svg .log-date")) shorten(/** @type {SVGTextElement} */ (date));
      const figures = points.map(({ when, shown }) => element("tr", {}, element("th", { scope: "row" }, when), element("td", {}, shown)));
      one("tbody", picture).replaceChildren(...figures);
    }
  }

  /**
   * @param {HTMLElement} picture
   * @returns {Point[]} the numbers of its column, from the top; an entry without one is left out
   */
  #points({ dataset }) {
    return this.rows.flatMap((row, at) => {
      const select = row.querySelector(`select[name$=".${dataset.column}"]`);
      if (!(select instanceof HTMLSelectElement) || select.value === "") return [];
      const date = controlsIn(row)[0]?.value.trim();
      const when = date || (dataset.row ?? "").replace("{number}", String(at + 1));
      return [{ when, value: Number(select.value), shown: select.value.replace("-", "\u2212") }];
    });
  }
}

/**
 * Draws a line from the first point at the top down to the last, further to the end of a line the higher the number.
 * @param {Point[]} points
 * @param {DOMStringMap} words of the picture
 * @returns {SVGElement}
 */
function drawn(points, words) {
  const [start, end] = [Number(words.start), Number(words.end)];
  const height = PICTURE.top + points.length * PICTURE.row;
  /** @param {number} value */
  const x = (value) => PICTURE.start + ((value - start) / (end - start)) * (PICTURE.end - PICTURE.start);
  /** @param {number} at */
  const y = (at) => PICTURE.top + (at + 0.5) * PICTURE.row;
  const name = `log-${words.column}-${crypto.randomUUID()}`;
  const sentences = points.map(({ when, shown }) => (words.point ?? "").replace("{when}", () => when).replace("{number}", shown));
  const picture = svg("svg", { viewBox: `0 0 ${PICTURE.width} ${height}`, role: "img", "aria-labelledby": `${name}-title`, "aria-describedby": `${name}-desc` });
  picture.append(
    svg("title", { id: `${name}-title` }, words.title),
    svg("desc", { id: `${name}-desc` }, [words.text, ...sentences].join(" ")),
    ...[start, end].flatMap((edge) => [
      svg("path", { class: "log-grid", d: `M${x(edge)} ${PICTURE.top}V${height}` }),
      svg("text", { class: "log-ends", x: x(edge), y: 20, "text-anchor": "middle" }, String(edge).replace("-", "\u2212")),
    ]),
    svg("polyline", { class: "log-thread", points: points.map(({ value }, at) => `${x(value)},${y(at)}`).join(" ") }),
    ...points.flatMap(({ when, value, shown }, at) => [
      svg("text", { class: "log-date", x: PICTURE.words, y: y(at) + 5, "text-anchor": "end" }, when),
      svg("circle", { class: "log-dot", cx: x(value), cy: y(at), r: 5 }),
      svg("text", { class: "log-shown", x: x(value) + 12, y: y(at) + 5 }, shown),
    ]),
  );
  return picture;
}

/**
 * Takes letters off a date until it fits beside the picture; the table below has all of it.
 * @param {SVGTextElement} date
 */
function shorten(date) {
  let letters = [...(date.textContent ?? "")].slice(0, MOST_LETTERS);
  if (letters.length === MOST_LETTERS) date.textContent = letters.join("");
  while (date.getComputedTextLength() > PICTURE.words && letters.length > 1) {
    letters = letters.slice(0, -1);
    date.textContent = `${letters.join("").trimEnd()}\u2026`;
  }
  // It keeps its length under user styles that space letters and words out.
  const length = date.getComputedTextLength();
  if (length > 0) {
    date.setAttribute("textLength", String(length));
    date.setAttribute("lengthAdjust", "spacingAndGlyphs");
  }
}

/**
 * @param {string} tag
 * @param {Record<string, string | number>} attributes
 * @param {string} [words]
 * @returns {SVGElement}
 */
function svg(tag, attributes, words) {
  const made = /** @type {SVGElement} */ (document.createElementNS(SVG, tag));
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, String(value));
  if (words !== undefined) made.textContent = words;
  return made;
}

customElements.define("amends-log", AmendsLog);
