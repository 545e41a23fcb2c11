// @ts-check
// The private check before a sheet for two: asked each time and never stored. It advises, and locks nobody out.
import { all, one } from "./element.mjs";
import { start as startConditions } from "./show-when.mjs";

/** @param {HTMLElement} gate made by safety-check.html */
function startGate(gate) {
  /** @type {HTMLFormElement} */
  const form = one("form.gate-check", gate);
  const part = (/** @type {string} */ name) => one(`[data-gate=${name}]`, gate);
  const page = gate.closest(".worksheet");
  const show = (/** @type {boolean} */ asking) => {
    form.reset();
    form.hidden = !asking;
    part("passed").hidden = asking;
    page?.classList.toggle("gated", asking);
  };
  const ask = () => {
    show(true);
    gate.scrollIntoView();
  };
  part("text").hidden = true;
  startConditions(form);
  part("on").addEventListener("click", () => {
    show(false);
    const next = gate.nextElementSibling?.querySelector("h2");
    if (next) next.tabIndex = -1;
    next?.focus();
  });
  part("again").addEventListener("click", ask);
  // A page that Back restores from memory asks again.
  addEventListener("pageshow", ({ persisted }) => persisted && ask());
  show(true);
}

all("#gate").forEach(startGate);
