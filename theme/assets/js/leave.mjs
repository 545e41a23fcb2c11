// @ts-check
// Leaving at once: the button, or Shift three times. The page goes blank first, and then goes elsewhere.
import { announce } from "./announce.mjs";
import { element } from "./element.mjs";
import { channelOf, forgetAll, remember, remembered } from "./session.mjs";

const PRESSES = 3;
/** Time for a slow hand; someone typing presses other keys in between. */
const WITHIN_MS = 2000;

const LEAVING = "amends-leaving";

/**
 * Registers a task for when the reader leaves, such as locking what is kept. The page is blank by then and does not
 * wait: the task must be short and must not ask anything. If it fails, the reader leaves all the same.
 * @param {() => void} task
 */
export function beforeLeaving(task) {
  addEventListener(LEAVING, task);
}

/**
 * Blanks the page and replaces it, so that Back does not return to it.
 * @param {string} address where to go
 */
export function leave(address) {
  document.documentElement.hidden = true;
  document.title = new URL(address, location.href).hostname;
  // An event rather than calls: a task that throws stops neither the others nor the reader.
  dispatchEvent(new Event(LEAVING));
  document.body.replaceChildren();
  remember("left", "1"); // for pages of this tab that Back may restore from memory
  location.replace(address);
}

/**
 * Listens for Shift pressed three times, with nothing pressed in between, so that typing capitals or selecting with
 * Shift and the mouse does not count.
 * @param {() => void} action
 * @param {(more: number) => void} progress called with the number of presses still to come; 0 when the count starts over
 */
function onShiftThrice(action, progress) {
  /** @type {number[]} */
  let presses = [];
  let timer = 0;
  const forget = () => {
    clearTimeout(timer);
    if (presses.length) progress(0);
    presses = [];
  };
  const press = (/** @type {KeyboardEvent} */ event) => {
    if (event.repeat) return;
    if (event.key !== "Shift" || event.ctrlKey || event.altKey || event.metaKey) return forget();
    presses = [...presses, event.timeStamp].filter((at) => event.timeStamp - at <= WITHIN_MS);
    if (presses.length >= PRESSES) action();
  };
  // Said when the key comes up: a Shift that is held for a capital is no press of its own.
  const released = (/** @type {KeyboardEvent} */ event) => {
    if (event.key !== "Shift" || !presses.length) return;
    progress(PRESSES - presses.length);
    clearTimeout(timer);
    timer = setTimeout(forget, WITHIN_MS);
  };
  addEventListener("keydown", press, true);
  addEventListener("keyup", released, true);
  addEventListener("pointerdown", forget, true);
}

/**
 * Shows beside the button, and says, how many presses are still to come.
 * @param {HTMLElement} link
 * @returns {(more: number) => void}
 */
function progressAt(link) {
  const shown = element("p", { className: "leave-count", hidden: true, ariaHidden: "true" });
  link.after(shown);
  return (more) => {
    const { more: some = "", last = "" } = link.dataset;
    shown.hidden = !more;
    shown.textContent = more > 1 ? some.replace("{count}", String(more)) : more ? last : "";
    announce(shown.textContent);
  };
}

/** Makes the leave button and the key work. Without this the button is a plain link. */
export function startLeaving() {
  const link = document.querySelector("a.leave");
  if (!(link instanceof HTMLAnchorElement)) return;
  const address = link.href;
  link.title = link.dataset.hint ?? "";  // only now is it true that the key works
  link.addEventListener("click", (event) => {
    event.preventDefault();
    leave(address);
  });
  onShiftThrice(() => leave(address), progressAt(link));
  beforeLeaving(() => {
    forgetAll();
    channelOf(link.dataset.site ?? "").postMessage({ kind: "left" });
  });
  // A page that Back restores from memory after the reader left may still hold what was typed.
  addEventListener("pageshow", ({ persisted }) => {
    if (!persisted || remembered("left") === null) return;
    document.documentElement.hidden = true;
    location.reload();
  });
}
