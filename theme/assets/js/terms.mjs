// @ts-check
// Explains a glossary word in place: its link shows the meaning under the word. Without this script the link leads to the
// glossary page.
import { all, element } from "./element.mjs";

/** Between the word and what explains it. */
const GAP = 8;

/** @type {{link: HTMLAnchorElement, box: HTMLElement} | null} */
let shown = null;

/** @param {boolean} [back] whether the focus goes back to the word */
function close(back) {
  if (!shown) return;
  const { link, box } = shown;
  shown = null;
  box.remove();
  link.setAttribute("aria-expanded", "false");
  link.removeAttribute("aria-controls");
  if (back) link.focus();
}

/**
 * Puts the meaning under the word, within the column of the text.
 * @param {HTMLAnchorElement} link
 * @param {HTMLElement} box
 */
function place(link, box) {
  const column = /** @type {HTMLElement} */ (link.closest("p, li, dd, td") ?? link.parentElement).getBoundingClientRect();
  const around = /** @type {HTMLElement} */ (box.offsetParent).getBoundingClientRect();
  const lines = link.getClientRects();
  const word = /** @type {DOMRect} */ (lines[lines.length - 1]);
  box.style.maxInlineSize = `${Math.max(column.width, 240)}px`;
  const furthest = Math.max(column.right - box.offsetWidth, column.left);
  box.style.left = `${Math.min(Math.max(word.left - 16, column.left), furthest) - around.left}px`;
  box.style.top = `${word.bottom + GAP - around.top}px`;
}

/**
 * @param {HTMLAnchorElement} link
 * @param {Element} meaning
 */
function open(link, meaning) {
  close();
  const box = element("span", { className: "term-meaning", id: "term-meaning" }, ...meaning.cloneNode(true).childNodes);
  link.after(box);
  link.setAttribute("aria-expanded", "true");
  link.setAttribute("aria-controls", box.id);
  shown = { link, box };
  place(link, box);
}

for (const link of /** @type {HTMLAnchorElement[]} */ (all("a.term"))) {
  const key = decodeURIComponent(link.hash.slice(1));
  const meaning = document.querySelector(`.terms [data-term="${CSS.escape(key)}"] > dd`);
  if (!meaning) continue;
  link.setAttribute("aria-expanded", "false");
  link.addEventListener("click", (event) => {
    // The glossary page can still be opened in a new tab.
    if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    if (shown?.link === link) close();
    else open(link, meaning);
  });
}

addEventListener("keydown", ({ key }) => key === "Escape" && close(true));
for (const name of ["click", "focusin"]) {
  addEventListener(name, ({ target }) => {
    if (target instanceof Node && !shown?.box.contains(target) && !shown?.link.contains(target)) close();
  });
}
addEventListener("resize", () => shown && place(shown.link, shown.box));
