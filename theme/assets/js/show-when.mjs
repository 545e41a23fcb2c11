// @ts-check
// Shows a field of a worksheet only under the answers that it depends on.
//
// A form's data-shown may hold words to say when a field appears, with {field} for its name.
import { announce } from "./announce.mjs";
import { all, textOf } from "./element.mjs";
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
 */
export function start(form) {
  /** @type {Conditional[]} */
  const fields = all(CONDITIONAL, form).map((element) => ({ element, condition: JSON.parse(element.dataset.showWhen ?? "{}") }));
  for (const sentence of all(`${CONDITIONAL} > .when`, form)) sentence.hidden = true;
  const update = () => show(form, fields);
  const updateAloud = () => announce(update().map((element) => appeared(form, element)).join(" "));
  for (const name of ["input", "change"]) form.addEventListener(name, updateAloud);
  // The answers are gone only after the event.
  form.addEventListener("reset", () => setTimeout(update));
  // A browser may restore answers on Back.
  addEventListener("pageshow", update);
  update();
}

/**
 * Shows the fields whose condition holds and hides the others; no answer is changed.
 * @param {HTMLFormElement} form
 * @param {Conditional[]} fields
 * @returns {HTMLElement[]} those that were hidden until now
 */
function show(form, fields) {
  const shown = matching(fields, given(form));
  const fresh = fields.map(({ element }) => element).filter((element) => element.hidden && shown.has(element));
  for (const { element } of fields) element.hidden = !shown.has(element);
  return fresh;
}

/**
 * Returns the fields that show. Each round adds those that depend on fields shown in the round before, so that
 * fields in a cycle stay hidden.
 * @param {Conditional[]} fields
 * @param {Answer[]} answers
 * @returns {Set<Element>}
 */
function matching(fields, answers) {
  /** @type {Set<Element>} */
  const shown = new Set();
  for (let before = -1; before < shown.size; ) {
    before = shown.size;
    const visible = answers.filter(({ control }) => fields.every(({ element }) => shown.has(element) || !element.contains(control)));
    for (const { element, condition } of fields) if (holds(condition, visible)) shown.add(element);
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

/** @typedef {{ name: string, value: string, control: Element }} Answer */

/**
 * Returns what is answered: ticked values, and texts that are not empty.
 * @param {HTMLFormElement} form
 * @returns {Answer[]}
 */
function given(form) {
  const answers = [...form.elements].filter(isControl).map((control) => ({ name: control.name, value: read(control).trim(), control }));
  return answers.filter(({ value }) => value);
}

/**
 * Returns the words that announce a field that has appeared: its question, or the first words of a note, which are
 * often bold.
 * @param {HTMLFormElement} form
 * @param {HTMLElement} element
 */
function appeared(form, element) {
  const paragraph = element.querySelector("p:not(.when)");
  const bold = textOf(paragraph?.querySelector("strong"));
  const beginning = textOf(paragraph);
  const words = textOf(element.querySelector(".question")) || (bold && beginning.startsWith(bold) ? bold : beginning);
  return (form.dataset.shown ?? "{field}").replace("{field}", () => words);
}
