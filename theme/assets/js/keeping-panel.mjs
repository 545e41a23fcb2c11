// @ts-check
// What a worksheet's page shows of keeping: the choice, the notebooks to choose from, what is open, and messages.
import { announce } from "./announce.mjs";
import { element } from "./element.mjs";
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

  get radios() {
    return [.../** @type {NodeListOf<HTMLInputElement>} */ (this.root.querySelectorAll("input[name=keep]"))];
  }

  /** @returns {HTMLSelectElement} the copies of the sheet */
  get copies() {
    return /** @type {HTMLSelectElement} */ (this.root.querySelector("#keep-copies"));
  }

  /**
   * Lists notebooks to choose from, with a new one at the end.
   * @param {Notebook | null} changeable the open one, whose protection may be changed instead
   * @param {NotebookRecord[]} records
   */
  list(changeable, records) {
    const change = changeable && this.words(changeable.locked ? "unlock" : "relock", { notebook: this.name(changeable.record) });
    const options = [
      ...(change ? [{ value: "change", label: change }] : []),
      ...records.map((record) => ({ value: record.id, label: this.name(record) })),
      { value: "new", label: this.words("new") },
    ];
    this.part("list").replaceChildren(
      ...options.map(({ value, label }, index) => {
        const radio = element("input", { type: "radio", name: "keep-which", value, checked: index === 0 });
        return element("label", { className: "option" }, radio, element("span", {}, label));
      }),
    );
    this.part("which").hidden = false;
    this.part("list").querySelector("input")?.focus();
  }

  /** @returns {string} what is chosen in the list: "change", "new" or the id of a notebook */
  get listed() {
    return this.root.querySelector("input[name=keep-which]:checked")?.getAttribute("value") ?? "";
  }

  /** Hides the list of notebooks. */
  unlist() {
    this.part("which").hidden = true;
  }

  /** @returns {boolean} whether a question waits for an answer */
  get asks() {
    return !this.part("which").hidden || !this.part("passphrase").hidden;
  }

  /** Asks once more before the sheet is cleared. */
  confirm() {
    this.part("confirm").hidden = false;
    this.part("confirm-no").focus();
  }

  /** Shows that nothing is being kept. */
  showNothing() {
    this.part("opened").hidden = true;
    this.part("confirm").hidden = true;
    if (!this.asks) this.choice = "nothing";
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
    const options = copies.map(
      ({ copy, started, changed }) => new Option(this.words("copy", { date: day(started), changed: moment(changed) }), copy),
    );
    if (!copies.some(({ copy }) => copy === shown.copy)) options.unshift(new Option(begun, shown.copy));
    this.copies.replaceChildren(...options);
    this.copies.value = shown.copy;
    this.part("copies").hidden = options.length < 2;
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
    for (const element of document.querySelectorAll("[data-kept-title]")) element.textContent = title;
    for (const element of document.querySelectorAll("[data-kept-more]")) element.textContent = more;
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

  /**
   * @param {string} name
   * @returns {HTMLElement}
   */
  part(name) {
    return /** @type {HTMLElement} */ (document.querySelector(`[data-keep=${name}]`));
  }
}
