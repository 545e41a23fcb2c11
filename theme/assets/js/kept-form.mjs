// @ts-check
// Keeps a form's answers in an open notebook as they are typed, and follows what other tabs write.
import { isLater } from "./notebook.mjs";

/** @typedef {import("./answers.mjs").Answers} Answers */
/** @typedef {import("./notebook.mjs").Answer} Answer */
/** @typedef {import("./notebook.mjs").Copy} Copy */
/** @typedef {import("./notebook.mjs").Notebook} Notebook */
/** @typedef {import("./notebook.mjs").Part} Part */

/** From the last key to the disk in at most 300 ms: this wait, then sealing and writing. */
const WAIT_MS = 120;
/** During continuous typing, answers are saved this often. */
const LONGEST_WAIT_MS = 1000;
/** Distinguishes this tab's changes from those that another tab makes in the same millisecond. */
const TAB = crypto.randomUUID?.() ?? "";

export class KeptForm {
  /** @type {Map<string, Set<string>>} keys that wait to be saved, by field */
  #waiting = new Map();
  /** @type {Map<string, Pick<Part, "at" | "by">>} when each control's answer was last changed, here or elsewhere */
  #clock = new Map();
  /** @type {Map<string, string>} what was last seen in each control */
  #values = new Map();
  /** @type {Map<string, string>} fields by the name of their record */
  #names = new Map();
  #timer = 0;
  #since = 0;
  #last = 0;
  /** The page itself is writing answers, which are kept already. */
  #putting = false;
  /** @type {Promise<void>} */
  #work = Promise.resolve();
  #listening = new AbortController();

  /**
   * @param {object} parts
   * @param {Answers} parts.answers
   * @param {Notebook} parts.notebook
   * @param {string} parts.sheet id of the worksheet
   * @param {number} parts.version of the worksheet
   * @param {BroadcastChannel} parts.channel to other tabs
   * @param {() => void} parts.progress called when `saved` or `failed` may have changed
   */
  constructor({ answers, notebook, sheet, version, channel, progress }) {
    this.answers = answers;
    this.notebook = notebook;
    this.sheet = sheet;
    this.version = version;
    this.channel = channel;
    this.progress = progress;
    this.copy = "";
    this.started = 0;
    /** @type {unknown} why the last try to save failed; null if it did not */
    this.failed = null;
  }

  /** @returns {boolean} whether all that was typed is on the disk */
  get saved() {
    return !this.#waiting.size;
  }

  /**
   * Shows a kept copy, or begins a new one with what is in the form.
   * @param {Copy | null} copy
   * @returns {Promise<Answer[]>} answers that have no place in the sheet any more
   */
  async start(copy) {
    this.copy = copy?.copy ?? crypto.randomUUID();
    this.started = copy?.started ?? Date.now();
    for (const { id } of this.answers.fields) {
      this.#names.set(await this.notebook.name({ sheet: this.sheet, copy: this.copy, field: id }), id);
    }
    const { values, known, carried, left } = this.answers.place(copy?.answers ?? []);
    for (const [key, part] of Object.entries(known)) this.#clock.set(key, part);
    this.#put(values);
    const { signal } = this.#listening;
    for (const name of ["input", "change"]) this.answers.form.addEventListener(name, (event) => this.#changed(event), { signal });
    this.channel.addEventListener("message", (event) => void this.#heard(event.data), { signal });
    // The page may go at any time: save what waits at once.
    addEventListener("pagehide", () => void this.flush(), { signal });
    document.addEventListener("visibilitychange", () => void this.flush(), { signal });
    for (const [field, keys] of this.answers.given()) {
      for (const key of keys) if (known[key]?.value !== this.answers.read(key).value) this.#wait(field, key);
    }
    await this.flush();
    if (carried.length) await this.notebook.forget(carried);
    return left;
  }

  /** Saves what waits, and lets go of the form. */
  async stop() {
    this.#listening.abort();
    await this.flush();
  }

  /** Lets go of the form at once; what waits is not saved. */
  drop() {
    this.#listening.abort();
    clearTimeout(this.#timer);
    this.#waiting.clear();
  }

  /** @returns {Promise<void>} when all that was typed until now is on the disk, or cannot be */
  flush() {
    clearTimeout(this.#timer);
    this.#since = 0;
    if (!this.#waiting.size) return this.#work;
    const answers = [...this.#waiting].map(([field, keys]) => this.#answer(field, [...keys]));
    this.#waiting.clear();
    this.#work = this.#work.then(() => this.#save(answers));
    return this.#work;
  }

  /** @param {Event} event */
  #changed(event) {
    if (this.#putting) return;
    const part = this.answers.partOf(event.target);
    if (!part) return;
    const known = this.#values.get(part.key) === this.answers.read(part.key).value;
    if (event.type === "input" || !known) this.#wait(part.field, part.key);
  }

  /**
   * @param {string} field
   * @param {string} key
   */
  #wait(field, key) {
    this.#values.set(key, this.answers.read(key).value);
    this.#last = Math.max(Date.now(), this.#last + 1);
    this.#clock.set(key, { at: this.#last, by: TAB });
    const keys = this.#waiting.get(field) ?? new Set();
    this.#waiting.set(field, keys.add(key));
    this.#since ||= Date.now();
    clearTimeout(this.#timer);
    const wait = Math.min(WAIT_MS, Math.max(0, this.#since + LONGEST_WAIT_MS - Date.now()));
    this.#timer = setTimeout(() => void this.flush(), wait);
    this.failed = null;
    this.progress();
  }

  /**
   * @param {string} field
   * @param {string[]} keys
   * @returns {Answer}
   */
  #answer(field, keys) {
    const { sheet, copy, started, version } = this;
    const { type = "", label: question = "" } = this.answers.fields.find(({ id }) => id === field) ?? {};
    const changed = Date.now();
    const part = (/** @type {string} */ key) => {
      const { at, by } = this.#clock.get(key) ?? { at: changed, by: TAB };
      return { ...this.answers.read(key), at, by };
    };
    const parts = Object.fromEntries(keys.map((key) => [key, part(key)]));
    return { sheet, copy, started, field, type, version, changed, question, parts };
  }

  /** @param {Answer[]} answers */
  async #save(answers) {
    try {
      const names = await Promise.all(answers.map((answer) => this.notebook.save(answer)));
      this.failed = null;
      this.channel.postMessage({ kind: "saved", notebook: this.notebook.id, names });
    } catch (error) {
      // What could not be saved waits for the next key or the next attempt.
      for (const { field, parts } of answers) {
        this.#waiting.set(field, new Set([...(this.#waiting.get(field) ?? []), ...Object.keys(parts)]));
      }
      this.failed = error;
    }
    this.progress();
  }

  /**
   * Takes over what another tab has saved, where it is later than what is in the form.
   * @param {{ kind: string, notebook?: string, names?: string[] }} message
   */
  async #heard({ kind, notebook, names = [] }) {
    if (kind !== "saved" || notebook !== this.notebook.id) return;
    for (const name of names) {
      const field = this.#names.get(name);
      const answer = field ? await this.notebook.read(name).catch(() => null) : null;
      if (!answer || this.#listening.signal.aborted) continue;
      const values = new Map();
      for (const [key, part] of Object.entries(answer.parts)) {
        const known = this.#clock.get(key);
        if (known && !isLater(part, known)) continue;
        this.#clock.set(key, part);
        values.set(key, part.value);
      }
      this.#put(values);
    }
  }

  /** @param {Map<string, string>} values */
  #put(values) {
    this.#putting = true;
    this.answers.put(values);
    this.#putting = false;
    for (const [key, value] of values) this.#values.set(key, value);
  }
}
