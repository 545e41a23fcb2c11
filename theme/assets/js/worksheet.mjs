// @ts-check
// What a worksheet's page does beside its fields: conditions, the print button, and saying that the sheet is clear.
import { announce } from "./announce.mjs";
import { printFilled } from "./filled-print.mjs";
import { start as startConditions } from "./show-when.mjs";

/** Shows the print buttons, which would do nothing without a script. */
function startPrintButtons() {
  for (const button of document.querySelectorAll("button[data-print]")) {
    button.removeAttribute("hidden");
    button.addEventListener("click", () => printSheet(button.getAttribute("data-print") === "filled"));
  }
}

/** @param {boolean} filled whether the reader's answers are on it */
function printSheet(filled) {
  const form = document.querySelector("form.sheet");
  const paper = document.querySelector("article.paper");
  if (filled && form instanceof HTMLFormElement && paper instanceof HTMLElement) printFilled(form, paper);
  else print();
}

/** @param {HTMLFormElement} form */
function tellOfClearing(form) {
  form.addEventListener("reset", () => announce(form.dataset.cleared ?? ""));
}

for (const form of document.querySelectorAll("form.sheet")) {
  if (!(form instanceof HTMLFormElement)) continue;
  startConditions(form);
  tellOfClearing(form);
}
startPrintButtons();
