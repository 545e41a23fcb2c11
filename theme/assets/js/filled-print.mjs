// @ts-check
// Prints a worksheet with the reader's own answers: writes them onto the paper face, prints, and takes them off again.
//
// On the paper face, data-answer names the control whose answer belongs in a place. With data-value it is a mark, made
// if that value was chosen; without it, the words replace the rules. data-copy-of copies another element.
import { all, textOf } from "./element.mjs";

/**
 * @param {HTMLFormElement} form
 * @param {HTMLElement} paper
 * @param {string[]} [only] the fields to print; all of them if none are given
 */
export function printFilled(form, paper, only) {
  const blank = fill(form, paper, only);
  // On a phone print() returns before the paper is laid out.
  addEventListener("afterprint", blank, { once: true });
  print();
}

/**
 * @param {HTMLFormElement} form
 * @param {HTMLElement} paper
 * @param {string[]} [only] the fields to show; all of them if none are given
 * @returns {() => void} makes the sheet blank again
 */
export function fill(form, paper, only) {
  const blank = paper.cloneNode(true);
  const answers = new FormData(form);
  paper.classList.add("filled");
  for (const place of all("[data-field]", paper)) {
    const { field = "" } = place.dataset;
    place.hidden ||= document.getElementById(`q-${field}`)?.hidden || (only && !only.includes(field)) || false;
  }
  if (only) {
    // A shared copy holds the shared answers, and nothing that was for the writer only.
    for (const part of all(".paper-head .preamble, .paper-head .gate, .after, .step-text", paper)) part.hidden = true;
    for (const step of all(".paper-step", paper)) step.hidden = !step.querySelector("[data-field]:not([hidden])");
  }
  for (const place of all("[data-answer]", paper)) {
    const { answer = "", value } = place.dataset;
    const given = answers.getAll(answer).map(String);
    const words = given.join("\n").trim();
    if (value !== undefined) place.classList.toggle("ticked", given.includes(value));
    else if (words) write(place, words);
  }
  for (const row of all("[data-spare]", paper)) row.hidden &&= !row.querySelector(".written, .ticked");
  for (const place of all("[data-copy-of]", paper)) {
    const source = document.querySelector(place.dataset.copyOf ?? "");
    if (!source || !textOf(source)) continue;
    write(place, ...source.cloneNode(true).childNodes);
    place.hidden = false;
  }
  return () => {
    paper.classList.remove("filled");
    paper.replaceChildren(...blank.childNodes);
  };
}

/**
 * @param {HTMLElement} place
 * @param {...(Node | string)} words
 */
function write(place, ...words) {
  place.replaceChildren(...words);
  place.classList.add("written");
}
