// @ts-check
// What a worksheet's page does beside its fields: conditions, keeping, printing and sharing, and saying that it is clear.
import { announce } from "./announce.mjs";
import { Answers } from "./answers.mjs";
import { printFilled } from "./filled-print.mjs";
import { Keeping } from "./keeping.mjs";
import { beforeLeaving } from "./leave.mjs";
import { startSharing } from "./sharing.mjs";
import { start as startConditions } from "./show-when.mjs";

const paper = /** @type {HTMLElement} */ (document.querySelector("article.paper"));

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
  const keeping = new Keeping(panel, form, () => printFilled(form, paper));
  beforeLeaving(() => keeping.drop());
  void keeping.start();
}

/** @param {HTMLFormElement} form */
function startShare(form) {
  const panel = document.querySelector(".sharing");
  if (panel instanceof HTMLElement) startSharing(panel, new Answers(form), paper);
}

for (const form of document.querySelectorAll("form.sheet")) {
  if (!(form instanceof HTMLFormElement)) continue;
  startConditions(form);
  tellOfClearing(form);
  startKeeping(form);
  startShare(form);
}
// The print panel stands at the end of a sheet; its script is fetched when a reader comes near.
for (const panel of document.querySelectorAll(".printing")) {
  const watch = new IntersectionObserver(
    async ([seen]) => {
      if (!seen?.isIntersecting) return;
      watch.disconnect();
      (await import("./print-panel.mjs")).startPrintPanel(/** @type {HTMLElement} */ (panel), paper);
    },
    { rootMargin: "100%" },
  );
  watch.observe(panel);
}
