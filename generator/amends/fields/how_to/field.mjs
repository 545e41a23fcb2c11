// @ts-check
// Timers for steps: they show the time left, announce its end, and make a sound only if the reader asked for it.
import { announce } from "../../../../theme/assets/js/announce.mjs";
import { element } from "../../../../theme/assets/js/element.mjs";
import { ListeningElement } from "../../../../theme/assets/js/listening.mjs";

/** How often the clock is read: more often than it changes, so that no second is skipped. */
const TICK_MS = 250;
const TONE = { hertz: 528, seconds: 1.2, loudness: 0.12 };

class AmendsHowTo extends ListeningElement {
  /** @type {Timer[]} */
  #timers = [];
  /** @type {HTMLInputElement | null} the box that asks for a tone; it has no name, since it is no answer */
  #ring = null;
  /** @type {AudioContext | null} */
  #sound = null;

  start() {
    this.#timers = this.all(".how-to-timer").map((step) => new Timer(this, step, () => this.#ringSoftly()));
    if (this.#timers.length > 0) this.#offerTone();
    this.onReset(() => this.#timers.forEach((timer) => timer.setBack()));
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    for (const timer of this.#timers) timer.setBack();
    void this.#sound?.close();
    this.#sound = null;
  }

  #offerTone() {
    this.querySelector(".how-to-ring")?.remove();
    this.#ring = element("input", { type: "checkbox" });
    this.append(element("label", { className: "option how-to-ring" }, this.#ring, element("span", {}, this.dataset.ring ?? "")));
    // A browser lets a page play sound only after a click, and this is the click that asks for it.
    this.listen(this.#ring, "change", () => this.#prepare());
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

/** One step's clock. It counts down to a moment and not by its own ticks, which a browser may delay. */
class Timer {
  #host;
  #step;
  #over;
  /** how much is left, in milliseconds, while it is paused */
  #left = 0;
  /** when it ends, while it runs */
  #end = 0;
  /** @type {ReturnType<typeof setInterval> | undefined} */
  #running = undefined;

  /**
   * @param {ListeningElement} host
   * @param {HTMLElement} step
   * @param {() => void} over called when the time is up
   */
  constructor(host, step, over) {
    this.#host = host;
    this.#step = step;
    this.#over = over;
    host.listen(this.#part(".how-to-run"), "click", () => this.#run());
    host.listen(this.#part(".how-to-again"), "click", () => this.#again());
    step.hidden = false;
    this.setBack();
  }

  /** Sets the clock back to its whole time. */
  setBack() {
    this.#stop();
    this.#left = this.#whole;
    this.#show();
  }

  get #whole() {
    return Number(this.#step.dataset.seconds) * 1000;
  }

  /** @param {string} selector */
  #part(selector) {
    return this.#host.one(selector, this.#step);
  }

  #stop() {
    clearInterval(this.#running);
    this.#running = undefined;
  }

  #run() {
    if (this.#running !== undefined) {
      this.#stop();
      this.#left = Math.max(0, this.#end - performance.now());
    } else {
      this.#end = performance.now() + this.#left;
      this.#running = setInterval(() => this.#tick(), TICK_MS);
    }
    this.#show();
  }

  #again() {
    this.setBack();
    this.#part(".how-to-run").focus();  // the button that was pressed is gone
  }

  #tick() {
    this.#left = Math.max(0, this.#end - performance.now());
    if (this.#left === 0) {
      const focused = this.#part(".how-to-run") === document.activeElement;
      this.#stop();
      this.#show();
      if (focused) this.#part(".how-to-again").focus();
      announce(this.#step.dataset.over ?? "");
      this.#over();
    } else this.#show();
  }

  #show() {
    const { start, pause, on } = this.#step.dataset;
    const seconds = Math.ceil(this.#left / 1000);
    const fresh = this.#left === this.#whole;
    const words = this.#running !== undefined ? pause : fresh ? start : on;
    this.#part(".how-to-left").textContent = `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
    this.#part(".how-to-run span").textContent = words ?? "";
    this.#part(".how-to-run").hidden = this.#left === 0;
    this.#part(".how-to-again").hidden = fresh && this.#running === undefined;
    this.#part(".how-to-over").hidden = this.#left > 0;
  }
}

customElements.define("amends-how-to", AmendsHowTo);
