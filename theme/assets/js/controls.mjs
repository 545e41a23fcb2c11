// @ts-check
// Form controls: which ones there are, what they hold, and writing to them so that everyone who listens hears of it.

/** @typedef {HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement} Control */

/**
 * @param {EventTarget | null} target
 * @returns {target is Control}
 */
export function isControl(target) {
  return [HTMLInputElement, HTMLTextAreaElement, HTMLSelectElement].some((kind) => target instanceof kind);
}

/**
 * @param {Element} within
 * @returns {Control[]}
 */
export function controlsIn(within) {
  return [...within.querySelectorAll("input, textarea, select")].filter(isControl);
}

/**
 * @param {Control | undefined} control
 * @returns {control is HTMLInputElement} whether it is a checkbox or a radio button
 */
export function isTick(control) {
  return control instanceof HTMLInputElement && ["radio", "checkbox"].includes(control.type);
}

/**
 * @param {Control} control
 * @returns {string} "" for a box that is not ticked
 */
export function read(control) {
  return isTick(control) && !control.checked ? "" : control.value;
}

/**
 * Writes a value without an event; a checkbox or radio button is ticked if the value is its own.
 * @param {Control} control
 * @param {string} value
 * @returns {boolean} whether that was a change
 */
export function write(control, value) {
  const before = read(control);
  if (isTick(control)) control.checked = value !== "" && control.value === value;
  else control.value = value;
  return read(control) !== before;
}

/**
 * Ticks or unticks boxes or radio buttons as if the reader had.
 * @param {HTMLInputElement[]} boxes
 * @param {boolean} on
 */
export function tick(boxes, on) {
  for (const box of boxes) box.checked = on;
  dispatchChange(boxes);
}

/**
 * Dispatches the events of controls that were changed by script, once all of them have their values.
 * @param {Iterable<Element>} controls
 */
export function dispatchChange(controls) {
  for (const control of controls) {
    for (const name of ["input", "change"]) control.dispatchEvent(new Event(name, { bubbles: true }));
  }
}
