// @ts-check
// The print panel of a worksheet: what to print, on which paper size, in which letters. PDFs are opened; typed answers and
// large print are printed by the browser.
import { all, one } from "./element.mjs";
import { printFilled } from "./filled-print.mjs";
import { remember, remembered } from "./session.mjs";

/** Locales whose printers take Letter; all others take A4. Guessed from the locale, never from the network. */
const LETTER = /-(US|CA|MX|PH|CL|CO|VE|GT|CR|PA|DO|SV|NI|PR|BO)\b/i;

/**
 * Makes the panel work.
 * @param {HTMLElement} panel made by printing.html
 * @param {HTMLElement} sheet the paper face
 */
export function startPrintPanel(panel, sheet) {
  const form = one("form", panel);
  for (const part of all(".print-files, .print-by-browser", panel)) part.hidden = true;
  form.hidden = false;
  const inputs = (/** @type {string} */ name) => /** @type {HTMLInputElement[]} */ (all(`[name=print-${name}]`, form));
  const chosen = (/** @type {string} */ name) => inputs(name).find((input) => input.checked);
  const guessed = remembered("paper") ?? (LETTER.test(navigator.language) ? "letter" : "a4");
  for (const paper of inputs("paper")) paper.checked = paper.value === guessed;
  for (const [place, what] of inputs("what").entries()) what.checked = place === 0;

  const [share] = all("#share");
  const show = () => {
    const { value, dataset } = /** @type {HTMLInputElement} */ (chosen("what"));
    const byBrowser = value === "answers" || (value === "pen" && (chosen("large") || !dataset.a4));
    const way = value === "shared" ? "share" : byBrowser ? "browser" : "file";
    for (const act of all("[data-print]", form)) act.hidden = act.dataset.print !== way;
    if (share) share.hidden = way !== "share";
    one("[data-print=file]", form).setAttribute("href", dataset[chosen("paper")?.value ?? ""] ?? "");
    // Large print is the browser's, so that only what it prints can have it; it takes the paper of the printer.
    for (const part of all("[data-for]", form)) part.hidden = part.dataset.for !== way && (part.dataset.for === "file" || (way === "file" && value !== "pen"));
  };
  form.addEventListener("change", ({ target }) => {
    const { name, value } = /** @type {HTMLInputElement} */ (target);
    if (name === "print-paper") remember("paper", value);
    show();
  });
  const setTextSize = () => {
    sheet.classList.toggle("large", Boolean(chosen("large")));
    // On a phone print() returns before the paper is laid out.
    addEventListener("afterprint", () => sheet.classList.remove("large"), { once: true });
  };
  // Before the panel of what is shared prints.
  share?.addEventListener("click", ({ target }) => /** @type {HTMLElement} */ (target).dataset.share === "print" && setTextSize(), true);
  one("button", form).addEventListener("click", () => {
    setTextSize();
    if (chosen("what")?.value === "answers") printFilled(one("form.sheet"), sheet);
    else print();
  });
  form.querySelector("[data-print=share]")?.addEventListener("click", () => setTimeout(() => share?.querySelector("input")?.focus()));
  show();
}
