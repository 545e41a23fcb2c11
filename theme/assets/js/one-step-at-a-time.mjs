// @ts-check
// Shows a worksheet one step at a time, if the reader likes. The browser's search still finds the hidden steps; they keep
// their answers, and are printed.
import { all, element, one } from "./element.mjs";

/**
 * @param {HTMLFormElement} form
 * @param {HTMLElement} choice made by worksheet.html: the words of the buttons
 * @returns {(on: boolean) => void} turns it on or off
 */
export function oneStepAtATime(form, choice) {
  const steps = all(".step", form);
  const { back = "", next = "", end = "" } = choice.dataset;
  let at = 0;
  let on = false;

  const goBack = element("button", { className: "button", type: "button", onclick: () => go(at - 1) }, back);
  const goOn = element("button", { className: "button main", type: "button", onclick: () => go(at + 1) }, next);
  const ended = element("span", {}, end);
  const buttons = element("p", { className: "actions step-ways" }, goOn, goBack, ended);

  const show = () => {
    for (const [place, step] of steps.entries()) {
      // Where the browser does not know "until-found", it hides as any value does.
      if (on && place !== at) step.setAttribute("hidden", "until-found");
      else step.hidden = false;
    }
    buttons.remove();
    if (on) steps[at]?.querySelector(".body")?.append(buttons);
    goBack.hidden = at === 0;
    goOn.hidden = at === steps.length - 1;
    ended.hidden = !goOn.hidden;
  };
  /** @param {number} place */
  const go = (place) => {
    at = place;
    show();
    const heading = one("h2", steps[at]);
    heading.tabIndex = -1;
    steps[at]?.scrollIntoView({ behavior: "instant" });
    heading.focus({ preventScroll: true });
  };
  /** Shows the step with an element in it. @param {Element | null} element */
  const reveal = (element) => {
    const place = steps.findIndex((step) => step.contains(element));
    if (!on || place < 0 || place === at) return;
    at = place;
    show();
    element?.scrollIntoView({ behavior: "instant" });
  };
  form.addEventListener("beforematch", ({ target }) => reveal(/** @type {Element} */ (target)));
  const toHash = () => reveal(document.getElementById(decodeURIComponent(location.hash.slice(1))));
  addEventListener("hashchange", toHash);
  return (wanted) => {
    on = wanted;
    show();
    toHash();
  };
}
