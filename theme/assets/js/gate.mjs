// @ts-check
// The private check before a sheet for two: asked each time and never stored. It advises, and locks nobody out.
import { start as startConditions } from "./show-when.mjs";

/** @param {HTMLElement} gate made by safety-check.html */
function startGate(gate) {
  const form = /** @type {HTMLFormElement} */ (gate.querySelector("form.gate-check"));
  const part = (/** @type {string} */ name) => /** @type {HTMLElement} */ (gate.querySelector(`[data-gate=${name}]`));
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
    next?.setAttribute("tabindex", "-1");
    next?.focus();
  });
  part("again").addEventListener("click", ask);
  // A page that Back restores from memory asks again.
  addEventListener("pageshow", ({ persisted }) => persisted && ask());
  show(true);
}

for (const gate of document.querySelectorAll("#gate")) if (gate instanceof HTMLElement) startGate(gate);
