// @ts-check
// Leaving at once: the button, or Shift three times. The page goes blank first, and then goes elsewhere.
import { announce } from "./announce.mjs";
import { element } from "./element.mjs";
import { channelOf, forgetAll, remember, remembered } from "./session.mjs";

const PRESSES = 3;
/** Time for a slow hand; someone typing presses other keys in between. */
const WITHIN_MS = 2000;

/** @type {Set<() => void>} */
const tasks = new Set();

/**
 * Registers a task for when the reader leaves, such as locking what is kept. The page is blank by then and does not
 * wait: the task must be short and must not ask anything.
 * @param {() => void} task
 * @returns {() => void} removes the task
 */
export function beforeLeaving(task) {
  tasks.add(task);
  return () => {
    tasks.delete(task);
  };
}

/**
 * Blanks the page and replaces it, so that Back does not return to it.
 * @param {string} address where to go
 */
export function leave(address) {
  document.documentElement.hidden = true;
  document.title = new URL(address, location.href).hostname;
  for (const task of tasks) {
    try {
      task();
    } catch {
      // Nothing may hinder leaving.
    }
  }
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
  addEventListener("keydown", press, { capture: true });
  addEventListener("keyup", released, { capture: true });
  addEventListener("pointerdown", forget, { capture: true });
}

/**
 * Shows beside the button, and says, how many presses are still to come.
 * @param {HTMLElement} link
 * @returns {(more: number) => void}
 */
function progressAt(link) {
  const shown = element("p", { className: "leave-count", hidden: true });
  shown.setAttribute("aria-hidden", "true");
  link.after(shown);
  return (more) => {
    const words = more === 1 ? link.dataset.last : link.dataset.more?.replace("{count}", String(more));
    shown.hidden = !more;
    shown.textContent = more ? (words ?? "") : "";
    announce(shown.textContent);
  };
}

/** Reloads a page that Back restores from memory after the reader left: it may still hold what was typed. */
function forgetAfterLeaving() {
  addEventListener("pageshow", (event) => {
    if (!event.persisted || remembered("left") === null) return;
    document.documentElement.hidden = true;
    location.reload();
  });
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
  forgetAfterLeaving();
}
