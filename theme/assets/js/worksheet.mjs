// @ts-check
// What a worksheet's page does beside its fields: conditions, the print button, and saying that the sheet is clear.
import { announce } from "./announce.mjs";
import { start as startConditions } from "./show-when.mjs";

/** Shows the print button, which would do nothing without a script. */
function startPrintButtons() {
  for (const button of document.querySelectorAll("button[data-print]")) {
    button.removeAttribute("hidden");
    button.addEventListener("click", () => print());
  }
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
