// @ts-check
// What a worksheet's page does besides its fields: conditions, keeping, printing, sharing, announcing that it was cleared.
import { announce } from "./announce.mjs";
import { Answers } from "./answers.mjs";
import { printFilled } from "./filled-print.mjs";
import { Keeping } from "./keeping.mjs";
import { beforeLeaving } from "./leave.mjs";
import { remember, remembered } from "./session.mjs";
import { start as startConditions } from "./show-when.mjs";

const paper = /** @type {HTMLElement} */ (document.querySelector("article.paper"));

/** @param {HTMLFormElement} form */
function announceClearing(form) {
  const button = form.querySelector("button[type=reset]");
  // Keeping may ask first, and then announces it itself. A reset by script is not the reader's.
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

/**
 * The whole sheet, or one step at a time: the reader's choice, for as long as the tab is open.
 * @param {HTMLFormElement} form
 * @param {HTMLElement} choice
 */
function startSteps(form, choice) {
  /** @type {((on: boolean) => void) | null} */
  let turn = null;
  const show = async (/** @type {boolean} */ on) => {
    if (on) turn ??= (await import("./one-step-at-a-time.mjs")).oneStepAtATime(form, choice);
    turn?.(on);
  };
  for (const way of /** @type {NodeListOf<HTMLInputElement>} */ (choice.querySelectorAll("input"))) {
    way.checked = way.value === (remembered("see") ?? "whole");
    way.addEventListener("change", () => {
      remember("see", way.value);
      void show(way.value === "steps");
    });
  }
  choice.hidden = false;
  void show(remembered("see") === "steps");
}

for (const form of document.querySelectorAll("form.sheet")) {
  if (!(form instanceof HTMLFormElement)) continue;
  startConditions(form);
  announceClearing(form);
  startKeeping(form);
  const choice = document.querySelector(".ways-to-see");
  if (choice instanceof HTMLElement) startSteps(form, choice);
}
// Printing comes at the end of a sheet; its scripts are fetched when a reader gets near.
for (const panel of document.querySelectorAll(".printing")) {
  const watch = new IntersectionObserver(
    async ([seen]) => {
      if (!seen?.isIntersecting) return;
      watch.disconnect();
      const [form, shared] = [document.querySelector("form.sheet"), document.querySelector(".sharing")];
      if (form instanceof HTMLFormElement && shared instanceof HTMLElement) {
        (await import("./sharing.mjs")).startSharing(shared, new Answers(form), paper);
      }
      (await import("./print-panel.mjs")).startPrintPanel(/** @type {HTMLElement} */ (panel), paper);
    },
    { rootMargin: "100%" },
  );
  watch.observe(panel);
}
