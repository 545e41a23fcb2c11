// @ts-check
// Timers for steps. They show the time that is left, say when it is up, and make a sound only if the reader asked.
import { announce } from "../../../../theme/assets/js/announce.mjs";

/** How often the clock is read; oftener than it changes, so that no second is skipped. */
const TICK_MS = 250;
const TONE = { hertz: 528, seconds: 1.2, loudness: 0.12 };

class AmendsHowTo extends HTMLElement {
  /** @type {AbortController | null} */
  #listening = null;
  /** @type {Timer[]} */
  #timers = [];
  /** @type {HTMLInputElement | null} the box that asks for a tone; it has no name, since it is no answer */
  #ring = null;
  /** @type {AudioContext | null} */
  #sound = null;

  connectedCallback() {
    this.#listening = new AbortController();
    const { signal } = this.#listening;
    this.#timers = [...this.querySelectorAll(".how-timer")]
      .filter((element) => element instanceof HTMLElement)
      .map((element) => new Timer(element, signal, () => this.#ringSoftly()));
    if (this.#timers.length > 0) this.#offerTone(signal);
    this.closest("form")?.addEventListener("reset", () => this.#timers.forEach((timer) => timer.setBack()), { signal });
  }

  disconnectedCallback() {
    this.#listening?.abort();
    for (const timer of this.#timers) timer.setBack();
    void this.#sound?.close();
    this.#sound = null;
  }

  /** @param {AbortSignal} signal */
  #offerTone(signal) {
    this.querySelector(".how-ring")?.remove();
    const label = document.createElement("label");
    const words = document.createElement("span");
    this.#ring = document.createElement("input");
    this.#ring.type = "checkbox";
    label.className = "option how-ring";
    words.textContent = this.dataset.ring ?? "";
    label.append(this.#ring, words);
    // A browser lets a page sound only from a press, and this is the press that asks for it.
    this.#ring.addEventListener("change", () => this.#prepare(), { signal });
    this.append(label);
  }

  #prepare() {
    if (!this.#ring?.checked || !("AudioContext" in globalThis)) return;
    this.#sound ??= new AudioContext();
    void this.#sound.resume();
  }

  #ringSoftly() {
    const sound = this.#sound;
    if (!sound || !this.#ring?.checked) return;
    const tone = new OscillatorNode(sound, { frequency: TONE.hertz });
    const volume = new GainNode(sound, { gain: 0 });
    const end = sound.currentTime + TONE.seconds;
    volume.gain.linearRampToValueAtTime(TONE.loudness, sound.currentTime + 0.08);
    volume.gain.linearRampToValueAtTime(0, end);
    tone.connect(volume).connect(sound.destination);
    tone.start();
    tone.stop(end);
  }
}

/** One step's clock. It counts towards a moment and not by its own ticks, which a browser may hold back. */
class Timer {
  #element;
  #over;
  /** how much is left, in milliseconds, while it stands */
  #left = 0;
  /** when it ends, while it runs */
  #end = 0;
  /** @type {ReturnType<typeof setInterval> | undefined} */
  #running = undefined;

  /**
   * @param {HTMLElement} element
   * @param {AbortSignal} signal
   * @param {() => void} over what to do besides when the time is up
   */
  constructor(element, signal, over) {
    this.#element = element;
    this.#over = over;
    this.#part(".how-run").addEventListener("click", () => this.#run(), { signal });
    this.#part(".how-again").addEventListener("click", () => this.#again(), { signal });
    element.hidden = false;
    this.setBack();
  }

  /** Sets the clock back to its whole time. */
  setBack() {
    clearInterval(this.#running);
    this.#running = undefined;
    this.#left = this.#whole;
    this.#show();
  }

  get #whole() {
    return Number(this.#element.dataset.seconds) * 1000;
  }

  /**
   * @param {string} selector of a part of the template
   * @returns {HTMLElement}
   */
  #part(selector) {
    const found = this.#element.querySelector(selector);
    if (!(found instanceof HTMLElement)) throw new TypeError(`The timer has no ${selector}`);
    return found;
  }

  #run() {
    if (this.#running !== undefined) {
      clearInterval(this.#running);
      this.#running = undefined;
      this.#left = Math.max(0, this.#end - performance.now());
    } else {
      this.#end = performance.now() + this.#left;
      this.#running = setInterval(() => this.#tick(), TICK_MS);
    }
    this.#show();
  }

  #again() {
    this.setBack();
    this.#part(".how-run").focus();  // the button that was pressed is gone
  }

  #tick() {
    this.#left = Math.max(0, this.#end - performance.now());
    if (this.#left === 0) {
      const focused = this.#part(".how-run") === document.activeElement;
      clearInterval(this.#running);
      this.#running = undefined;
      this.#show();
      if (focused) this.#part(".how-again").focus();
      announce(this.#element.dataset.over ?? "");
      this.#over();
    } else this.#show();
  }

  #show() {
    const { start, pause, on } = this.#element.dataset;
    const seconds = Math.ceil(this.#left / 1000);
    const fresh = this.#left === this.#whole;
    const words = this.#running !== undefined ? pause : fresh ? start : on;
    this.#part(".how-left").textContent = `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
    this.#part(".how-run span").textContent = words ?? "";
    this.#part(".how-run").hidden = this.#left === 0;
    this.#part(".how-again").hidden = fresh && this.#running === undefined;
    this.#part(".how-over").hidden = this.#left > 0;
  }
}

customElements.define("amends-how-to", AmendsHowTo);
