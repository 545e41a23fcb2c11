// @ts-check
// An open notebook: sealed answers by worksheet, copy and field, merged where two tabs write at once.
import { SealError, keysOf, nameOf, newDataKey, open as openSealed, seal, unwrap, wrap } from "./seal.mjs";

/** @typedef {import("./store.mjs").Store} Store */
/** @typedef {import("./store.mjs").NotebookRecord} NotebookRecord */
/** @typedef {import("./store.mjs").AnswerRecord} AnswerRecord */
/** @typedef {import("./seal.mjs").Keys} Keys */
/** @typedef {{ value: string, words?: string, at: number, by: string }} Part one control's answer, when and in which tab */
/** @typedef {Record<string, Part>} Parts by control */
/**
 * @typedef {object} Head which answer a record holds
 * @property {string} sheet
 * @property {string} copy
 * @property {number} started ms since 1970: when the copy was begun
 * @property {string} field
 * @property {string} type of the field
 * @property {number} version of the worksheet
 * @property {number} changed ms since 1970
 */
/** @typedef {{ question: string, parts: Parts }} Body */
/** @typedef {Head & Body} Answer */
/** @typedef {{ sheet: string, copy: string, started: number, changed: number, version: number, answers: Answer[] }} Copy */

/** The notebook was deleted, or its keys were changed, in another tab. */
export class NotebookGone extends Error {}

export class Notebook {
  #keys;

  /**
   * @param {Store} store
   * @param {string} site
   * @param {NotebookRecord} record
   * @param {Keys} keys
   */
  constructor(store, site, record, keys) {
    this.store = store;
    this.site = site;
    this.record = record;
    this.#keys = keys;
  }

  get id() {
    return this.record.id;
  }

  get locked() {
    return this.record.locked !== null;
  }

  /**
   * Opens a notebook.
   * @param {Store} store
   * @param {string} site
   * @param {NotebookRecord} record
   * @param {string} [passphrase] of a locked one
   * @throws {import("./seal.mjs").SealError} if the passphrase is another one
   */
  static async open(store, site, record, passphrase = "") {
    const { locked, id } = record;
    const dataKey = locked ? await unwrap(locked, passphrase, keyPlace(site, id)) : record.open;
    if (!dataKey) throw new NotebookGone(id);
    return new Notebook(store, site, record, await keysOf(dataKey));
  }

  /**
   * Makes a new notebook.
   * @param {Store} store
   * @param {string} site
   * @param {string} [passphrase] none leaves it unlocked
   */
  static async make(store, site, passphrase = "") {
    const taken = (await store.notebooks()).map(({ number }) => number);
    const number = Math.max(0, ...taken) + 1;
    const { record, keys } = await newKeys(site, { id: crypto.randomUUID(), number }, passphrase);
    await store.addNotebook(record);
    return new Notebook(store, site, record, keys);
  }

  /**
   * Changes what protects the notebook. Everything is sealed again: the old key may have been stored unprotected.
   * @param {string} passphrase none leaves it unlocked
   * @returns {Promise<Notebook>} the notebook with its new keys; this one is no longer usable
   */
  async protect(passphrase) {
    return navigator.locks.request(this.#lock(), async () => {
      await this.#still();
      const { record, keys } = await newKeys(this.site, this.record, passphrase);
      const changed = new Notebook(this.store, this.site, record, keys);
      const { answers, unreadable } = await this.#all();
      if (unreadable) throw new SealError("some answers do not open, and would be lost");
      await this.store.replaceNotebook(record, await Promise.all(answers.map((answer) => changed.#sealed(answer))));
      return changed;
    });
  }

  /** Deletes the notebook with all that is in it. */
  async delete() {
    await navigator.locks.request(this.#lock(), () => this.store.deleteNotebook(this.id));
  }

  /**
   * Returns the copies, the one that was changed last first, and how many answers of the notebook do not open.
   * @param {string} [only] the worksheet whose copies are wanted; those of all worksheets if none is given
   * @returns {Promise<{ copies: Copy[], unreadable: number }>}
   */
  async copies(only) {
    /** @type {Map<string, Copy>} */
    const found = new Map();
    const { answers, unreadable } = await this.#all();
    for (const answer of answers) {
      const { sheet, copy, started, changed, version } = answer;
      const at = JSON.stringify([sheet, copy]);
      const known = found.get(at) ?? { sheet, copy, started, changed, version, answers: [] };
      known.answers.push(answer);
      known.started = Math.min(known.started, started);
      known.changed = Math.max(known.changed, changed);
      known.version = Math.max(known.version, version);
      found.set(at, known);
    }
    const copies = [...found.values()].filter(({ sheet }) => !only || sheet === only);
    return { copies: copies.sort((one, other) => other.changed - one.changed), unreadable };
  }

  /**
   * Saves what changed in a field. What another tab saved in other controls of the field stays; for the same control the
   * later change wins.
   * @param {Answer} answer with the changed parts only
   * @returns {Promise<string>} the name of the record, for other tabs
   */
  async save(answer) {
    const name = await this.name(answer);
    await this.#shared(() =>
      navigator.locks.request(`${this.#lock()}.${name}`, async () => {
        await this.#still();
        const before = await this.store.answer(this.id, name);
        const parts = merged(before ? (await this.#opened(before)).parts : {}, answer.parts);
        await this.store.putAnswers([await this.#sealed({ ...answer, parts })]);
      }),
    );
    return name;
  }

  /**
   * @param {string} name of a record
   * @returns {Promise<Answer | null>}
   */
  async read(name) {
    const record = await this.store.answer(this.id, name);
    return record ? this.#opened(record) : null;
  }

  /**
   * Adds whole copies, all or none.
   * @param {Copy[]} copies
   */
  async add(copies) {
    await this.#shared(async () => {
      await this.#still();
      const answers = copies.flatMap((copy) => copy.answers);
      await this.store.putAnswers(await Promise.all(answers.map((answer) => this.#sealed(answer))));
    });
  }

  /** @param {Answer[]} answers to delete */
  async forget(answers) {
    const names = await Promise.all(answers.map((answer) => this.name(answer)));
    await this.#shared(() => this.store.deleteAnswers(this.id, names));
  }

  /** @param {{ sheet: string, copy: string, field: string }} answer */
  name({ sheet, copy, field }) {
    return nameOf(this.#keys, [sheet, copy, field]);
  }

  /** Damaged records stay on the disk, and do not prevent reading the others. */
  async #all() {
    const records = await this.store.answers(this.id);
    const tried = await Promise.allSettled(records.map((record) => this.#opened(record)));
    const answers = tried.flatMap((one) => (one.status === "fulfilled" ? [one.value] : []));
    return { answers, unreadable: records.length - answers.length };
  }

  /** @param {Answer} answer */
  async #sealed({ question, parts, ...head }) {
    const name = await this.name(head);
    return {
      notebook: this.id,
      name,
      head: await seal(this.#keys.seal, head, ["amends", 1, this.site, this.id, name]),
      body: await seal(this.#keys.seal, { question, parts }, this.#place(head)),
    };
  }

  /**
   * @param {AnswerRecord} record
   * @returns {Promise<Answer>}
   */
  async #opened(record) {
    const place = ["amends", 1, this.site, this.id, record.name];
    const head = /** @type {Head} */ (await openSealed(this.#keys.seal, record.head, place));
    const body = /** @type {Body} */ (await openSealed(this.#keys.seal, record.body, this.#place(head)));
    return { ...head, ...body };
  }

  /** @param {Head} head */
  #place({ sheet, copy, field, version }) {
    return ["amends", 1, this.site, this.id, sheet, copy, field, version];
  }

  #lock() {
    return `amends.${this.site}.${this.id}`;
  }

  /**
   * Runs beside other changes of answers, and not beside a change of the notebook itself.
   * @template T
   * @param {() => Promise<T>} task
   */
  #shared(task) {
    return navigator.locks.request(this.#lock(), { mode: "shared" }, task);
  }

  async #still() {
    const now = await this.store.notebook(this.id);
    if (now?.epoch !== this.record.epoch) throw new NotebookGone(this.id);
  }
}

/**
 * @param {string} site
 * @param {{ id: string, number: number }} notebook
 * @param {string} passphrase
 * @returns {Promise<{ record: NotebookRecord, keys: Keys }>}
 */
async function newKeys(site, { id, number }, passphrase) {
  const dataKey = newDataKey();
  const locked = passphrase ? await wrap(dataKey, passphrase, keyPlace(site, id)) : null;
  const record = { id, number, epoch: crypto.randomUUID(), open: locked ? null : dataKey, locked };
  return { record, keys: await keysOf(dataKey) };
}

/**
 * @param {string} site
 * @param {string} id
 */
function keyPlace(site, id) {
  return ["amends", 1, site, id, "key"];
}

/**
 * Returns two versions of a field's parts as one: of each control, the later answer.
 * @param {Parts} before
 * @param {Parts} after
 * @returns {Parts}
 */
function merged(before, after) {
  const later = Object.entries(after).filter(([control, part]) => !before[control] || isLater(part, before[control]));
  return { ...before, ...Object.fromEntries(later) };
}

/**
 * @param {Pick<Part, "at" | "by">} one
 * @param {Pick<Part, "at" | "by">} other
 */
export function isLater(one, other) {
  return one.at > other.at || (one.at === other.at && one.by > other.by);
}
