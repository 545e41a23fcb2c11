// @ts-check
// Shows a field of a worksheet only under the answers that it depends on.
//
// A form's data-shown may hold words to say when a field appears, with {field} for its name.
import { announce } from "./announce.mjs";
import { isControl, read } from "./controls.mjs";

/**
 * @typedef {Record<string, string[]>} Lines fields, each with the values that match
 * @typedef {{ any_of?: Lines, all_of?: Lines }} Condition
 * @typedef {{ element: HTMLElement, condition: Condition }} Conditional
 */

const CONDITIONAL = "[data-show-when]";

/**
 * Makes the conditions of a form work. Without this every field shows, with its condition as a sentence.
 * @param {HTMLFormElement} form
 * @returns {() => void} brings the form up to date after answers were put in by script
 */
export function start(form) {
  /** @type {Conditional[]} */
  const all = [];
  for (const element of form.querySelectorAll(CONDITIONAL)) {
    if (!(element instanceof HTMLElement)) continue;
    all.push({ element, condition: JSON.parse(element.dataset.showWhen ?? "{}") });
    for (const sentence of element.querySelectorAll(":scope > .when")) sentence.setAttribute("hidden", "");
  }
  const update = () => show(form, all);
  const updateAloud = () => announce(update().map((element) => appeared(form, element)).join(" "));
  form.addEventListener("input", updateAloud);
  form.addEventListener("change", updateAloud);
  // The answers are gone only after the event.
  form.addEventListener("reset", () => setTimeout(update));
  // A browser may restore answers on Back.
  addEventListener("pageshow", update);
  update();
  return () => void update();
}

/**
 * Shows the fields whose condition holds and hides the others; no answer is changed.
 * @param {HTMLFormElement} form
 * @param {Conditional[]} all
 * @returns {HTMLElement[]} those that were hidden until now
 */
function show(form, all) {
  const answers = given(form);
  const shown = matching(all, answers);
  const fresh = all.map(({ element }) => element).filter((element) => element.hidden && shown.has(element));
  for (const { element } of all) element.hidden = !shown.has(element);
  return fresh;
}

/**
 * Returns the fields that show. Each round adds those that depend on fields shown in the round before, so that
 * fields in a cycle stay hidden.
 * @param {Conditional[]} all
 * @param {Answer[]} answers
 * @returns {Set<Element>}
 */
function matching(all, answers) {
  /** @type {Set<Element>} */
  const shown = new Set();
  for (let before = -1; before < shown.size; ) {
    before = shown.size;
    const visible = answers.filter(({ within }) => within.every((element) => shown.has(element)));
    for (const { element, condition } of all) if (holds(condition, visible)) shown.add(element);
  }
  return shown;
}

/**
 * @param {Condition} condition
 * @param {Answer[]} given
 */
function holds({ any_of, all_of }, given) {
  /** @param {[string, string[]]} line */
  const matches = ([field, values]) => given.some(({ name, value }) => name === field && values.includes(value));
  return (!any_of || Object.entries(any_of).some(matches)) && (!all_of || Object.entries(all_of).every(matches));
}

/** @typedef {{ name: string, value: string, within: Element[] }} Answer with the conditional fields around it */

/**
 * Returns what is answered: ticked values, and texts that are not empty.
 * @param {HTMLFormElement} form
 * @returns {Answer[]}
 */
function given(form) {
  const answered = [...form.elements].filter(isControl).filter((control) => read(control).trim());
  return answered.map((control) => ({ name: control.name, value: read(control).trim(), within: around(control) }));
}

/** @param {Element} control */
function around(control) {
  /** @type {Element[]} */
  const found = [];
  for (let at = control.closest(CONDITIONAL); at; at = at.parentElement?.closest(CONDITIONAL) ?? null) found.push(at);
  return found;
}

/**
 * Returns the words that announce a field that has appeared: its question, or the first words of a note, which are
 * often bold.
 * @param {HTMLFormElement} form
 * @param {HTMLElement} element
 */
function appeared(form, element) {
  const paragraph = element.querySelector("p:not(.when)");
  const bold = paragraph?.querySelector("strong");
  const begun = bold && text(paragraph).startsWith(text(bold)) ? bold : paragraph;
  const words = text(element.querySelector(".question") ?? begun);
  return (form.dataset.shown ?? "{field}").replace("{field}", () => words);
}

/** @param {Element | null | undefined} element */
function text(element) {
  return (element?.textContent ?? "").trim().replace(/\s+/g, " ");
}
