// @ts-check
// Prints a worksheet with the reader's own answers: writes them onto the paper face, prints, and takes them off again.
//
// On the paper face, data-answer names the control whose answer belongs in a place. With data-value it is a mark, made
// if that value was chosen; without it, the words replace the rules. data-copy-of copies another element.

/** @typedef {() => void} Undo */

/**
 * @param {HTMLFormElement} form
 * @param {HTMLElement} paper
 * @param {string[]} [only] the fields to print; all of them if none are given
 */
export function printFilled(form, paper, only) {
  const undo = fill(form, paper, only);
  // On a phone print() returns before the paper is laid out.
  addEventListener("afterprint", undo, { once: true });
  print();
}

/**
 * @param {HTMLFormElement} form
 * @param {HTMLElement} paper
 * @param {string[]} [only] the fields to show; all of them if none are given
 * @returns {Undo} makes the sheet blank again
 */
export function fill(form, paper, only) {
  /** @type {Undo[]} */
  const undos = [];
  const answers = new FormData(form);
  const marked = (/** @type {HTMLElement} */ element, /** @type {string} */ name) => {
    element.classList.add(name);
    undos.push(() => element.classList.remove(name));
  };
  const toggled = (/** @type {HTMLElement} */ element, /** @type {boolean} */ hidden) => {
    const before = element.hidden;
    element.hidden = hidden;
    undos.push(() => (element.hidden = before));
  };
  const written = (/** @type {HTMLElement} */ place, /** @type {Node[]} */ nodes) => {
    const before = [...place.childNodes];
    place.replaceChildren(...nodes);
    marked(place, "written");
    undos.push(() => place.replaceChildren(...before));
  };

  marked(paper, "filled");
  for (const place of all(paper, "[data-field]")) {
    const field = document.getElementById(`q-${place.dataset.field}`);
    if (field?.hidden || (only && !only.includes(place.dataset.field ?? ""))) toggled(place, true);
  }
  // A shared copy holds the shared answers, and nothing that was for the writer only.
  if (only) for (const part of all(paper, ".paper-head .preamble, .paper-head .gate, .after, .step-text")) toggled(part, true);
  if (only) for (const step of all(paper, ".paper-step")) toggled(step, !step.querySelector("[data-field]:not([hidden])"));
  for (const place of all(paper, "[data-answer]")) {
    const given = answers.getAll(place.dataset.answer ?? "").map(String);
    if (place.dataset.value !== undefined) {
      if (given.includes(place.dataset.value)) marked(place, "ticked");
    } else {
      const words = given.join("\n").trim();
      if (words) written(place, [document.createTextNode(words)]);
    }
  }
  for (const row of all(paper, "[data-spare]")) {
    if (row.querySelector(".written, .ticked")) toggled(row, false);
  }
  for (const place of all(paper, "[data-copy-of]")) {
    const source = document.querySelector(place.dataset.copyOf ?? "");
    if (!source?.textContent?.trim()) continue;
    written(place, [...source.childNodes].map((node) => node.cloneNode(true)));
    toggled(place, false);
  }
  return () => {
    for (const undo of undos.reverse()) undo();
  };
}

/**
 * @param {HTMLElement} within
 * @param {string} selector
 */
function all(within, selector) {
  return /** @type {HTMLElement[]} */ ([...within.querySelectorAll(selector)]);
}
