// @ts-check
// Leaving at once: the button, or Shift three times. The page goes blank first, and then goes elsewhere.

const PRESSES = 3;
const WITHIN_MS = 1000;
/** Says to the other pages of this tab, should Back bring one to life, that the reader has left. */
const LEFT = "amends.left";

/** @type {Set<() => void>} */
const tasks = new Set();

/**
 * Has something done when the reader leaves, such as locking what is kept. The page is blank by then, and nobody
 * waits: the task must be short and may not ask anything.
 * @param {() => void} task
 * @returns {() => void} takes the task off again
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
      // Nothing may stand in the way of leaving.
    }
  }
  document.body.replaceChildren();
  try {
    sessionStorage.setItem(LEFT, "1");
  } catch {
    // Storage is denied. This page is gone all the same.
  }
  location.replace(address);
}

/**
 * Listens for Shift pressed three times within a second, with nothing pressed in between, so that typing capitals
 * or selecting with Shift and the mouse does not count.
 * @param {() => void} action
 */
function onShiftThrice(action) {
  /** @type {number[]} */
  let presses = [];
  addEventListener(
    "keydown",
    (event) => {
      if (event.repeat) return;
      if (event.key !== "Shift" || event.ctrlKey || event.altKey || event.metaKey) {
        presses = [];
        return;
      }
      presses = [...presses, event.timeStamp].slice(-PRESSES);
      const first = presses[0] ?? 0;
      if (presses.length === PRESSES && event.timeStamp - first <= WITHIN_MS) action();
    },
    { capture: true },
  );
  addEventListener("pointerdown", () => (presses = []), { capture: true });
}

/** A page that Back took from memory, after the reader left, is loaded anew: it may still hold what was typed. */
function forgetAfterLeaving() {
  addEventListener("pageshow", (event) => {
    if (!event.persisted) return;
    try {
      if (sessionStorage.getItem(LEFT) === null) return;
    } catch {
      return;
    }
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
  onShiftThrice(() => leave(address));
  forgetAfterLeaving();
}
