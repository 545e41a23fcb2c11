// @ts-check
// My worksheets, the page of everything that is kept: opens a notebook, and lists, prints and deletes what is in it.
import { beforeLeaving } from "./leave.mjs";
import { one } from "./element.mjs";
import { MyFiles } from "./my-files.mjs";
import { MyPanel } from "./my-panel.mjs";
import { Notebooks } from "./notebooks.mjs";
import { remember } from "./session.mjs";
import { day } from "./interface-words.mjs";

/** @typedef {import("./notebook.mjs").Copy} Copy */

class MyWorksheets {
  /** @param {HTMLElement} root made by my-worksheets.html */
  constructor(root) {
    const panel = new MyPanel(root, (task) => this.notebooks.attempt(task));
    this.panel = panel;
    this.notebooks = new Notebooks(root.dataset.site ?? "", panel.words, one("[data-keep=passphrase]", root), {
      say: (words) => panel.say(words),
      lock: () => this.#lock(),
      gone: () => this.#close(panel.words("gone")),
      failed: (reason) => panel.say(panel.words(reason)),
      heard: ({ kind }) => this.#heard(kind),
    });
    this.files = new MyFiles(panel, this.notebooks);
  }

  async start() {
    const { panel, notebooks, files } = this;
    panel.part("no-script").remove();
    const acts = {
      close: () => this.#close(panel.words("closed", { notebook: notebooks.name() })),
      export: () => files.save(panel.words("file")),
      "export-locked": () => files.saveLocked(),
      import: () => this.#import(),
      lock: () => this.#protect(true),
      unlock: () => this.#protect(false),
      delete: () => panel.ask(panel.part("delete-all"), panel.words("sure_all", { notebook: notebooks.name() }), () => this.#delete()),
    };
    for (const [name, act] of Object.entries(acts)) notebooks.on(panel.part(name), "click", act);
    addEventListener("pageshow", ({ persisted }) => persisted && location.reload());
    await notebooks.attempt(async () => {
      await this.#show();
      const record = await notebooks.remembered();
      if (record) await this.#open(record, true);
    });
  }

  /**
   * @param {import("./store.mjs").NotebookRecord} record
   * @param {boolean} [unasked] whether the page does so by itself
   */
  async #open(record, unasked = false) {
    const notebook = await this.notebooks.open(record, unasked);
    this.panel.say("");
    if (!notebook) return;
    this.notebooks.use(notebook);
    await this.#show();
    if (!unasked || notebook.locked) this.panel.part("name").focus();
  }

  /** @param {string} words to say then */
  async #close(words) {
    this.notebooks.passphrase.drop();
    this.notebooks.close();
    this.files.forget();
    await this.#show();
    this.panel.say(words);
  }

  #lock() {
    const { current } = this.notebooks;
    return this.#close(this.panel.words(current?.locked ? "locked_now" : "closed", { notebook: this.notebooks.name() }));
  }

  /** @param {boolean} locked */
  async #protect(locked) {
    const changed = await this.notebooks.protect(locked);
    this.panel.say("");
    if (!changed) return;
    this.notebooks.use(changed);
    await this.#show();
  }

  async #delete() {
    const words = this.panel.words("deleted_all", { notebook: this.notebooks.name() });
    await this.notebooks.delete();
    await this.#close(words);
  }

  async #import() {
    const count = await this.files.add();
    if (!count) return;
    await this.#show();
    this.panel.say(this.panel.words("added", { count }));
  }

  /** @param {string} kind of the message from another tab */
  #heard(kind) {
    if (!this.notebooks.current) return kind === "gone" && this.#show();
    // An answer that is being read stays as it is.
    return (kind !== "saved" || !this.panel.root.querySelector("details[open]")) && this.#show();
  }

  // ---------- what the page shows ----------

  async #show() {
    const { panel, notebooks } = this;
    const [records, notebook] = [await notebooks.records(), notebooks.current];
    for (const name of ["opened", "out", "protection", "delete-all"]) panel.part(name).hidden = !notebook;
    panel.part("choose").hidden = Boolean(notebook);
    panel.part("in").hidden = false;
    panel.unask();
    panel.part("none").hidden = records.length > 0;
    panel.part("lost").hidden = !records.some(({ locked }) => locked);
    const rows = records.map((record) => panel.notebookRow(notebooks.name(record), record.locked !== null, () => this.#open(record)));
    panel.part("notebooks").replaceChildren(...rows);
    // The passphrase is asked for where the reader is.
    panel.part(notebook ? "protection" : "choose").querySelector(".body")?.append(notebooks.passphrase.form);
    if (notebook) await this.#showCopies(notebook);
  }

  /** @param {import("./notebook.mjs").Notebook} notebook */
  async #showCopies(notebook) {
    const { panel, notebooks } = this;
    const { copies, unreadable } = await notebook.copies();
    if (notebook !== notebooks.current) return;
    panel.part("name").textContent = notebooks.name();
    panel.part("state").textContent = panel.words(notebook.locked ? "state_locked" : "state_open");
    panel.part("lock").textContent = panel.words(notebook.locked ? "change" : "lock");
    panel.part("unlock").hidden = !notebook.locked;
    panel.part("empty").hidden = copies.length > 0;
    panel.part("out").hidden = !copies.length;
    panel.part("copies").replaceChildren(...copies.map((copy) => panel.copyRow(copy, this.#actsOn(copy))));
    if (unreadable) panel.say(panel.words("unreadable", { count: unreadable }));
  }

  /**
   * @param {Copy} copy
   * @returns {Record<string, (row: HTMLElement) => unknown>}
   */
  #actsOn(copy) {
    const { panel, files } = this;
    const sheet = panel.sheets[copy.sheet];
    const go = (/** @type {boolean} */ print) => {
      remember("copy", copy.copy);
      remember("print", print ? "1" : null);
      location.assign(sheet?.url ?? "");
    };
    const name = panel.words(sheet ? "file_one" : "file", { number: sheet?.number ?? "" });
    const sure = panel.words("sure_copy", { title: panel.title(copy.sheet), started: day(copy.started) });
    return {
      ...(sheet && { open: () => go(false), print: () => go(true) }),
      save: () => files.save(name, [copy]),
      delete: (row) => panel.ask(row, sure, () => this.#deleteCopy(copy)),
    };
  }

  /** @param {Copy} copy */
  async #deleteCopy(copy) {
    const { panel, notebooks } = this;
    const notebook = notebooks.current;
    await notebook?.forget(copy.answers);
    notebooks.tell("cleared", notebook, copy.copy);
    await this.#show();
    panel.say(panel.words("deleted"));
  }
}

const page = new MyWorksheets(one(".my-worksheets"));
beforeLeaving(() => (page.notebooks.current = null));
void page.start();
