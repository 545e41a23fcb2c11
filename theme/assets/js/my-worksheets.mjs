// @ts-check
// The page of all that is kept: opens a notebook, and reads, prints, saves, brings back and deletes what is in it.
import { FileError, contentOf, envelope, exported, plan, saveFile, today } from "./exports.mjs";
import { onIdle } from "./idle.mjs";
import { beforeLeaving } from "./leave.mjs";
import { asTerms } from "./left-answers.mjs";
import { Notebook, NotebookGone } from "./notebook.mjs";
import { PassphraseForm } from "./passphrase-form.mjs";
import { channelOf, forgetNotebook, remember, remembered } from "./session.mjs";
import { StoreError, openStore } from "./store.mjs";
import { day, moment, wordingOf } from "./wording.mjs";

/** @typedef {import("./notebook.mjs").Copy} Copy */
/** @typedef {import("./store.mjs").NotebookRecord} NotebookRecord */
/** @typedef {{ number: number, title: string, url: string, fields: string[] }} Sheet `fields`: ids, in order */

class MyWorksheets {
  /** @type {import("./store.mjs").Store | null} */
  #store = null;
  /** @type {Notebook | null} */
  #notebook = null;
  /** @type {Copy[]} what a file would add */
  #fresh = [];
  /** @type {() => Promise<unknown>} what is done once the reader is sure */
  #sure = async () => {};

  /** @param {HTMLElement} root made by my-worksheets.html */
  constructor(root) {
    this.root = root;
    this.words = wordingOf(root);
    this.site = root.dataset.site ?? "";
    /** @type {Record<string, Sheet>} */
    this.sheets = JSON.parse(root.dataset.sheets ?? "{}");
    this.channel = channelOf(this.site);
    const form = /** @type {HTMLFormElement} */ (root.querySelector("[data-keep=passphrase]"));
    this.passphrase = new PassphraseForm(form, this.words, (words) => this.say(words));
    this.file = /** @type {HTMLInputElement} */ (root.querySelector("#my-file"));
  }

  async start() {
    this.part("no-script").remove();
    const acts = {
      close: () => this.#close(this.words("closed", { notebook: this.#name() })),
      export: () => this.#export(this.words("file")),
      "export-locked": () => this.#exportLocked(),
      import: () => this.#import(),
      "import-no": () => this.#forgetFile(),
      lock: () => this.#protect(true),
      unlock: () => this.#protect(false),
      delete: () => this.#ask(this.part("delete-all"), this.words("sure_all", { notebook: this.#name() }), () => this.#delete()),
      "sure-yes": () => this.#sureYes(),
      "sure-no": () => (this.part("sure").hidden = true),
    };
    for (const [name, act] of Object.entries(acts)) this.#on(this.part(name), "click", act);
    this.#on(this.file, "change", () => this.#look());
    this.channel.addEventListener("message", ({ data }) => void this.#try(() => this.#heard(data)));
    addEventListener("pageshow", ({ persisted }) => persisted && location.reload());
    onIdle(() => this.#notebook?.locked && this.#try(() => this.#close(this.words("locked_now"))));
    await this.#try(async () => {
      this.#store = await openStore(this.site, false);
      await this.#show();
      const record = (await this.#notebooks()).find(({ id }) => id === remembered("notebook"));
      if (record) await this.#open(record, true);
    });
  }

  /** Lets go of everything at once; the page is about to go. */
  drop() {
    this.#notebook = null;
  }

  // ---------- notebooks ----------

  async #notebooks() {
    return (await this.#store?.notebooks()) ?? [];
  }

  /**
   * @param {NotebookRecord} record
   * @param {boolean} [unasked] whether the page does so by itself
   */
  async #open(record, unasked = false) {
    const store = this.#store;
    if (!store) return;
    const open = (/** @type {string} */ passphrase) => Notebook.open(store, this.site, record, passphrase);
    const ask = this.words("open_ask", { notebook: this.#name(record) });
    const question = { ask, hint: this.words("open_hint"), go: this.words("open_go"), fresh: false, unasked };
    const notebook = await (record.locked ? this.passphrase.ask(question, open) : open(""));
    if (!notebook) return this.say("");
    this.#notebook = notebook;
    remember("notebook", notebook.id);
    this.say("");
    await this.#show();
    if (!unasked || notebook.locked) this.part("name").focus();
  }

  /** @param {string} words to say then */
  async #close(words) {
    this.passphrase.drop();
    this.#notebook = null;
    forgetNotebook();
    await this.#forgetFile();
    await this.#show();
    this.say(words);
  }

  /** @param {boolean} locked */
  async #protect(locked) {
    const notebook = this.#notebook;
    if (!notebook) return;
    const protect = (/** @type {string} */ passphrase) => notebook.protect(passphrase);
    const changed = await (locked ? this.#askNew(this.words("new_ask"), this.words("new_go"), protect) : protect(""));
    if (!changed) return this.say("");
    this.channel.postMessage({ kind: "gone", notebook: notebook.id });
    this.#notebook = changed;
    this.say("");
    await this.#show();
  }

  async #delete() {
    const notebook = this.#notebook;
    if (!notebook) return;
    const words = this.words("deleted_all", { notebook: this.#name() });
    await notebook.delete();
    this.channel.postMessage({ kind: "gone", notebook: notebook.id });
    await this.#close(words);
  }

  /**
   * @template T
   * @param {string} ask
   * @param {string} go
   * @param {(passphrase: string) => Promise<T>} attempt
   */
  #askNew(ask, go, attempt) {
    return this.passphrase.ask({ ask, hint: this.words("new_hint"), go, fresh: true }, attempt);
  }

  // ---------- files ----------

  /**
   * @param {string} name
   * @param {Copy[]} [copies] all of the notebook, if none are given
   * @param {string} [passphrase]
   */
  async #export(name, copies, passphrase) {
    const given = copies ?? (await this.#notebook?.copies())?.copies ?? [];
    saveFile(`${name}-${today()}.json`, await exported(this.site, given, passphrase));
    this.say(this.words("saved"));
  }

  async #exportLocked() {
    const save = async (/** @type {string} */ passphrase) => {
      await this.#export(this.words("file"), undefined, passphrase);
      return true;
    };
    const saved = await this.#askNew(this.words("export_ask"), this.words("export_go"), save);
    if (!saved) this.say("");
  }

  async #look() {
    const [chosen] = this.file.files ?? [];
    this.part("plan").hidden = true;
    if (!chosen) return;
    try {
      const file = await envelope(await chosen.text(), this.site);
      const open = (/** @type {string} */ passphrase) => contentOf(file, passphrase);
      const question = { ask: this.words("file_ask"), hint: this.words("file_hint"), go: this.words("file_go"), fresh: false };
      const copies = await (file.locked ? this.passphrase.ask(question, open) : open(""));
      this.say("");
      if (copies) await this.#showPlan(file.made, copies);
      else await this.#forgetFile();
    } catch (error) {
      if (!(error instanceof FileError)) throw error;
      await this.#forgetFile();
      this.say(this.words(error.reason));
    }
  }

  /**
   * @param {string} made such as 2026-11-26
   * @param {Copy[]} copies
   */
  async #showPlan(made, copies) {
    const { fresh, same, beside } = plan(copies, (await this.#notebook?.copies())?.copies ?? []);
    this.#fresh = fresh;
    if (!fresh.length) {
      await this.#forgetFile();
      return this.say(this.words("nothing_new"));
    }
    const into = this.#notebook ? this.words("plan_into", { notebook: this.#name() }) : this.words("plan_new");
    this.part("plan-text").textContent = `${this.words("plan", { date: day(Date.parse(made)), count: copies.length })} ${into}`;
    const lines = Object.entries({ plan_fresh: fresh.length, plan_beside: beside, plan_same: same }).filter(([, count]) => count);
    this.part("plan-list").replaceChildren(
      ...fresh.map((copy) => element("li", {}, `${this.#title(copy.sheet)}, ${this.#dates(copy)}`)),
      ...lines.map(([name, count]) => element("li", {}, this.words(name, { count }))),
    );
    this.part("plan").hidden = false;
    this.part("import").focus();
  }

  async #import() {
    const fresh = this.#fresh;
    if (!fresh.length) return;
    if (!this.#notebook) {
      this.#store ??= await openStore(this.site, true);
      if (!this.#store) return;
      this.#notebook = await Notebook.make(this.#store, this.site);
      remember("notebook", this.#notebook.id);
    }
    await this.#notebook.add(fresh);
    await this.#forgetFile();
    await this.#show();
    this.say(this.words("added", { count: fresh.length }));
  }

  async #forgetFile() {
    this.#fresh = [];
    this.file.value = "";
    this.part("plan").hidden = true;
  }

  // ---------- what the page shows ----------

  async #show() {
    const [notebooks, notebook] = [await this.#notebooks(), this.#notebook];
    for (const name of ["opened", "out", "protection", "delete-all"]) this.part(name).hidden = !notebook;
    this.part("choose").hidden = Boolean(notebook);
    this.part("in").hidden = false;
    this.part("sure").hidden = true;
    this.root.append(this.part("sure"));  // the row that it may stand in goes
    this.part("none").hidden = notebooks.length > 0;
    this.part("lost").hidden = !notebooks.some(({ locked }) => locked);
    this.part("notebooks").replaceChildren(...notebooks.map((record) => this.#notebookRow(record)));
    // The passphrase is asked where the reader is.
    this.part(notebook ? "protection" : "choose").querySelector(".body")?.append(this.passphrase.form);
    if (notebook) await this.#showCopies(notebook);
  }

  /** @param {NotebookRecord} record */
  #notebookRow(record) {
    const open = element("button", { className: "button", type: "button" }, this.words("open_notebook", { notebook: this.#name(record) }));
    this.#on(open, "click", () => this.#open(record));
    const state = this.words(record.locked ? "locked" : "unlocked");
    return element("li", {}, element("p", {}, element("strong", {}, this.#name(record)), `, ${state}`), element("p", { className: "actions" }, open));
  }

  /** @param {Notebook} notebook */
  async #showCopies(notebook) {
    const { copies, unreadable } = await notebook.copies();
    if (notebook !== this.#notebook) return;
    this.part("name").textContent = this.#name();
    this.part("state").textContent = this.words(notebook.locked ? "state_locked" : "state_open");
    this.part("lock").textContent = this.words(notebook.locked ? "change" : "lock");
    this.part("unlock").hidden = !notebook.locked;
    this.part("empty").hidden = copies.length > 0;
    this.part("out").hidden = !copies.length;
    this.part("copies").replaceChildren(...copies.map((copy) => this.#copyRow(copy)));
    if (unreadable) this.say(this.words("unreadable", { count: unreadable }));
  }

  /** @param {Copy} copy */
  #copyRow(copy) {
    const title = this.#title(copy.sheet);
    const sheet = this.sheets[copy.sheet];
    const [row, acts] = [element("li", {}), element("p", { className: "actions" })];
    const button = (/** @type {string} */ name, /** @type {() => unknown} */ act) => {
      const made = element("button", { className: "button", type: "button" }, this.words(name));
      made.setAttribute("aria-label", this.words("of", { act: this.words(name), title, started: day(copy.started) }));
      this.#on(made, "click", act);
      acts.append(made);
    };
    const go = (/** @type {boolean} */ print) => {
      remember("copy", copy.copy);
      remember("print", print ? "1" : null);
      location.assign(sheet?.url ?? "");
    };
    if (sheet) {
      button("open", () => go(false));
      button("print", () => go(true));
    }
    button("save", () => this.#export(this.words(sheet ? "file_one" : "file", { number: sheet?.number ?? "" }), [copy]));
    const sure = this.words("sure_copy", { title, started: day(copy.started) });
    button("delete", () => this.#ask(row, sure, () => this.#deleteCopy(copy)));
    const given = copy.answers.filter(({ parts }) => Object.values(parts).some(({ value }) => value.trim()));
    const at = (/** @type {{ field: string }} */ { field }) => (sheet?.fields.indexOf(field) ?? 0) >>> 0; // unknown ones last
    given.sort((one, other) => at(one) - at(other));
    const read = element("details", { className: "example" }, element("summary", {}, this.words("read")));
    read.append(element("dl", { className: "kept-answers" }, ...given.flatMap((answer) => asTerms(answer))));
    row.append(element("h3", {}, title), element("p", { className: "hint" }, this.#dates(copy)), read, acts);
    return row;
  }

  /** @param {Copy} copy */
  async #deleteCopy(copy) {
    const notebook = this.#notebook;
    await notebook?.forget(copy.answers);
    this.channel.postMessage({ kind: "cleared", notebook: notebook?.id, copy: copy.copy });
    await this.#show();
    this.say(this.words("deleted"));
  }

  /**
   * Asks once more, below what is to be deleted.
   * @param {HTMLElement} place
   * @param {string} words the question
   * @param {() => Promise<unknown>} act
   */
  #ask(place, words, act) {
    this.#sure = act;
    (place.querySelector(".body") ?? place).append(this.part("sure"));
    this.part("sure-text").textContent = words;
    this.part("sure").hidden = false;
    this.part("sure-no").focus();
  }

  async #sureYes() {
    this.part("sure").hidden = true;
    await this.#sure();
  }

  /** @param {{ kind: string, notebook?: string }} message of another tab */
  async #heard({ kind, notebook }) {
    if (!this.#notebook) return kind === "gone" && this.#show();
    if (kind === "left") return this.#close(this.words(this.#notebook.locked ? "locked_now" : "closed", { notebook: this.#name() }));
    if (notebook !== this.#notebook.id) return;
    if (kind === "gone") await this.#close(this.words("gone"));
    else if (kind !== "saved" || !this.root.querySelector("details[open]")) await this.#show();
  }

  /** @param {string} words to show, and to say to assistive technology */
  say(words) {
    this.part("says").textContent = words;
  }

  /** @param {Pick<NotebookRecord, "number">} [record] the open one, if none is given */
  #name(record = this.#notebook?.record) {
    return this.words("notebook", { number: record?.number ?? "" });
  }

  /** @param {string} id of a worksheet */
  #title(id) {
    const sheet = this.sheets[id];
    return sheet ? this.words("title", { number: sheet.number, title: sheet.title }) : this.words("gone_sheet");
  }

  /** @param {Copy} copy */
  #dates({ started, changed }) {
    return this.words("dates", { started: day(started), changed: moment(changed) });
  }

  /**
   * @param {string} name
   * @returns {HTMLElement}
   */
  part(name) {
    return /** @type {HTMLElement} */ (this.root.querySelector(`[data-my=${name}]`));
  }

  /**
   * @param {EventTarget} target
   * @param {string} event
   * @param {() => unknown} act
   */
  #on(target, event, act) {
    target.addEventListener(event, () => void this.#try(act));
  }

  /** @param {() => unknown} task */
  async #try(task) {
    try {
      await task();
    } catch (error) {
      if (error instanceof NotebookGone) return this.#close(this.words("gone"));
      this.say(this.words(error instanceof StoreError ? error.reason : "missing"));
      if (!(error instanceof StoreError)) reportError(error);
    }
  }
}

/**
 * @template {keyof HTMLElementTagNameMap} Tag
 * @param {Tag} tag
 * @param {Partial<HTMLElementTagNameMap[Tag]>} properties
 * @param {...(Node | string)} children texts stay texts
 * @returns {HTMLElementTagNameMap[Tag]}
 */
function element(tag, properties, ...children) {
  const made = Object.assign(document.createElement(tag), properties);
  made.append(...children);
  return made;
}

for (const root of document.querySelectorAll(".my-worksheets")) {
  if (!(root instanceof HTMLElement)) continue;
  const page = new MyWorksheets(root);
  beforeLeaving(() => page.drop());
  void page.start();
}
