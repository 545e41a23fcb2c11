// @ts-check
// The print panel of a worksheet: what to print, on what paper, and in what letters. PDFs open as they are printed; what
// was typed, and large print, go through the browser.
import { remember, remembered } from "./session.mjs";

/** Where Letter is what lies in the printer; everywhere else it is A4. From the locale, and never from the network. */
const LETTER = /-(US|CA|MX|PH|CL|CO|VE|GT|CR|PA|DO|SV|NI|PR|BO)\b/i;

/**
 * Makes the panel work.
 * @param {HTMLElement} panel made by printing.html
 * @param {(filled: boolean, large: boolean) => void} printSheet prints through the browser
 */
export function startPrintPanel(panel, printSheet) {
  const form = /** @type {HTMLFormElement} */ (panel.querySelector("form"));
  for (const part of panel.querySelectorAll(".print-files, .print-by-browser")) part.setAttribute("hidden", "");
  form.hidden = false;
  const acts = [.../** @type {NodeListOf<HTMLElement>} */ (form.querySelectorAll("[data-print]"))];
  const file = acts.find(({ dataset }) => dataset.print === "file");
  const share = acts.find(({ dataset }) => dataset.print === "share");
  const guessed = remembered("paper") ?? (LETTER.test(navigator.languages?.[0] ?? navigator.language) ? "letter" : "a4");
  for (const paper of form.querySelectorAll("[name=print-paper]")) {
    if (paper instanceof HTMLInputElement) paper.checked = paper.value === guessed;
  }

  const chosen = () => /** @type {HTMLInputElement} */ (form.querySelector("[name=print-what]:checked"));
  const large = () => /** @type {HTMLInputElement} */ (form.elements.namedItem("print-large")).checked;
  const paper = () => form.querySelector("[name=print-paper]:checked")?.getAttribute("value") ?? "a4";
  const show = () => {
    const { value, dataset } = chosen();
    const byBrowser = value === "answers" || (value === "pen" && (large() || !dataset.a4));
    const way = value === "shared" ? "share" : byBrowser ? "browser" : "file";
    for (const act of acts) act.hidden = act.dataset.print !== way;
    // Large print is the browser's, so that only what it prints can have it; it takes the paper of the printer.
    form.querySelector("[data-for=browser]")?.toggleAttribute("hidden", way === "share" || (way === "file" && value !== "pen"));
    form.querySelector("[data-for=file]")?.toggleAttribute("hidden", way !== "file");
    if (way === "file") file?.setAttribute("href", dataset[paper()] ?? "");
  };
  form.addEventListener("change", (event) => {
    if (event.target instanceof HTMLInputElement && event.target.name === "print-paper") remember("paper", paper());
    show();
  });
  form.querySelector("button[data-print]")?.addEventListener("click", () => printSheet(chosen().value === "answers", large()));
  share?.addEventListener("click", () => {
    const first = document.querySelector("#share input");
    if (first instanceof HTMLElement) setTimeout(() => first.focus());
  });
  show();
}
