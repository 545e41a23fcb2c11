// @ts-check
// Keeping on a worksheet's page: follows the reader's choice, shows kept copies in the form, and clears them.
import { Answers } from "./answers.mjs";
import { exported, saveFile, today } from "./answer-file.mjs";
import { one } from "./element.mjs";
import { KeepingPanel } from "./keeping-panel.mjs";
import { KeptForm } from "./kept-form.mjs";
import { Notebooks } from "./notebooks.mjs";
import { Orphans } from "./orphans.mjs";
import { forgetNotebook, remembered, taken } from "./session.mjs";

/** @typedef {import("./keeping-panel.mjs").Choice} Choice */
/** @typedef {import("./notebook.mjs").Copy} Copy */
/** @typedef {import("./notebook.mjs").Notebook} Notebook */
/** @typedef {import("./store.mjs").NotebookRecord} NotebookRecord */

export class Keeping {
  /** @type {KeptForm | null} the copy on the page */
  #kept = null;

  /**
   * @param {HTMLElement} root made by keeping.html
   * @param {HTMLFormElement} form the worksheet's
   * @param {() => void} print prints the sheet with its answers
   */
  constructor(root, form, print) {
    this.form = form;
    this.print = print;
    this.answers = new Answers(form);
    this.sheet = root.dataset.sheet ?? "";
    this.version = Number(root.dataset.version);
    /** The stem of the names of files. */
    this.file = root.dataset.file ?? "";
    const panel = new KeepingPanel(root);
    this.panel = panel;
    this.orphans = new Orphans(panel.part("changed"), panel.part("changed-list"));
    this.notebooks = new Notebooks(root.dataset.site ?? "", panel.words, one("[data-keep=passphrase]"), {
      say: (words) => panel.say(words),
      lock: () => this.#lock(),
      gone: () => {
        this.#close();
        panel.say(panel.words("gone"));
      },
      failed: (reason) => this.#failed(reason),
      heard: ({ kind, copy }) => kind === "cleared" && copy === this.#kept?.copy && this.#cleared(),
    });
  }

  /** Makes the choice work, and opens again what this tab has open. */
  async start() {
    const { panel, notebooks } = this;
    panel.root.hidden = false;
    panel.choice = "nothing";
    for (const radio of panel.radios) notebooks.on(radio, "change", () => this.#choose(panel.choice));
    notebooks.on(panel.copies, "change", () => this.#showCopy(panel.copies.value));
    const acts = {
      take: () => this.#take(/** @type {HTMLInputElement} */ (one("input[name=keep-which]:checked")).value),
      again: () => this.#show(null, "new_copy"),
      close: () => this.#lock(),
      save: () => this.#save(),
      "changed-save": () => this.orphans.save(this.file),
      "changed-delete": () => this.orphans.delete(notebooks.current),
      "confirm-yes": () => this.#clear(),
      "confirm-no": () => this.#confirmed(),
    };
    for (const [name, act] of Object.entries(acts)) notebooks.on(panel.part(name), "click", act);
    this.#reset?.addEventListener("click", (event) => this.#confirm(event));
    // Back may restore this page from memory after the notebook was closed on a later page of this tab.
    addEventListener("pageshow", ({ persisted }) => {
      if (persisted && notebooks.current && remembered("notebook") !== notebooks.current.id) location.reload();
    });
    await notebooks.attempt(() => this.#resume());
  }

  /** Lets go of everything at once; the page is about to go. */
  drop() {
    this.#kept?.drop();
    this.#kept = this.notebooks.current = null;
  }

  // ---------- the choice ----------

  async #resume() {
    const record = await this.notebooks.remembered();
    if (record) return this.#open(record, true);
    forgetNotebook();
    const count = (await this.notebooks.records()).length;
    if (count) this.panel.say(this.panel.words("here", { count }));
  }

  /** @param {Choice} choice */
  async #choose(choice) {
    const { panel, notebooks } = this;
    const open = notebooks.current;
    notebooks.passphrase.drop();
    panel.part("which").hidden = true;
    panel.choice = choice;
    panel.say("");
    if (choice === "nothing") {
      await this.#kept?.stop();
      this.#close();
      if (open) panel.say(panel.words("nothing_now", { notebook: notebooks.name(open.record) }));
      return;
    }
    if (open && open.locked === (choice === "locked")) return;
    const alike = (await notebooks.records()).filter(({ locked }) => (locked !== null) === (choice === "locked"));
    if (open || alike.length) panel.list(open, alike);
    else await this.#take("new");
  }

  /** @param {string} listed what was chosen of the list: "change", "new" or the id of a notebook */
  async #take(listed) {
    const { panel, notebooks } = this;
    const locked = panel.choice === "locked";
    panel.part("which").hidden = true;
    if (listed === "change") return this.#protect(locked);
    if (listed === "new") return this.#make(locked);
    const record = (await notebooks.records()).find(({ id }) => id === listed);
    return record && this.#open(record);
  }

  /** @param {boolean} locked */
  async #make(locked) {
    const notebook = await this.notebooks.make(locked);
    // The browser is asked not to clear the storage by itself only now that the reader wants something kept. Firefox
    // asks the reader in turn, and keeping does not wait for the answer.
    if (notebook) void navigator.storage?.persist?.().catch(() => false);
    await this.#begin(notebook);
  }

  /** @param {boolean} locked */
  async #protect(locked) {
    const kept = this.#kept;
    const changed = kept && (await this.notebooks.protect(locked, () => kept.flush()));
    if (!changed) return this.#state();
    this.drop();
    await this.#begin(changed, kept.copy);
  }

  /**
   * @param {NotebookRecord} record
   * @param {boolean} [unasked] whether the page does so by itself
   */
  async #open(record, unasked = false) {
    if (record.locked) this.panel.choice = "locked";
    await this.#begin(await this.notebooks.open(record, unasked), taken("copy"));
  }

  /**
   * Keeps the form in a notebook: shows the copy that was asked for, or the latest. What was typed before is kept first,
   * as a copy of its own.
   * @param {Notebook | null} notebook null if the reader cancelled
   * @param {string | null} [wanted] id of a copy
   */
  async #begin(notebook, wanted = null) {
    const { panel } = this;
    if (!notebook) return this.#state();
    await this.#kept?.stop();
    this.notebooks.use(notebook);
    const { copies: own, unreadable } = await notebook.copies(this.sheet);
    const asked = own.find(({ copy }) => copy === wanted);
    const typed = !asked && this.answers.given().size > 0;
    const copy = asked ?? (typed ? null : own[0]) ?? null;
    await this.#keep(copy);
    if (this.#kept?.failed) this.notebooks.failed(this.#kept.failed);
    else if (unreadable) panel.say(panel.words("unreadable", { count: unreadable }));
    else if (typed && own.length) panel.say(panel.words("typed_first"));
    else panel.sayOpened(notebook, copy);
    if (taken("print")) this.print();
  }

  // ---------- copies ----------

  /** @param {Copy | null} copy null begins a new one */
  async #keep(copy) {
    const { answers, sheet, version } = this;
    const { current: notebook, channel } = this.notebooks;
    if (!notebook) return;
    this.#kept = new KeptForm({ answers, notebook, sheet, version, channel, progress: () => this.#progress() });
    this.orphans.show(await this.#kept.start(copy));
    await this.#state();
  }

  /**
   * Replaces the copy on the page.
   * @param {Copy | null} copy null begins a new one
   * @param {"opened" | "new_copy" | "cleared"} words to say then
   */
  async #show(copy, words) {
    await this.#kept?.stop();
    await this.#empty();
    await this.#keep(copy);
    if (words === "opened") this.panel.sayOpened(this.notebooks.current, copy);
    else this.panel.say(this.panel.words(words));
  }

  /** @param {string} id */
  async #showCopy(id) {
    const copy = await this.#copy(id);
    if (copy) await this.#show(copy, "opened");
  }

  /**
   * @param {string} [id] by default that of the copy on the page
   * @returns {Promise<Copy | undefined>} the copy as it is kept
   */
  async #copy(id = this.#kept?.copy) {
    await this.#kept?.flush();
    return (await this.notebooks.current?.copies(this.sheet))?.copies.find(({ copy }) => copy === id);
  }

  async #save() {
    const copy = await this.#copy();
    if (copy) saveFile(`${this.file}-${today()}.json`, await exported(this.notebooks.site, [copy]));
  }

  // ---------- clearing and closing ----------

  /** Asks once more before a sheet that is kept is cleared. @param {Event} event */
  #confirm(event) {
    if (!this.#kept) return;
    event.preventDefault();
    this.panel.part("confirm").hidden = false;
    this.panel.part("confirm-no").focus();
  }

  #confirmed() {
    this.panel.part("confirm").hidden = true;
    this.#reset?.focus();
  }

  async #clear() {
    const { current } = this.notebooks;
    const id = this.#kept?.copy;
    this.#confirmed();
    if (!current || !id) return;
    const copy = await this.#copy();
    this.#kept?.drop();
    if (copy) await current.forget(copy.answers);
    this.notebooks.tell("cleared", current, id);
    await this.#cleared();
  }

  /** Begins a new copy: the one on the page was cleared, here or in another tab. */
  async #cleared() {
    this.#kept?.drop();
    await this.#show(null, "cleared");
  }

  /** Closes the notebook, and takes its answers off the page; a locked one can be opened again at once. */
  async #lock() {
    const { panel } = this;
    const notebook = this.notebooks.current;
    await this.#kept?.stop();
    this.#close();
    await this.#empty();
    if (!notebook) return;
    panel.say(panel.words(notebook.locked ? "locked_now" : "closed", { notebook: this.notebooks.name(notebook.record) }));
    if (notebook.locked) await this.#open(notebook.record);
  }

  #close() {
    this.drop();
    this.notebooks.close();
    this.orphans.show([]);
    this.panel.showNothing();
  }

  /** Empties the form, and waits until its fields have followed. */
  async #empty() {
    this.form.reset();
    await new Promise((resolve) => setTimeout(resolve));
  }

  /** Shows what is being kept. */
  async #state() {
    const [notebook, kept] = [this.notebooks.current, this.#kept];
    if (!notebook || !kept) return this.panel.showNothing();
    await this.panel.showOpen(notebook, kept, (await notebook.copies(this.sheet)).copies);
    this.#progress();
  }

  /** Shows whether all that was typed is on the disk. */
  #progress() {
    const [notebook, kept] = [this.notebooks.current, this.#kept];
    if (kept?.failed) this.notebooks.failed(kept.failed);
    else if (notebook && kept) this.panel.showSaved(notebook, kept.saved);
  }

  /** @param {"missing" | "full"} reason */
  #failed(reason) {
    if (reason === "missing") this.drop();
    this.panel.showFailed(reason);
  }

  /** @returns {HTMLButtonElement | null} */
  get #reset() {
    return this.form.querySelector("button[type=reset]");
  }
}
