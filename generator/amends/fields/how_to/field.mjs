// @ts-check
// Timers for steps: they show the time left, announce its end, and make a sound only if the reader asked for it.
import { announce } from "../../../../theme/assets/js/announce.mjs";
import { element, one } from "../../../../theme/assets/js/element.mjs";
import { ListeningElement } from "../../../../theme/assets/js/listening.mjs";

/** How often the clock is read: more often than it changes, so that no second is skipped. */
const TICK_MS = 250;
const TONE = { hertz: 528, seconds: 1.2, loudness: 0.12 };

class AmendsHowTo extends ListeningElement {
  /** @type {Timer[]} */
  #timers = [];
  /** The box that asks for a tone. It has no name, since it is no answer. */
  #ring = element("input", { type: "checkbox" });
  /** @type {AudioContext | null} */
  #sound = null;

  start() {
    this.#timers = this.all(".how-to-timer").map((step) => new Timer(this, step, () => this.#ringSoftly()));
    if (this.#timers.length && !this.#ring.isConnected) {
      this.append(element("label", { className: "option how-to-ring" }, this.#ring, element("span", {}, this.dataset.ring ?? "")));
    }
    // A browser lets a page play sound only after a click, and this is the click that asks for it.
    this.listen(this.#ring, "change", () => this.#prepare());
    this.onReset(() => this.#timers.forEach((timer) => timer.setBack()));
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    for (const timer of this.#timers) timer.setBack();
    void this.#sound?.close();
    this.#sound = null;
  }

  #prepare() {
    if (!this.#ring.checked || !("AudioContext" in globalThis)) return;
    this.#sound ??= new AudioContext();
    void this.#sound.resume();
  }

  #ringSoftly() {
    const sound = this.#sound;
    if (!sound || !this.#ring.checked) return;
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
  /** How much is left, in milliseconds. */
  #left = 0;
  /** When it ends, while it runs. */
  #end = 0;
  /** @type {ReturnType<typeof setInterval> | undefined} */
  #running = undefined;

  /**
   * @param {ListeningElement} host
   * @param {HTMLElement} step
   * @param {() => void} over called when the time is up
   */
  constructor(host, step, over) {
    this.step = step;
    this.over = over;
    host.listen(this.#part("run"), "click", () => this.#run());
    host.listen(this.#part("again"), "click", () => {
      this.setBack();
      this.#part("run").focus();  // the button that was pressed is gone
    });
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
    return Number(this.step.dataset.seconds) * 1000;
  }

  /** @param {"run" | "again" | "left" | "over"} name */
  #part(name) {
    return one(`.how-to-${name}`, this.step);
  }

  #stop() {
    clearInterval(this.#running);
    this.#running = undefined;
  }

  #run() {
    if (this.#running !== undefined) {
      this.#stop();
      this.#read();
    } else {
      this.#end = performance.now() + this.#left;
      this.#running = setInterval(() => this.#tick(), TICK_MS);
    }
    this.#show();
  }

  #read() {
    this.#left = Math.max(0, this.#end - performance.now());
  }

  #tick() {
    this.#read();
    const focused = this.#part("run") === document.activeElement;
    if (!this.#left) this.#stop();
    this.#show();
    if (this.#left) return;
    if (focused) this.#part("again").focus();
    announce(this.step.dataset.over ?? "");
    this.over();
  }

  #show() {
    const { start = "", pause = "", on = "" } = this.step.dataset;
    const seconds = Math.ceil(this.#left / 1000);
    const fresh = this.#left === this.#whole;
    const running = this.#running !== undefined;
    this.#part("left").textContent = `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
    one("span", this.#part("run")).textContent = running ? pause : fresh ? start : on;
    this.#part("run").hidden = !this.#left;
    this.#part("again").hidden = fresh && !running;
    this.#part("over").hidden = this.#left > 0;
  }
}

customElements.define("amends-how-to", AmendsHowTo);
