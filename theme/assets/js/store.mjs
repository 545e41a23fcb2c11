// @ts-check
// Stores kept answers: an IndexedDB database of notebooks and sealed records. It knows no keys, words or page.
//
// No database is made until a reader asks for keeping: a page that only looks opens an existing one.

/** @typedef {import("./seal.mjs").Sealed} Sealed */
/** @typedef {import("./seal.mjs").Wrapped} Wrapped */
/** @typedef {import("./seal.mjs").Bytes} Bytes */
/**
 * @typedef {object} NotebookRecord
 * @property {string} id
 * @property {number} number for its neutral name
 * @property {string} epoch changes with its keys, so that other tabs notice
 * @property {Bytes | null} open the data key as it is, where no passphrase locks it
 * @property {Wrapped | null} locked the data key under a passphrase
 */
/**
 * @typedef {object} AnswerRecord
 * @property {string} notebook
 * @property {string} name opaque without the notebook's keys
 * @property {Sealed} head which answer it is
 * @property {Sealed} body the answer
 */

const VERSION = 1;
const NOTEBOOKS = "notebooks";
const ANSWERS = "answers";

/** Storage is missing, denied or full. */
export class StoreError extends Error {
  /** @param {"missing" | "full"} reason */
  constructor(reason) {
    super(reason);
    this.reason = reason;
  }
}

/**
 * Opens the database of a site.
 * @param {string} site
 * @param {boolean} make whether to make it if there is none
 * @returns {Promise<Store | null>} null if there is none and `make` is false
 * @throws {StoreError} if this browser or window cannot store anything
 */
export async function openStore(site, make) {
  const name = `amends.${site}`;
  try {
    // Without these (a page that is not served over https, say) nothing could be sealed.
    if (!globalThis.indexedDB || !globalThis.crypto?.subtle || !navigator.locks) throw new StoreError("missing");
    if (!make && indexedDB.databases && !(await indexedDB.databases()).some((one) => one.name === name)) return null;
    return await new Promise((resolve, reject) => {
      const request = indexedDB.open(name, VERSION);
      let none = false;
      request.onupgradeneeded = ({ oldVersion }) => {
        if (!make && oldVersion === 0) {
          none = true;
          request.transaction?.abort();
          return;
        }
        request.result.createObjectStore(NOTEBOOKS, { keyPath: "id" });
        request.result.createObjectStore(ANSWERS, { keyPath: ["notebook", "name"] });
      };
      request.onsuccess = () => resolve(new Store(request.result));
      request.onerror = () => (none ? resolve(null) : reject(request.error));
      request.onblocked = () => reject(new StoreError("missing"));
    });
  } catch (error) {
    throw readable(error);
  }
}

export class Store {
  /** @param {IDBDatabase} database */
  constructor(database) {
    this.database = database;
    // Another tab with a newer version of the site must not wait for this one.
    database.onversionchange = () => database.close();
  }

  /** @returns {Promise<NotebookRecord[]>} by number */
  async notebooks() {
    /** @type {NotebookRecord[]} */
    const found = await this.#run("readonly", (notebooks) => notebooks.getAll());
    return found.sort((one, other) => one.number - other.number);
  }

  /**
   * @param {string} id
   * @returns {Promise<NotebookRecord | undefined>}
   */
  notebook(id) {
    return this.#run("readonly", (notebooks) => notebooks.get(id));
  }

  /**
   * @param {string} notebook
   * @returns {Promise<AnswerRecord[]>}
   */
  answers(notebook) {
    return this.#run("readonly", (_notebooks, answers) => answers.getAll(all(notebook)));
  }

  /**
   * @param {string} notebook
   * @param {string} name
   * @returns {Promise<AnswerRecord | undefined>}
   */
  answer(notebook, name) {
    return this.#run("readonly", (_notebooks, answers) => answers.get([notebook, name]));
  }

  /** @param {NotebookRecord} record of a notebook that is new */
  addNotebook(record) {
    return this.#run("readwrite", (notebooks) => notebooks.add(record));
  }

  /** @param {AnswerRecord[]} records */
  putAnswers(records) {
    return this.#run("readwrite", (_notebooks, answers) => records.forEach((record) => answers.put(record)));
  }

  /**
   * @param {string} notebook
   * @param {string[]} names
   */
  deleteAnswers(notebook, names) {
    return this.#run("readwrite", (_notebooks, answers) => names.forEach((name) => answers.delete([notebook, name])));
  }

  /**
   * Replaces a notebook and all of its answers, or nothing.
   * @param {NotebookRecord} record
   * @param {AnswerRecord[]} records
   */
  replaceNotebook(record, records) {
    return this.#run("readwrite", (notebooks, answers) => {
      notebooks.put(record);
      answers.delete(all(record.id));
      for (const answer of records) answers.put(answer);
    });
  }

  /** @param {string} id */
  deleteNotebook(id) {
    return this.#run("readwrite", (notebooks, answers) => {
      notebooks.delete(id);
      answers.delete(all(id));
    });
  }

  /**
   * Does all of `act` in one transaction, or nothing.
   * @param {IDBTransactionMode} mode
   * @param {(notebooks: IDBObjectStore, answers: IDBObjectStore) => IDBRequest | void} act
   * @returns {Promise<any>} what the request of `act` found, once the disk has what was written
   */
  async #run(mode, act) {
    try {
      return await new Promise((resolve, reject) => {
        // strict: what was typed must outlive a crash half a second later.
        const transaction = this.database.transaction([NOTEBOOKS, ANSWERS], mode, { durability: "strict" });
        const request = act(transaction.objectStore(NOTEBOOKS), transaction.objectStore(ANSWERS));
        transaction.oncomplete = () => resolve(request?.result);
        transaction.onabort = () => reject(transaction.error);
      });
    } catch (error) {
      throw readable(error);
    }
  }
}

/** @param {string} notebook */
function all(notebook) {
  return IDBKeyRange.bound([notebook], [notebook, []]);
}

/** @param {unknown} error */
function readable(error) {
  if (error instanceof StoreError) return error;
  const full = error instanceof DOMException && error.name === "QuotaExceededError";
  return new StoreError(full ? "full" : "missing");
}
