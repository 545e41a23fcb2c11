// @ts-check
// What a worksheet's page shows of keeping: the choice, the notebooks to choose from, what is open, and messages.
import { announce } from "./announce.mjs";
import { all, element, one } from "./element.mjs";
import { day, moment, wordingOf } from "./interface-words.mjs";

/** @typedef {import("./notebook.mjs").Copy} Copy */
/** @typedef {import("./notebook.mjs").Notebook} Notebook */
/** @typedef {import("./store.mjs").NotebookRecord} NotebookRecord */
/** @typedef {"nothing" | "open" | "locked"} Choice */

export class KeepingPanel {
  /** @param {HTMLElement} root made by keeping.html */
  constructor(root) {
    this.root = root;
    this.words = wordingOf(root);
  }

  /** @returns {Choice} */
  get choice() {
    return /** @type {Choice} */ (this.radios.find((radio) => radio.checked)?.value ?? "nothing");
  }

  set choice(choice) {
    for (const radio of this.radios) radio.checked = radio.value === choice;
  }

  /** @returns {HTMLInputElement[]} */
  get radios() {
    return all("input[name=keep]", this.root);
  }

  /** @returns {HTMLSelectElement} the copies of the sheet */
  get copies() {
    return one("#keep-copies", this.root);
  }

  /**
   * Lists notebooks to choose from, with a new one at the end.
   * @param {Notebook | null} changeable the open one, whose protection may be changed instead
   * @param {NotebookRecord[]} records
   */
  list(changeable, records) {
    const list = this.part("list");
    list.replaceChildren();
    const add = (/** @type {string} */ value, /** @type {string} */ label) => {
      const radio = element("input", { type: "radio", name: "keep-which", value, checked: !list.children.length });
      list.append(element("label", { className: "option" }, radio, element("span", {}, label)));
    };
    if (changeable) add("change", this.words(changeable.locked ? "unlock" : "relock", { notebook: this.name(changeable.record) }));
    for (const record of records) add(record.id, this.name(record));
    add("new", this.words("new"));
    this.part("which").hidden = false;
    one("input", list).focus();
  }

  /** Shows that nothing is being kept. */
  showNothing() {
    this.part("opened").hidden = true;
    this.part("confirm").hidden = true;
    // Not while a question waits for its answer.
    if (this.part("which").hidden && this.part("passphrase").hidden) this.choice = "nothing";
    this.state("nothing", this.words("nothing"), this.words("nothing_more"));
  }

  /**
   * Shows an open notebook.
   * @param {Notebook} notebook
   * @param {{ copy: string, started: number }} shown the copy on the page
   * @param {Copy[]} copies those of this sheet that are kept
   */
  async showOpen(notebook, shown, copies) {
    const begun = this.words("begun", { date: day(shown.started) });
    this.choice = notebook.locked ? "locked" : "open";
    this.part("name").textContent = this.name(notebook.record);
    this.part("copy").textContent = begun;
    this.copies.replaceChildren();
    if (!copies.some(({ copy }) => copy === shown.copy)) this.copies.add(new Option(begun, shown.copy));
    for (const { copy, started, changed } of copies) {
      this.copies.add(new Option(this.words("copy", { date: day(started), changed: moment(changed) }), copy));
    }
    this.copies.value = shown.copy;
    this.part("copies").hidden = this.copies.length < 2;
    this.part("fleeting").hidden = (await navigator.storage?.persisted?.().catch(() => false)) === true;
    this.part("opened").hidden = false;
  }

  /**
   * @param {Notebook} notebook
   * @param {boolean} saved whether all of it is on the disk
   */
  showSaved(notebook, saved) {
    const more = saved ? (notebook.locked ? "saved_locked" : "saved") : "saving";
    this.state("kept", this.words("kept", { notebook: this.name(notebook.record) }), this.words(more));
  }

  /**
   * Shows that the browser keeps nothing, or nothing more.
   * @param {"missing" | "full"} reason
   */
  showFailed(reason) {
    this.state("failed", this.words("nothing"), this.words(reason));
    this.say(this.words(reason));
    if (reason !== "missing") return;
    this.part("opened").hidden = true;
    this.choice = "nothing";
    for (const radio of this.radios) radio.disabled = radio.value !== "nothing";
  }

  /**
   * Shows what is being kept, everywhere on the page that mentions it.
   * @param {"nothing" | "kept" | "failed"} state
   * @param {string} title
   * @param {string} more
   */
  state(state, title, more) {
    document.documentElement.dataset.kept = state;
    for (const part of all("[data-kept-title]")) part.textContent = title;
    for (const part of all("[data-kept-more]")) part.textContent = more;
  }

  /**
   * @param {Notebook | null} notebook
   * @param {Copy | null} copy
   */
  sayOpened(notebook, copy) {
    const begun = copy ? this.words("begun", { date: day(copy.started) }) : "";
    if (notebook) this.say(this.words("opened", { notebook: this.name(notebook.record), copy: begun }));
  }

  /** @param {string} words to show, and to say to assistive technology */
  say(words) {
    const says = this.part("says");
    if (words && says.textContent === words) announce(words);
    says.textContent = words;
  }

  /** @param {NotebookRecord} record */
  name({ number }) {
    return this.words("notebook", { number });
  }

  /** @param {string} name */
  part(name) {
    return one(`[data-keep=${name}]`);
  }
}
