// @ts-check
// What a worksheet's page does beside its fields: conditions, keeping, printing and sharing, and saying that it is clear.
import { announce } from "./announce.mjs";
import { Answers } from "./answers.mjs";
import { printFilled } from "./filled-print.mjs";
import { Keeping } from "./keeping.mjs";
import { beforeLeaving } from "./leave.mjs";
import { startSharing } from "./sharing.mjs";
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
  const button = form.querySelector("button[type=reset]");
  // Keeping may ask first, and says itself what was cleared. A reset by script is not the reader's.
  button?.addEventListener("click", (event) => setTimeout(() => event.defaultPrevented || announce(form.dataset.cleared ?? "")));
}

/** @param {HTMLFormElement} form */
function startKeeping(form) {
  const panel = document.querySelector(".keeping");
  if (!(panel instanceof HTMLElement)) return;
  const keeping = new Keeping(panel, form, () => printSheet(true));
  beforeLeaving(() => keeping.drop());
  void keeping.start();
}

/** @param {HTMLFormElement} form */
function startShare(form) {
  const [panel, paper] = [document.querySelector(".sharing"), document.querySelector("article.paper")];
  if (panel instanceof HTMLElement && paper instanceof HTMLElement) startSharing(panel, new Answers(form), paper);
}

for (const form of document.querySelectorAll("form.sheet")) {
  if (!(form instanceof HTMLFormElement)) continue;
  startConditions(form);
  tellOfClearing(form);
  startKeeping(form);
  startShare(form);
}
startPrintButtons();
