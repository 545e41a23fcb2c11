// @ts-check
// Passphrases: an honest estimate of their strength, and a random suggestion.

/** Shorter than this is found in hours by a program that guesses on the copied files. */
export const SHORTEST = 12;
const CONSONANTS = "bdfghklmnprstvwz";
const VOWELS = "aeio";
const PARTS = 6;

/**
 * Estimates how well a passphrase resists guessing from its length and variety. No program can know
 * whether somebody near the reader would guess it.
 * @param {string} passphrase
 * @returns {"short" | "fair" | "long"}
 */
export function strength(passphrase) {
  const text = passphrase.normalize("NFKC").trim();
  const characters = [...text];
  const varied = new Set(characters).size;
  const words = new Set(text.toLowerCase().split(/\s+/).filter((word) => word.length > 2)).size;
  if (characters.length < SHORTEST || varied < 6 || runs(characters) > characters.length / 2) return "short";
  return (words >= 4 && characters.length >= 20) || (characters.length >= 24 && varied >= 10) ? "long" : "fair";
}

/**
 * @param {string[]} characters
 * @returns {number} how many follow from the one before, as in "aaaa", "abcd" or "4321"
 */
function runs(characters) {
  const codes = characters.map((character) => character.codePointAt(0) ?? 0);
  return codes.filter((code, index) => index > 0 && Math.abs(code - (codes[index - 1] ?? 0)) <= 1).length;
}

/** @returns {string} six random parts of two syllables, 72 bits in all, that one can say to oneself */
export function suggestion() {
  const drawn = crypto.getRandomValues(new Uint8Array(PARTS * 4));
  const letters = [...drawn].map((byte, index) => (index % 2 ? VOWELS[byte % VOWELS.length] : CONSONANTS[byte % CONSONANTS.length]));
  return Array.from({ length: PARTS }, (_none, part) => letters.slice(part * 4, part * 4 + 4).join("")).join(" ");
}
