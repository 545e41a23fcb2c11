// @ts-check
// The print panel of a worksheet: what to print, on which paper size, in which letters. PDFs are opened; typed answers and
// large print are printed by the browser.
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
  const form = /** @type {HTMLFormElement} */ (panel.querySelector("form"));
  for (const part of panel.querySelectorAll(".print-files, .print-by-browser")) part.setAttribute("hidden", "");
  form.hidden = false;
  /** @param {string} selector */
  const all = (selector) => [.../** @type {NodeListOf<HTMLInputElement>} */ (form.querySelectorAll(selector))];
  /** @param {string} selector */
  const one = (selector) => /** @type {HTMLInputElement} */ (form.querySelector(selector));
  const guessed = remembered("paper") ?? (LETTER.test(navigator.language) ? "letter" : "a4");
  for (const paper of all("[name=print-paper]")) paper.checked = paper.value === guessed;
  one("[name=print-what]").checked = true;

  const share = document.querySelector("#share");
  const chosen = () => one("[name=print-what]:checked");
  const large = () => one("[name=print-large]").checked;
  const paper = () => one("[name=print-paper]:checked")?.value;
  const show = () => {
    const { value, dataset } = chosen();
    const byBrowser = value === "answers" || (value === "pen" && (large() || !dataset.a4));
    const way = value === "shared" ? "share" : byBrowser ? "browser" : "file";
    for (const act of all("[data-print]")) act.hidden = act.dataset.print !== way;
    share?.toggleAttribute("hidden", way !== "share");
    one("[data-print=file]").setAttribute("href", dataset[paper()] ?? "");
    // Large print is the browser's, so that only what it prints can have it; it takes the paper of the printer.
    for (const part of all("[data-for]")) part.hidden = part.dataset.for !== way && (part.dataset.for === "file" || (way === "file" && value !== "pen"));
  };
  form.addEventListener("change", ({ target }) => {
    if (/** @type {HTMLInputElement} */ (target).name === "print-paper") remember("paper", paper());
    show();
  });
  const setLetters = () => {
    sheet.classList.toggle("large", large());
    // On a phone print() returns before the paper is laid out.
    addEventListener("afterprint", () => sheet.classList.remove("large"), { once: true });
  };
  // Before the panel of what is shared prints.
  share?.addEventListener("click", ({ target }) => /** @type {HTMLElement} */ (target).dataset.share === "print" && setLetters(), true);
  one("button").addEventListener("click", () => {
    setLetters();
    const answers = /** @type {HTMLFormElement | null} */ (document.querySelector("form.sheet"));
    if (chosen().value === "answers" && answers) printFilled(answers, sheet);
    else print();
  });
  one("[data-print=share]")?.addEventListener("click", () => {
    const first = /** @type {HTMLElement | null | undefined} */ (share?.querySelector("input"));
    setTimeout(() => first?.focus());
  });
  show();
}
