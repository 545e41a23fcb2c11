// @ts-check
// The notebooks in this browser, and the one that is open: opens, makes, protects and deletes them, asks for their
// passphrases, and has the page lock an open one when the reader is away. Worksheets and My worksheets share it.
import { onIdle } from "./idle.mjs";
import { Notebook, NotebookGone } from "./notebook.mjs";
import { PassphraseForm } from "./passphrase-form.mjs";
import { channelOf, forgetNotebook, remember, remembered } from "./session.mjs";
import { StoreError, openStore } from "./store.mjs";

/** @typedef {import("./store.mjs").NotebookRecord} NotebookRecord */
/** @typedef {{ kind: string, notebook?: string, copy?: string }} Message from another tab */
/**
 * @typedef {object} Page what a page does with its notebook
 * @property {(words: string) => void} say
 * @property {() => unknown} lock closes the open notebook: the reader is away, or has left in another tab
 * @property {() => unknown} gone the open notebook was deleted, or its keys were changed, in another tab
 * @property {(reason: "missing" | "full") => unknown} failed storage does not work, or is full
 * @property {(message: Message) => unknown} heard any other message about the open notebook; if none is open, about any
 */

export class Notebooks {
  /** @type {import("./store.mjs").Store | null} */
  #store = null;
  /** @type {Notebook | null} */
  current = null;

  /**
   * @param {string} site
   * @param {import("./interface-words.mjs").Wording} words
   * @param {HTMLFormElement} form made by passphrase.html
   * @param {Page} page
   */
  constructor(site, words, form, page) {
    this.site = site;
    this.words = words;
    this.page = page;
    this.passphrase = new PassphraseForm(form, words, page.say);
    this.channel = channelOf(site);
    this.channel.addEventListener("message", ({ data }) => void this.attempt(() => this.#heard(data)));
    onIdle(() => this.current?.locked && this.attempt(page.lock));
  }

  /** @returns {Promise<NotebookRecord[]>} all notebooks of this browser */
  async records() {
    return (await (await this.#opened(false))?.notebooks()) ?? [];
  }

  /** @returns {Promise<NotebookRecord | undefined>} the notebook that was open on the last page of this tab */
  async remembered() {
    const id = remembered("notebook");
    return (await this.records()).find((record) => record.id === id);
  }

  /**
   * @param {NotebookRecord} record
   * @param {boolean} [unasked] whether the page opens it by itself
   * @returns {Promise<Notebook | null>} null if the reader cancelled; the page then calls `use`
   */
  async open(record, unasked = false) {
    const store = await this.#opened(false);
    if (!store) return null;
    const open = (/** @type {string} */ passphrase) => Notebook.open(store, this.site, record, passphrase);
    return record.locked ? this.ask("open", open, { notebook: this.name(record) }, unasked) : open("");
  }

  /**
   * @param {boolean} locked
   * @returns {Promise<Notebook | null>} a new notebook; null if the reader cancelled
   */
  async make(locked) {
    const store = await this.#opened(true);
    if (!store) return null;
    const make = (/** @type {string} */ passphrase) => Notebook.make(store, this.site, passphrase);
    return locked ? this.ask("new", make) : make("");
  }

  /**
   * Changes what protects the open notebook.
   * @param {boolean} locked
   * @param {() => Promise<unknown>} [before] done once a passphrase is chosen
   * @returns {Promise<Notebook | null>} the notebook with its new keys; null if the reader cancelled
   */
  async protect(locked, before) {
    const notebook = this.current;
    if (!notebook) return null;
    const protect = async (/** @type {string} */ passphrase) => {
      await before?.();
      return notebook.protect(passphrase);
    };
    const changed = await (locked ? this.ask("new", protect) : protect(""));
    if (changed) this.tell("gone", notebook);
    return changed;
  }

  /** @param {Notebook} notebook the one that is open from now on */
  use(notebook) {
    this.current = notebook;
    remember("notebook", notebook.id);
  }

  /** Closes the open notebook, for the next pages of this tab too. */
  close() {
    this.current = null;
    forgetNotebook();
  }

  /** Deletes the open notebook with everything in it. */
  async delete() {
    const notebook = this.current;
    await notebook?.delete();
    this.tell("gone", notebook);
  }

  /**
   * Tells the other tabs.
   * @param {"gone" | "cleared"} kind
   * @param {Notebook | null} notebook
   * @param {string} [copy]
   */
  tell(kind, notebook, copy) {
    this.channel.postMessage({ kind, notebook: notebook?.id, copy });
  }

  /**
   * Asks for a passphrase until `attempt` accepts it.
   * @template T
   * @param {"open" | "file" | "new" | "export"} kind the words to ask with; the last two ask for a new passphrase
   * @param {(passphrase: string) => Promise<T>} attempt
   * @param {Record<string, string>} [parts] of the words
   * @param {boolean} [unasked] whether the page asks by itself
   * @returns {Promise<T | null>} null if the reader cancelled
   */
  ask(kind, attempt, parts, unasked = false) {
    const { words } = this;
    const fresh = kind === "new" || kind === "export";
    const hint = words(fresh ? "new_hint" : `${kind}_hint`);
    return this.passphrase.ask({ ask: words(`${kind}_ask`, parts), hint, go: words(`${kind}_go`), fresh, unasked }, attempt);
  }

  /** @param {Pick<NotebookRecord, "number">} [record] the open one, if none is given */
  name(record = this.current?.record) {
    return this.words("notebook", { number: record?.number ?? "" });
  }

  /**
   * Listens, and reports what goes wrong.
   * @param {EventTarget} target
   * @param {string} event
   * @param {() => unknown} act
   */
  on(target, event, act) {
    target.addEventListener(event, () => void this.attempt(act));
  }

  /** @param {() => unknown} task */
  async attempt(task) {
    try {
      await task();
    } catch (error) {
      this.failed(error);
    }
  }

  /** @param {unknown} error */
  failed(error) {
    if (error instanceof NotebookGone) this.page.gone();
    else if (error instanceof StoreError) this.page.failed(error.reason);
    else {
      this.page.failed("missing");
      reportError(error);
    }
  }

  /** @param {Message} message */
  #heard(message) {
    const { kind, notebook } = message;
    const { current, page } = this;
    if (current && kind === "left") return page.lock();
    if (current && kind === "gone" && notebook === current.id) return page.gone();
    return !current || notebook === current.id ? page.heard(message) : null;
  }

  /** @param {boolean} make whether to make the database if there is none */
  async #opened(make) {
    return (this.#store ??= await openStore(this.site, make));
  }
}
