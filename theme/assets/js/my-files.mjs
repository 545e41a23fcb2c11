// @ts-check
// My worksheets as files: saves kept copies, and brings back from a file the copies that are not kept yet.
import { FileError, contentOf, envelope, plan } from "./answer-file-reader.mjs";
import { exported, saveFile, today } from "./answer-file.mjs";
import { element, one } from "./element.mjs";
import { day } from "./interface-words.mjs";

/** @typedef {import("./notebook.mjs").Copy} Copy */

export class MyFiles {
  /** @type {Copy[]} what the chosen file would add */
  #fresh = [];

  /**
   * @param {import("./my-panel.mjs").MyPanel} panel
   * @param {import("./notebooks.mjs").Notebooks} notebooks
   */
  constructor(panel, notebooks) {
    this.panel = panel;
    this.notebooks = notebooks;
    /** @type {HTMLInputElement} */
    this.input = one("#my-file", panel.root);
    notebooks.on(this.input, "change", () => this.#look());
    notebooks.on(panel.part("import-no"), "click", () => this.forget());
  }

  /** @returns {Promise<Copy[]>} all copies in the open notebook */
  async #kept() {
    return (await this.notebooks.current?.copies())?.copies ?? [];
  }

  /**
   * @param {string} name
   * @param {Copy[]} [copies] by default all of the notebook
   * @param {string} [passphrase]
   */
  async save(name, copies, passphrase) {
    saveFile(`${name}-${today()}.json`, await exported(this.notebooks.site, copies ?? (await this.#kept()), passphrase));
    this.panel.say(this.panel.words("saved"));
  }

  /** Saves all copies of the notebook, locked with a passphrase of the file's own. */
  async saveLocked() {
    const save = async (/** @type {string} */ passphrase) => {
      await this.save(this.panel.words("file"), undefined, passphrase);
      return true;
    };
    if (!(await this.notebooks.ask("export", save))) this.panel.say("");
  }

  /** Shows what the chosen file would add. */
  async #look() {
    const [chosen] = this.input.files ?? [];
    this.panel.part("plan").hidden = true;
    if (!chosen) return;
    try {
      const file = await envelope(await chosen.text(), this.notebooks.site);
      const open = (/** @type {string} */ passphrase) => contentOf(file, passphrase);
      const copies = await (file.locked ? this.notebooks.ask("file", open) : open(""));
      this.panel.say("");
      if (copies) await this.#showPlan(file.made, copies);
      else this.forget();
    } catch (error) {
      if (!(error instanceof FileError)) throw error;
      this.forget();
      this.panel.say(this.panel.words(error.reason));
    }
  }

  /**
   * @param {string} made such as 2026-11-26
   * @param {Copy[]} copies
   */
  async #showPlan(made, copies) {
    const { panel, notebooks } = this;
    const { fresh, same, beside } = plan(copies, await this.#kept());
    this.#fresh = fresh;
    if (!fresh.length) {
      this.forget();
      return panel.say(panel.words("nothing_new"));
    }
    const into = notebooks.current ? panel.words("plan_into", { notebook: notebooks.name() }) : panel.words("plan_new");
    const counts = Object.entries({ plan_fresh: fresh.length, plan_beside: beside, plan_same: same }).filter(([, count]) => count);
    const lines = [
      ...fresh.map((copy) => `${panel.title(copy.sheet)}, ${panel.dates(copy)}`),
      ...counts.map(([name, count]) => panel.words(name, { count })),
    ];
    panel.part("plan-text").textContent = `${panel.words("plan", { date: day(Date.parse(made)), count: copies.length })} ${into}`;
    panel.part("plan-list").replaceChildren(...lines.map((words) => element("li", {}, words)));
    panel.part("plan").hidden = false;
    panel.part("import").focus();
  }

  /**
   * Adds the copies of the file to the open notebook, or to a new one.
   * @returns {Promise<number>} how many were added
   */
  async add() {
    const { notebooks } = this;
    const fresh = this.#fresh;
    const notebook = fresh.length ? (notebooks.current ?? (await notebooks.make(false))) : null;
    if (!notebook) return 0;
    notebooks.use(notebook);
    await notebook.add(fresh);
    this.forget();
    return fresh.length;
  }

  /** Lets go of the chosen file. */
  forget() {
    this.#fresh = [];
    this.input.value = "";
    this.panel.part("plan").hidden = true;
  }
}
