// @ts-check
// Seals what is kept: keys, authenticated encryption and the opaque names of records. It knows no storage and no page.
//
// Every notebook has a data key of its own. Two keys are derived from it (HKDF): one seals (AES-256-GCM, a fresh IV each
// time), one names records (HMAC). A locked notebook's data key is stored only wrapped by a key that the passphrase
// gives (PBKDF2-HMAC-SHA-256, OWASP's 2023 minimum of rounds); the passphrase and the keys are never stored.

/** OWASP Password Storage Cheat Sheet (2023): at least 600,000 rounds of PBKDF2 with SHA-256. */
const ROUNDS = 600_000;
/** A file or record that asks for more rounds could only be meant to freeze the page. */
const MOST_ROUNDS = 10_000_000;
const SALT_BYTES = 16;
const IV_BYTES = 12;
const KEY_BYTES = 32;
const NAME_BYTES = 16;

/** @typedef {Uint8Array<ArrayBuffer>} Bytes */
/** @typedef {{ seal: CryptoKey, name: CryptoKey }} Keys in memory only, and not to be read out */
/** @typedef {{ iv: Bytes, data: Bytes }} Sealed */
/** @typedef {{ salt: Bytes, rounds: number, key: Sealed }} Wrapped a data key that a passphrase opens */

/** What was sealed does not open: the passphrase is wrong, or what is stored was changed. */
export class SealError extends Error {}

/** @returns {Bytes} a new data key */
export function newDataKey() {
  return crypto.getRandomValues(new Uint8Array(KEY_BYTES));
}

/**
 * @param {Bytes} dataKey
 * @returns {Promise<Keys>}
 */
export async function keysOf(dataKey) {
  const source = await crypto.subtle.importKey("raw", dataKey, "HKDF", false, ["deriveKey"]);
  const derive = (/** @type {string} */ use, /** @type {AesKeyGenParams | HmacKeyGenParams} */ kind, /** @type {KeyUsage[]} */ usages) =>
    crypto.subtle.deriveKey({ name: "HKDF", hash: "SHA-256", salt: new Uint8Array(), info: bytes(`amends ${use}`) }, source, kind, false, usages);
  return {
    seal: await derive("seal", { name: "AES-GCM", length: 256 }, ["encrypt", "decrypt"]),
    name: await derive("name", { name: "HMAC", hash: "SHA-256", length: 256 }, ["sign"]),
  };
}

/**
 * Returns a name that is meaningless without the key, and the same each time.
 * @param {Keys} keys
 * @param {string[]} parts
 */
export async function nameOf(keys, parts) {
  const signed = await crypto.subtle.sign("HMAC", keys.name, bytes(JSON.stringify(parts)));
  return hex(new Uint8Array(signed, 0, NAME_BYTES));
}

/**
 * @param {CryptoKey} key
 * @param {unknown} value anything that JSON can hold
 * @param {(string | number)[]} place where it belongs; it opens only there
 * @returns {Promise<Sealed>}
 */
export async function seal(key, value, place) {
  return sealBytes(key, bytes(JSON.stringify(value)), place);
}

/**
 * @param {CryptoKey} key
 * @param {Sealed} sealed
 * @param {(string | number)[]} place
 * @returns {Promise<unknown>}
 * @throws {SealError} if it was changed, belongs elsewhere, or the key is another one
 */
export async function open(key, sealed, place) {
  return JSON.parse(new TextDecoder().decode(await openBytes(key, sealed, place)));
}

/**
 * Wraps a data key, so that only the passphrase opens it.
 * @param {Bytes} dataKey
 * @param {string} passphrase
 * @param {(string | number)[]} place
 * @returns {Promise<Wrapped>}
 */
export async function wrap(dataKey, passphrase, place) {
  const salt = crypto.getRandomValues(new Uint8Array(SALT_BYTES));
  const key = await passphraseKey(passphrase, salt, ROUNDS);
  return { salt, rounds: ROUNDS, key: await sealBytes(key, dataKey, [...place, ROUNDS]) };
}

/**
 * @param {Wrapped} wrapped
 * @param {string} passphrase
 * @param {(string | number)[]} place
 * @returns {Promise<Bytes>} the data key
 * @throws {SealError} if the passphrase is another one
 */
export async function unwrap({ salt, rounds, key }, passphrase, place) {
  if (!(rounds >= ROUNDS && rounds <= MOST_ROUNDS)) throw new SealError("rounds");
  return openBytes(await passphraseKey(passphrase, salt, rounds), key, [...place, rounds]);
}

/**
 * @param {CryptoKey} key
 * @param {Bytes} data
 * @param {(string | number)[]} place
 * @returns {Promise<Sealed>}
 */
async function sealBytes(key, data, place) {
  const iv = crypto.getRandomValues(new Uint8Array(IV_BYTES));
  const additionalData = bytes(JSON.stringify(place));
  return { iv, data: new Uint8Array(await crypto.subtle.encrypt({ name: "AES-GCM", iv, additionalData }, key, data)) };
}

/**
 * @param {CryptoKey} key
 * @param {Sealed} sealed
 * @param {(string | number)[]} place
 * @returns {Promise<Bytes>}
 */
async function openBytes(key, { iv, data }, place) {
  try {
    const additionalData = bytes(JSON.stringify(place));
    return new Uint8Array(await crypto.subtle.decrypt({ name: "AES-GCM", iv, additionalData }, key, data));
  } catch {
    throw new SealError("does not open");
  }
}

/**
 * @param {string} passphrase
 * @param {Bytes} salt
 * @param {number} iterations
 */
async function passphraseKey(passphrase, salt, iterations) {
  // One passphrase can be typed as different code points on two keyboards (RFC 8265 asks for one form).
  const source = await crypto.subtle.importKey("raw", bytes(passphrase.normalize("NFKC")), "PBKDF2", false, ["deriveKey"]);
  const kind = { name: "AES-GCM", length: 256 };
  return crypto.subtle.deriveKey({ name: "PBKDF2", hash: "SHA-256", salt, iterations }, source, kind, false, ["encrypt", "decrypt"]);
}

/** @param {string} text */
export async function checksum(text) {
  return hex(new Uint8Array(await crypto.subtle.digest("SHA-256", bytes(text))));
}

/** @param {string} text */
function bytes(text) {
  return /** @type {Bytes} */ (new TextEncoder().encode(text));
}

/** @param {Uint8Array} data */
function hex(data) {
  return [...data].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}

/** @param {Bytes} data */
export function toBase64(data) {
  return btoa(Array.from(data, (byte) => String.fromCharCode(byte)).join(""));
}

/**
 * @param {string} text
 * @returns {Bytes}
 */
export function fromBase64(text) {
  return Uint8Array.from(atob(text), (char) => char.charCodeAt(0));
}
