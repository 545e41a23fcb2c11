// @ts-check
// The reader's place on a pathway, worked out from the sheets in the notebook that is open in this tab. Without an open
// notebook the page stays as it was built, and begins at the first step.
import { all, element, one, textOf } from "./element.mjs";
import { Notebook } from "./notebook.mjs";
import { remember, remembered } from "./session.mjs";
import { openStore } from "./store.mjs";
import { filled } from "./interface-words.mjs";

const here = one(".here");
const steps = all(".thread > li[data-step]");

const part = (/** @type {string} */ name) => one(`[data-here=${name}]`);

/** Returns the ids of the sheets that are kept in the open notebook; null if none is open, "locked" if it is locked. */
async function keptSheets() {
  const { site = "" } = here.dataset;
  const wanted = remembered("notebook");
  const store = wanted ? await openStore(site, false) : null;
  const record = await store?.notebook(wanted ?? "");
  if (!store || !record) return null;
  if (record.locked) return "locked";
  const { copies } = await (await Notebook.open(store, site, record)).copies();
  return new Set(copies.map(({ sheet }) => sheet));
}

/** @param {Set<string>} kept */
function show(kept) {
  const begun = steps.filter((step) => (step.dataset.sheets ?? "").split(" ").some((id) => kept.has(id)));
  const last = begun.at(-1);
  if (!last) return;
  const now = steps[steps.indexOf(last) + 1];
  // Every step up to the last one with a kept sheet has a whole line: it was passed, whatever was done there.
  for (const item of last.parentElement?.children ?? []) {
    item.classList.replace("todo", "done");
    if (item === last) break;
  }
  for (const step of begun) {
    step.querySelector(".knot")?.classList.add("knot-done");
    step.querySelector("h3")?.prepend(hidden(here.dataset.begun ?? ""));
  }
  const { words: position = "", more = "", over = "", note = "" } = here.dataset;
  part("more").textContent = now ? filled(more, { step: textOf(last.querySelector("h3 a")) }) : over;
  part("note").textContent = note;
  if (!now) return part("row").remove();
  now.classList.replace("todo", "now");
  now.querySelector("h3")?.prepend(hidden(here.dataset.now ?? ""));
  /** @type {HTMLAnchorElement} */
  const link = one("h3 a", now);
  part("k").textContent = filled(position, { number: steps.indexOf(now) + 1, count: steps.length });
  part("title").textContent = link.textContent;
  part("go").setAttribute("href", link.href);
}

/** @param {string} words */
function hidden(words) {
  return element("span", { className: "visually-hidden" }, `${words} `);
}

remember("pathway", here.dataset.pathway ?? null);
try {
  const kept = await keptSheets();
  if (kept === "locked") part("note").textContent = here.dataset.locked ?? "";
  else if (kept) show(kept);
} catch {
  // If it cannot be read, the page is complete without it.
}
addEventListener("pageshow", ({ persisted }) => persisted && location.reload());
