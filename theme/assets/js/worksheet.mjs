// @ts-check
// What a worksheet's page does besides its fields: conditions, keeping, printing, sharing, announcing that it was cleared.
import { announce } from "./announce.mjs";
import { Answers } from "./answers.mjs";
import { all, one } from "./element.mjs";
import { printFilled } from "./filled-print.mjs";
import { Keeping } from "./keeping.mjs";
import { beforeLeaving } from "./leave.mjs";
import { remember, remembered } from "./session.mjs";
import { start as startConditions } from "./show-when.mjs";

const paper = /** @type {HTMLElement} */ (all("article.paper")[0]); // undefined in the gallery, where no script uses it

/** @param {HTMLFormElement} form */
function announceClearing(form) {
  const button = form.querySelector("button[type=reset]");
  // Keeping may ask first, and then announces it itself. A reset by script is not the reader's.
  button?.addEventListener("click", (event) => setTimeout(() => event.defaultPrevented || announce(form.dataset.cleared ?? "")));
}

/**
 * @param {HTMLFormElement} form
 * @param {HTMLElement} panel made by keeping.html
 */
function startKeeping(form, panel) {
  const keeping = new Keeping(panel, form, () => printFilled(form, paper));
  beforeLeaving(() => keeping.drop());
  void keeping.start();
}

/**
 * The whole sheet, or one step at a time: the reader's choice, for as long as the tab is open.
 * @param {HTMLFormElement} form
 * @param {HTMLElement} choice
 */
function startSteps(form, choice) {
  /** @type {((on: boolean) => void) | undefined} */
  let turn;
  const show = async (/** @type {string} */ way) => {
    if (way === "steps") turn ??= (await import("./one-step-at-a-time.mjs")).oneStepAtATime(form, choice);
    turn?.(way === "steps");
  };
  const chosen = remembered("see") ?? "whole";
  for (const input of /** @type {HTMLInputElement[]} */ (all("input", choice))) {
    input.checked = input.value === chosen;
    input.addEventListener("change", () => {
      remember("see", input.value);
      void show(input.value);
    });
  }
  choice.hidden = false;
  void show(chosen);
}

for (const form of /** @type {HTMLFormElement[]} */ (all("form.sheet"))) {
  startConditions(form);
  announceClearing(form);
  for (const panel of all(".keeping")) startKeeping(form, panel);
  for (const choice of all(".ways-to-see")) startSteps(form, choice);
}
// Printing comes at the end of a sheet; its scripts are fetched when a reader gets near.
for (const panel of all(".printing")) {
  const watch = new IntersectionObserver(
    async ([seen]) => {
      if (!seen?.isIntersecting) return;
      watch.disconnect();
      for (const shared of all(".sharing")) (await import("./sharing.mjs")).startSharing(shared, new Answers(one("form.sheet")), paper);
      (await import("./print-panel.mjs")).startPrintPanel(panel, paper);
    },
    { rootMargin: "100%" },
  );
  watch.observe(panel);
}
