// @ts-check
// Tells when nobody has touched the page for a while.

/** A locked notebook locks itself after this long. */
const IDLE_MS = 10 * 60 * 1000;

/**
 * Has something done once nobody has touched the page for ten minutes, also where the device slept meanwhile.
 * @param {() => unknown} act may be called again each time that another ten minutes have gone by
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
  // Timers stand still while a device sleeps, so that it is asked now and then and not once.
  setInterval(check, 15_000);
}
