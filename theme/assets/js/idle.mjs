// @ts-check
// Notices when nobody has touched the page for a while.

/** A locked notebook locks itself after this long. */
const IDLE_MS = 10 * 60 * 1000;

/**
 * Calls `act` once nobody has touched the page for ten minutes, also if the device slept meanwhile.
 * @param {() => unknown} act called again after every further ten minutes
 */
export function onIdle(act) {
  let touched = Date.now();
  const check = () => {
    if (Date.now() - touched < IDLE_MS) return;
    touched = Date.now();
    act();
  };
  for (const name of ["keydown", "pointerdown"]) {
    const stir = () => {
      check();
      touched = Date.now();
    };
    addEventListener(name, stir, { capture: true, passive: true });
  }
  document.addEventListener("visibilitychange", check);
  // Timers stop while a device sleeps, so check now and then instead of once.
  setInterval(check, 15_000);
}
