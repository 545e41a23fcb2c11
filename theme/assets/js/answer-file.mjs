// @ts-check
// Kept answers as a file: one format with a version and a checksum, locked with a passphrase on request.
import { checksum, keysOf, newDataKey, seal, toBase64, wrap } from "./seal.mjs";

/** @typedef {import("./notebook.mjs").Copy} Copy */
/** @typedef {import("./seal.mjs").Sealed} Sealed */

export const FORMAT = "amends-worksheets";
export const VERSION = 1;

/**
 * @param {string} site
 * @param {Copy[]} copies
 * @param {string} [passphrase] none leaves the file readable
 * @returns {Promise<string>} the text of the file
 */
export async function exported(site, copies, passphrase = "") {
  let content = JSON.stringify({ copies });
  let locked = null;
  if (passphrase) {
    const dataKey = newDataKey();
    const { salt, rounds, key } = await wrap(dataKey, passphrase, [FORMAT, VERSION, site]);
    const sealed = await seal((await keysOf(dataKey)).seal, content, [FORMAT, VERSION, site]);
    locked = { salt: toBase64(salt), rounds, key: packed(key), iv: toBase64(sealed.iv) };
    content = toBase64(sealed.data);
  }
  const file = { format: FORMAT, version: VERSION, site, made: today(), locked, checksum: await checksum(content), content };
  return `${JSON.stringify(file, null, 1)}\n`;
}

/** @param {Sealed} sealed */
function packed({ iv, data }) {
  return { iv: toBase64(iv), data: toBase64(data) };
}

/** @returns {string} such as 2026-11-26, where the reader is */
export function today() {
  const now = new Date();
  return new Date(now.getTime() - now.getTimezoneOffset() * 60_000).toISOString().slice(0, 10);
}

/**
 * Hands a file to the reader.
 * @param {string} name plain, and with no word of the subject
 * @param {string} text
 * @param {string} [type]
 */
export function saveFile(name, text, type = "application/json") {
  const address = URL.createObjectURL(new Blob([text], { type }));
  Object.assign(document.createElement("a"), { href: address, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}
