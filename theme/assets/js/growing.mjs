// @ts-check
// Text areas that grow with their text, for browsers whose CSS cannot do it.

/**
 * @param {import("./listening.mjs").ListeningElement} element whose text areas grow
 * @param {boolean} [styled] whether the style sheet does it already
 */
export function growTexts(element, styled = CSS.supports("field-sizing: content")) {
  if (!styled) element.onAnswers(() => element.querySelectorAll("textarea").forEach(grow));
}

/** @param {HTMLTextAreaElement} area */
function grow(area) {
  // Back to the height of its `rows`, so that it also shrinks; then up to the text.
  area.style.blockSize = "";
  const edges = area.offsetHeight - area.clientHeight;
  if (area.scrollHeight > area.clientHeight) area.style.blockSize = `${area.scrollHeight + edges}px`;
}
