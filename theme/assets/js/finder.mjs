// @ts-check
// Narrows the list of worksheets to those that fit a session: for whom, in what way, how long, how sensitive.

const form = /** @type {HTMLFormElement} */ (document.querySelector("form.finder"));
const says = /** @type {HTMLElement} */ (form.querySelector("[role=status]"));
const picks = [.../** @type {NodeListOf<HTMLSelectElement>} */ (form.querySelectorAll("select"))];
const sheets = [.../** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll(".finder-sheets > li"))];

/**
 * @param {HTMLElement} sheet
 * @param {HTMLSelectElement} pick
 */
function fits(sheet, pick) {
  const name = pick.dataset.filter ?? "";
  const has = sheet.dataset[name] ?? "";
  if (!pick.value) return true;
  if (name === "time") return Number(has) <= Number(pick.value);
  // What is for anyone fits every audience.
  return has.split(" ").includes(pick.value) || (name === "audience" && has.split(" ").includes("anyone"));
}

function show() {
  let shown = 0;
  for (const sheet of sheets) {
    sheet.hidden = !picks.every((pick) => fits(sheet, pick));
    shown += sheet.hidden ? 0 : 1;
  }
  const { none, one, some } = form.dataset;
  says.textContent = (shown > 1 ? some : shown ? one : none)?.replace("{count}", String(shown)).replace("{all}", String(sheets.length)) ?? "";
}

form.hidden = false;
form.addEventListener("change", show);
// The selects are emptied only after this event.
form.addEventListener("reset", () => setTimeout(show));
show();
