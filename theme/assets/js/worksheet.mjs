// @ts-check
// What a worksheet's page does beside its fields: conditions, keeping, printing and sharing, and saying that it is clear.
import { announce } from "./announce.mjs";
import { Answers } from "./answers.mjs";
import { printFilled } from "./filled-print.mjs";
import { Keeping } from "./keeping.mjs";
import { beforeLeaving } from "./leave.mjs";
import { startPrintPanel } from "./print-panel.mjs";
import { startSharing } from "./sharing.mjs";
import { start as startConditions } from "./show-when.mjs";

/**
 * @param {boolean} filled whether the reader's answers are on it
 * @param {boolean} [large] whether in large print
 */
function printSheet(filled, large = false) {
  const form = document.querySelector("form.sheet");
  const paper = document.querySelector("article.paper");
  if (!(form instanceof HTMLFormElement) || !(paper instanceof HTMLElement)) return;
  paper.classList.toggle("large", large);
  // On a phone print() comes back before the paper is laid out.
  addEventListener("afterprint", () => paper.classList.remove("large"), { once: true });
  if (filled) printFilled(form, paper);
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
for (const panel of document.querySelectorAll(".printing")) {
  if (panel instanceof HTMLElement) startPrintPanel(panel, printSheet);
}
