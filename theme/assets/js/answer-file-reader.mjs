// @ts-check
// Reads a file of kept answers (answer-file.mjs): checks it, opens it, and plans what it would add to a notebook.
import { FORMAT, VERSION } from "./answer-file.mjs";
import { checksum, fromBase64, keysOf, open, unwrap } from "./seal.mjs";

/** @typedef {import("./notebook.mjs").Copy} Copy */
/** @typedef {"large" | "damaged" | "other" | "newer" | "foreign"} Reason */
/** @typedef {{ site: string, made: string, locked: any, content: string }} Envelope of a file that is whole and ours */

/** In characters: a file of ours with a thousand long copies is far smaller. */
const LARGEST = 50_000_000;

/** The file cannot be taken in, and why. */
export class FileError extends Error {
  /** @param {Reason} reason */
  constructor(reason) {
    super(reason);
    this.reason = reason;
  }
}

/**
 * Parses the envelope of a file; its content may still be locked.
 * @param {string} text
 * @param {string} site
 * @returns {Promise<Envelope>}
 * @throws {FileError}
 */
export async function envelope(text, site) {
  if (text.length > LARGEST) throw new FileError("large");
  const file = parsed(text, text.trimStart().startsWith("{") && text.includes(FORMAT) ? "damaged" : "other");
  if (file?.format !== FORMAT) throw new FileError("other");
  if (file.version !== VERSION) throw new FileError("newer");
  if (file.site !== site) throw new FileError("foreign");
  if (typeof file.content !== "string" || (await checksum(file.content)) !== file.checksum) throw new FileError("damaged");
  return file;
}

/**
 * Returns what is in the file.
 * @param {Envelope} file
 * @param {string} [passphrase] of a locked one
 * @returns {Promise<Copy[]>}
 * @throws {import("./seal.mjs").SealError} if the passphrase is another one
 * @throws {FileError} if it holds anything but copies of answers
 */
export async function contentOf({ site, locked, content }, passphrase = "") {
  let text = content;
  if (locked) {
    const place = [FORMAT, VERSION, site];
    const { wrapped, sealed } = unlocked(locked, content);
    const keys = await keysOf(await unwrap(wrapped, passphrase, place));
    text = String(await open(keys.seal, sealed, place));
  }
  const copies = parsed(text, "damaged")?.copies;
  if (!Array.isArray(copies) || !copies.every(isCopy)) throw new FileError("damaged");
  return copies;
}

/**
 * @param {any} locked
 * @param {string} content
 */
function unlocked(locked, content) {
  try {
    const key = { iv: fromBase64(locked.key.iv), data: fromBase64(locked.key.data) };
    return {
      wrapped: { salt: fromBase64(locked.salt), rounds: Number(locked.rounds), key },
      sealed: { iv: fromBase64(locked.iv), data: fromBase64(content) },
    };
  } catch {
    throw new FileError("damaged");
  }
}

/**
 * Plans what a file would add to a notebook. Nothing that is kept is ever overwritten: a copy that differs from a kept one
 * of the same name becomes a copy of its own.
 * @param {Copy[]} copies of the file
 * @param {Copy[]} kept
 * @returns {{ fresh: Copy[], same: number, beside: number }} `fresh` is to be added, `beside` of it next to a copy that
 *   differs; `same` is there already
 */
export function plan(copies, kept) {
  /** @type {Copy[]} */
  const fresh = [];
  let [same, beside] = [0, 0];
  for (const copy of copies) {
    const known = kept.filter((one) => one.sheet === copy.sheet);
    if (known.some((one) => values(one) === values(copy))) {
      same += 1;
    } else if (known.some((one) => one.copy === copy.copy)) {
      beside += 1;
      const id = crypto.randomUUID();
      fresh.push({ ...copy, copy: id, answers: copy.answers.map((answer) => ({ ...answer, copy: id })) });
    } else {
      fresh.push(copy);
    }
  }
  return { fresh, same, beside };
}

/**
 * Returns what is answered in a copy, in one order.
 * @param {Copy} copy
 */
function values({ answers }) {
  const given = answers.flatMap(({ field, parts }) =>
    Object.entries(parts).flatMap(([key, { value }]) => (value === "" ? [] : [JSON.stringify([field, key, value])])),
  );
  return given.sort().join("\n");
}

/**
 * @param {string} text
 * @param {Reason} reason if it is no JSON
 * @returns {any}
 */
function parsed(text, reason) {
  try {
    return JSON.parse(text);
  } catch {
    throw new FileError(reason);
  }
}

const NAME = /^[\w.#:-]{1,400}$/;

/**
 * @param {any} copy
 * @returns {copy is Copy}
 */
function isCopy(copy) {
  const { sheet, copy: id, started, changed, version, answers } = copy ?? {};
  if (![sheet, id].every(isName) || ![started, changed, version].every(Number.isFinite) || !Array.isArray(answers)) return false;
  return answers.every((answer) => answer?.sheet === sheet && answer.copy === id && isAnswer(answer));
}

/** @param {any} answer */
function isAnswer({ field, type, question, started, changed, version, parts }) {
  if (!isName(field) || ![type, question].every(isText) || ![started, changed, version].every(Number.isFinite)) return false;
  if (typeof parts !== "object" || parts === null || Array.isArray(parts)) return false;
  return Object.entries(parts).every(
    ([key, part]) => isName(key) && key !== "__proto__" && isText(part?.value) && Number.isFinite(part.at) && isText(part.by) && ["string", "undefined"].includes(typeof part.words),
  );
}

/** @param {unknown} value */
function isName(value) {
  return typeof value === "string" && NAME.test(value);
}

/** @param {unknown} value */
function isText(value) {
  return typeof value === "string";
}
