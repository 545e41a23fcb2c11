// @ts-check
// Narrows the list of worksheets to those that fit a session: for whom, in what way, how long, how sensitive.
import { all, one } from "./element.mjs";
import { counted } from "./interface-words.mjs";

/** @type {HTMLFormElement} */
const form = one("form.finder");
/** @type {HTMLSelectElement[]} */
const picks = all("select", form);
const sheets = all(".finder-sheets > li");

/**
 * @param {HTMLElement} sheet
 * @param {HTMLSelectElement} pick
 */
function fits(sheet, pick) {
  const name = pick.dataset.filter ?? "";
  const has = (sheet.dataset[name] ?? "").split(" ");
  if (name === "time") return !pick.value || Number(has[0]) <= Number(pick.value);
  // What is for anyone fits every audience.
  return !pick.value || has.includes(pick.value) || (name === "audience" && has.includes("anyone"));
}

function show() {
  for (const sheet of sheets) sheet.hidden = !picks.every((pick) => fits(sheet, pick));
  const count = sheets.filter((sheet) => !sheet.hidden).length;
  one("[role=status]", form).textContent = counted(form.dataset, count, { all: sheets.length });
}

form.hidden = false;
form.addEventListener("change", show);
// The selects are emptied only after this event.
form.addEventListener("reset", () => setTimeout(show));
show();
