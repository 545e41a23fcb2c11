// @ts-check
// Finds lessons, worksheets and words as the reader types. It all happens on this page: the query is not sent, not stored
// and not in the address.

/** @typedef {{kind: string, title: string, address: string, label: string, time: string, summary: string, words: string}} Entry */
/** @typedef {{search: (words: string) => {ref: string}[], query: (build: (query: any) => void) => {ref: string}[]}} Index */

/** The most that are shown: more of them would not be read. */
const MOST = 20;
const PAUSE_MS = 120;
/** From these lengths on, words that begin so are found too, those with a slip inside, and those with a slip at the end. */
const SHORT = 3;
const LONG = 5;
const LONGER = 8;
/** Kinds that few readers look for: they come after the others. */
const ASIDE = new Set(["pack", "page"]);

const form = /** @type {HTMLFormElement} */ (document.querySelector("form.search"));
const box = /** @type {HTMLInputElement} */ (form.querySelector("input"));
const says = /** @type {HTMLElement} */ (form.querySelector("[role=status]"));
const list = /** @type {HTMLElement} */ (document.querySelector(".found"));

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
 * Finds whole words, words that begin so, and words with a slip in them, the better ones first.
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
function item(entry) {
  const link = document.createElement("a");
  link.href = new URL(entry.address, new URL(form.dataset.root ?? "", location.href)).href;
  link.append(make("b", entry.title), make("span", entry.time ? `${entry.label}, ${entry.time}` : entry.label));
  const line = document.createElement("li");
  line.append(link, make("p", entry.summary));
  return line;
}

/**
 * @param {string} tag
 * @param {string} words
 */
function make(tag, words) {
  const element = document.createElement(tag);
  element.textContent = words;
  return element;
}

async function show() {
  const words = box.value.trim();
  if (!words) {
    list.hidden = true;
    list.replaceChildren();
    says.textContent = "";
    return;
  }
  try {
    const { entries, index } = await load();
    if (words !== box.value.trim()) return;
    const found = find(index, words).map((place) => /** @type {Entry} */ (entries[place]));
    list.replaceChildren(...found.map(item));
    list.hidden = !found.length;
    const { none, one, some } = form.dataset;
    says.textContent = (found.length > 1 ? some : found.length ? one : none)?.replace("{count}", String(found.length)) ?? "";
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
