// @ts-check
// Keeping on a worksheet's page: follows the reader's choice, opens notebooks, and locks them again.
import { Answers } from "./answers.mjs";
import { exported, saveFile, today } from "./exports.mjs";
import { onIdle } from "./idle.mjs";
import { KeptForm } from "./kept-form.mjs";
import { KeepingPanel } from "./keeping-panel.mjs";
import { emptied, saveLeft, showLeft } from "./left-answers.mjs";
import { Notebook, NotebookGone } from "./notebook.mjs";
import { channelOf, forgetNotebook, remember, remembered, taken } from "./session.mjs";
import { StoreError, openStore } from "./store.mjs";
import { day } from "./wording.mjs";

/** @typedef {import("./keeping-panel.mjs").Choice} Choice */
/** @typedef {import("./notebook.mjs").Answer} Answer */
/** @typedef {import("./notebook.mjs").Copy} Copy */
/** @typedef {import("./store.mjs").Store} Store */
/** @typedef {import("./store.mjs").NotebookRecord} NotebookRecord */

export class Keeping {
  /** @type {Store | null} */
  #store = null;
  /** @type {Notebook | null} */
  #notebook = null;
  /** @type {KeptForm | null} */
  #kept = null;
  /** @type {Answer[]} */
  #left = [];

  /**
   * @param {HTMLElement} root made by keeping.html
   * @param {HTMLFormElement} form the worksheet's
   * @param {() => void} print prints the sheet with its answers
   */
  constructor(root, form, print) {
    this.form = form;
    this.print = print;
    this.panel = new KeepingPanel(root);
    this.answers = new Answers(form);
    this.site = root.dataset.site ?? "";
    this.sheet = root.dataset.sheet ?? "";
    this.version = Number(root.dataset.version);
    /** The stem of the names of files. */
    this.file = root.dataset.file ?? "";
    this.channel = channelOf(this.site);
  }

  /** Makes the choice work, and opens again what this tab has open. */
  async start() {
    const { panel } = this;
    panel.root.hidden = false;
    panel.choice = "nothing";
    for (const radio of panel.radios) this.#on(radio, "change", () => this.#choose(panel.choice));
    this.#on(panel.copies, "change", () => this.#showCopy(panel.copies.value));
    const acts = {
      take: () => this.#take(panel.listed),
      again: () => this.#show(null, "new_copy"),
      close: () => this.#lock(),
      save: () => this.#save(),
      "changed-save": () => saveLeft(this.file, this.#left),
      "changed-delete": () => this.#deleteLeft(),
      "confirm-yes": () => this.#clear(),
      "confirm-no": () => this.#confirmed(),
    };
    for (const [name, act] of Object.entries(acts)) this.#on(panel.part(name), "click", act);
    this.#reset?.addEventListener("click", (event) => this.#confirm(event));
    this.channel.addEventListener("message", (event) => void this.#try(() => this.#heard(event.data)));
    // Back may bring this page to life from memory after the notebook was closed elsewhere in this tab.
    addEventListener("pageshow", ({ persisted }) => {
      if (persisted && this.#notebook && remembered("notebook") !== this.#notebook.id) location.reload();
    });
    onIdle(() => this.#notebook?.locked && this.#try(() => this.#lock()));
    await this.#try(() => this.#resume());
  }

  /** Lets go of everything at once; the page is about to go. */
  drop() {
    this.#kept?.drop();
    this.#kept = this.#notebook = null;
  }

  // ---------- the choice ----------

  async #resume() {
    this.#store = await openStore(this.site, false);
    const notebooks = (await this.#store?.notebooks()) ?? [];
    const record = notebooks.find(({ id }) => id === remembered("notebook"));
    if (record) return this.#open(record, true);
    forgetNotebook();
    const count = notebooks.length;
    if (count) this.panel.say(this.panel.words("here", { count }));
  }

  /** @param {Choice} choice */
  async #choose(choice) {
    const { panel } = this;
    const open = this.#notebook;
    panel.unask();
    panel.choice = choice;
    panel.say("");
    if (choice === "nothing") {
      await this.#kept?.stop();
      this.#close();
      if (open) panel.say(panel.words("nothing_now", { notebook: panel.name(open.record) }));
      return;
    }
    this.#store ??= await openStore(this.site, true);
    if (!this.#store || (open && open.locked === (choice === "locked"))) return;
    const alike = (await this.#store.notebooks()).filter(({ locked }) => (locked !== null) === (choice === "locked"));
    if (open || alike.length) panel.list(open, alike);
    else await this.#take("new");
  }

  /** @param {string} listed what was chosen of the list of notebooks */
  async #take(listed) {
    const { panel } = this;
    const locked = panel.choice === "locked";
    panel.part("which").hidden = true;
    if (listed === "change") return this.#protect(locked);
    if (listed === "new") return this.#make(locked);
    const record = await this.#store?.notebook(listed);
    return record && this.#open(record);
  }

  /** @param {boolean} locked */
  async #make(locked) {
    const store = this.#store;
    if (!store) return;
    const make = (/** @type {string} */ passphrase) => Notebook.make(store, this.site, passphrase);
    const notebook = await (locked ? this.#askNew(make) : make(""));
    // Only now, when the reader wants something kept, is the browser asked not to clear it away by itself. Firefox asks
    // the reader in its turn, and keeping does not wait for the answer.
    if (notebook) void navigator.storage?.persist?.().catch(() => false);
    await this.#begin(notebook);
  }

  /** @param {boolean} locked */
  async #protect(locked) {
    const [notebook, kept] = [this.#notebook, this.#kept];
    if (!notebook || !kept) return;
    const protect = async (/** @type {string} */ passphrase) => {
      await kept.flush();
      return notebook.protect(passphrase);
    };
    const changed = await (locked ? this.#askNew(protect) : protect(""));
    if (!changed) return this.#state();
    this.drop();
    this.channel.postMessage({ kind: "gone", notebook: notebook.id });
    await this.#begin(changed, kept.copy);
  }

  /**
   * @param {NotebookRecord} record
   * @param {boolean} [unasked] whether the page does so by itself
   */
  async #open(record, unasked = false) {
    const store = this.#store;
    if (!store) return;
    const open = (/** @type {string} */ passphrase) => Notebook.open(store, this.site, record, passphrase);
    if (!record.locked) return this.#begin(await open(""), taken("copy"));
    const { panel } = this;
    panel.choice = "locked";
    const ask = panel.words("open_ask", { notebook: panel.name(record) });
    const question = { ask, hint: panel.words("open_hint"), go: panel.words("open_go"), fresh: false, unasked };
    return this.#begin(await panel.passphrase.ask(question, open), taken("copy"));
  }

  /**
   * @template T
   * @param {(passphrase: string) => Promise<T>} attempt
   */
  #askNew(attempt) {
    const { words, passphrase } = this.panel;
    return passphrase.ask({ ask: words("new_ask"), hint: words("new_hint"), go: words("new_go"), fresh: true }, attempt);
  }

  /**
   * Keeps the form in a notebook: shows the copy that was asked for, or the latest. What was typed before is kept first,
   * as a copy of its own.
   * @param {Notebook | null} notebook null if the reader wanted none after all
   * @param {string | null} [wanted] id of a copy
   */
  async #begin(notebook, wanted = null) {
    const { panel } = this;
    if (!notebook) return this.#state();
    await this.#kept?.stop();
    this.#notebook = notebook;
    remember("notebook", notebook.id);
    const { copies, unreadable } = await notebook.copies();
    const own = copies.filter(({ sheet }) => sheet === this.sheet);
    const asked = own.find(({ copy }) => copy === wanted);
    const typed = !asked && this.answers.given().size > 0;
    const copy = asked ?? (typed ? null : own[0]) ?? null;
    await this.#keep(copy);
    if (this.#kept?.failed) this.#failed(this.#kept.failed);
    else if (unreadable) panel.say(panel.words("unreadable", { count: unreadable }));
    else if (typed && own.length) panel.say(panel.words("typed_first"));
    else this.#sayOpened(copy);
    if (taken("print")) this.print();
  }

  // ---------- copies ----------

  /** @param {Copy | null} copy null begins a new one */
  async #keep(copy) {
    const notebook = this.#notebook;
    if (!notebook) return;
    const hearer = {
      saving: () => this.panel.showSaved(notebook, false),
      saved: () => this.panel.showSaved(notebook, true),
      failed: (/** @type {unknown} */ error) => this.#failed(error),
    };
    const { answers, sheet, version, channel } = this;
    this.#kept = new KeptForm({ answers, notebook, sheet, version, channel, hearer });
    this.#showLeft(await this.#kept.start(copy));
    await this.#state();
  }

  /**
   * Puts another copy in the place of the one that is shown.
   * @param {Copy | null} copy null begins a new one
   * @param {"opened" | "new_copy" | "cleared"} words to say then
   */
  async #show(copy, words) {
    await this.#kept?.stop();
    await this.#empty();
    await this.#keep(copy);
    if (words === "opened") this.#sayOpened(copy);
    else this.panel.say(this.panel.words(words));
  }

  /** @param {string} id */
  async #showCopy(id) {
    const copy = await this.#copy(id);
    if (copy) await this.#show(copy, "opened");
  }

  /**
   * @param {string} [id] that of the copy on the page, if none is given
   * @returns {Promise<Copy | undefined>} the copy as it is kept
   */
  async #copy(id = this.#kept?.copy) {
    await this.#kept?.flush();
    const copies = (await this.#notebook?.copies())?.copies ?? [];
    return copies.find(({ copy, sheet }) => copy === id && sheet === this.sheet);
  }

  async #save() {
    const copy = await this.#copy();
    if (copy) saveFile(`${this.file}-${today()}.json`, await exported(this.site, [copy]));
  }

  // ---------- clearing and closing ----------

  /** @param {Event} event */
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
    const [notebook, copy] = [this.#notebook, this.#kept?.copy];
    this.#confirmed();
    if (!notebook || !copy) return;
    const kept = await this.#copy();
    this.#kept?.drop();
    if (kept) await notebook.forget(kept.answers);
    this.channel.postMessage({ kind: "cleared", notebook: notebook.id, copy });
    await this.#show(null, "cleared");
  }

  /** Closes the notebook, and takes its answers off the page; a locked one can be opened again at once. */
  async #lock() {
    const { panel } = this;
    const notebook = this.#notebook;
    await this.#kept?.stop();
    this.#close();
    await this.#empty();
    if (!notebook) return;
    panel.say(panel.words(notebook.locked ? "locked_now" : "closed", { notebook: panel.name(notebook.record) }));
    if (notebook.locked) await this.#open(notebook.record);
  }

  #close() {
    this.drop();
    forgetNotebook();
    this.#showLeft([]);
    this.panel.showNothing();
  }

  /** The fields follow a reset only once it is over. */
  async #empty() {
    this.form.reset();
    await new Promise((resolve) => setTimeout(resolve));
  }

  /** @param {{ kind: string, notebook?: string, copy?: string }} message of another tab */
  async #heard({ kind, notebook, copy }) {
    if (!this.#notebook) return;
    if (kind === "left") await this.#lock();
    else if (notebook !== this.#notebook.id) return;
    else if (kind === "gone") this.#failed(new NotebookGone(notebook));
    else if (kind === "cleared" && copy === this.#kept?.copy) {
      this.#kept?.drop();
      await this.#show(null, "cleared");
    }
  }

  // ---------- what the page shows ----------

  async #state() {
    const [notebook, kept] = [this.#notebook, this.#kept];
    if (!notebook || !kept) return this.panel.showNothing();
    const own = (await notebook.copies()).copies.filter(({ sheet }) => sheet === this.sheet);
    await this.panel.showOpen(notebook, kept, own);
    if (kept.failed) this.#failed(kept.failed);
    else this.panel.showSaved(notebook, kept.saved);
  }

  /** @param {Copy | null} copy */
  #sayOpened(copy) {
    const { panel } = this;
    const begun = copy ? panel.words("begun", { date: day(copy.started) }) : "";
    if (this.#notebook) panel.say(panel.words("opened", { notebook: panel.name(this.#notebook.record), copy: begun }));
  }

  /** @param {Answer[]} left */
  #showLeft(left) {
    this.#left = left;
    showLeft(this.panel.part("changed"), this.panel.part("changed-list"), left);
  }

  async #deleteLeft() {
    for (const answer of emptied(this.#left)) await this.#notebook?.save(answer);
    this.#showLeft([]);
  }

  /** @param {unknown} error */
  #failed(error) {
    if (error instanceof NotebookGone) {
      this.#close();
      this.panel.say(this.panel.words("gone"));
      return;
    }
    const reason = error instanceof StoreError ? error.reason : "missing";
    if (reason === "missing") this.drop();
    this.panel.showFailed(reason);
    if (!(error instanceof StoreError)) reportError(error);
  }

  /** @param {() => unknown} task */
  async #try(task) {
    try {
      await task();
    } catch (error) {
      this.#failed(error);
    }
  }

  /**
   * @param {EventTarget} element
   * @param {string} event
   * @param {() => unknown} act
   */
  #on(element, event, act) {
    element.addEventListener(event, () => void this.#try(act));
  }

  /** @returns {HTMLButtonElement | null} */
  get #reset() {
    return this.form.querySelector("button[type=reset]");
  }
}
