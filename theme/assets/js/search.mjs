// @ts-check
// Finds lessons, worksheets and words as the reader types. It all happens on this page: the query is not sent, not stored
// and not in the address.
import { element, one } from "./element.mjs";
import { counted } from "./interface-words.mjs";

/** @typedef {{kind: string, title: string, address: string, label: string, time: string, summary: string, words: string}} Entry */
/** @typedef {{search: (words: string) => {ref: string}[], query: (build: (query: any) => void) => {ref: string}[]}} Index */

/** The most that are shown: more of them would not be read. */
const MOST = 20;
const PAUSE_MS = 120;
/** From these lengths on, words that begin so are found too, those with a typing mistake inside, and those with one at the end. */
const SHORT = 3;
const LONG = 5;
const LONGER = 8;
/** Kinds that few readers look for: they come after the others. */
const ASIDE = new Set(["pack", "page"]);

/** @type {HTMLFormElement} */
const form = one("form.search");
/** @type {HTMLInputElement} */
const box = one("input", form);
const says = one("[role=status]", form);
const list = one(".found");

/** @type {Promise<{entries: Entry[], index: Index}> | null} */
let loaded = null;

function load() {
  loaded ??= read().catch((error) => {
    loaded = null;
    throw error;
  });
  return loaded;
}

async function read() {
  const answer = await fetch(form.dataset.index ?? "");
  if (!answer.ok) throw new Error(answer.statusText);
  /** @type {Entry[]} */
  const entries = await answer.json();
  const lunr = /** @type {any} */ (window).lunr;
  /** @type {Index} */
  const index = lunr(/** @this {any} */ function () {
    // What lunr does to words beyond splitting them, it does to English ones: endings, common words, letters beyond z.
    if (!document.documentElement.lang.startsWith("en")) {
      this.pipeline.reset();
      this.searchPipeline.reset();
    }
    this.field("title", { boost: 10 });
    this.field("label", { boost: 4 });
    this.field("summary", { boost: 4 });
    this.field("words");
    for (const [place, entry] of entries.entries()) this.add({ ...entry, id: place }, { boost: ASIDE.has(entry.kind) ? 0.5 : 1 });
  });
  return { entries, index };
}

/**
 * Finds whole words, words that begin so, and words with a typing mistake, the better ones first.
 * @param {Index} index
 * @param {string} words
 * @returns {number[]} places in the list of entries
 */
function find(index, words) {
  const lunr = /** @type {any} */ (window).lunr;
  const trailing = lunr.Query.wildcard.TRAILING;
  const found = index.query((query) => {
    for (const token of lunr.tokenizer(words.toLocaleLowerCase().replaceAll("’", "'"))) {
      const word = token.toString();
      query.term(word, { boost: 100 });
      if (word.length >= SHORT) query.term(word, { boost: 10, usePipeline: false, wildcard: trailing });
      if (word.length >= LONG) query.term(word, { boost: 1, editDistance: 1 });
      if (word.length >= LONGER) query.term(word.slice(0, -3), { boost: 1, usePipeline: false, wildcard: trailing });
    }
  });
  return found.slice(0, MOST).map(({ ref }) => Number(ref));
}

/** @param {Entry} entry */
function item({ title, address, label, time, summary }) {
  const href = new URL(address, new URL(form.dataset.root ?? "", location.href)).href;
  const kind = element("span", {}, time ? `${label}, ${time}` : label);
  return element("li", {}, element("a", { href }, element("b", {}, title), kind), element("p", {}, summary));
}

async function show() {
  const words = box.value.trim();
  try {
    const { entries, index } = words ? await load() : { entries: [], index: null };
    if (words !== box.value.trim()) return;
    const found = index ? find(index, words).flatMap((place) => entries[place] ?? []) : [];
    list.replaceChildren(...found.map(item));
    list.hidden = !found.length;
    says.textContent = words && counted(form.dataset, found.length);
  } catch {
    says.textContent = form.dataset.broken ?? "";
  }
}

let timer = 0;
form.hidden = false;
document.querySelector(".search-without")?.remove();
form.addEventListener("submit", (event) => {
  event.preventDefault();
  void show();
});
box.addEventListener("input", () => {
  clearTimeout(timer);
  timer = setTimeout(show, PAUSE_MS);
});
