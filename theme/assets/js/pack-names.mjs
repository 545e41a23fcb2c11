// @ts-check
// Who a pack is from and for: two names that appear in the print of the page. They are not stored.
import { all, one } from "./element.mjs";

for (const panel of all("[data-pack-names]")) {
  panel.hidden = false;
  panel.addEventListener("input", ({ target }) => {
    const { id, value } = /** @type {HTMLInputElement} */ (target);
    const line = one(`[data-pack-name-of="${id}"]`);
    line.dataset.before ??= line.textContent ?? "";
    line.textContent = value.trim() || line.dataset.before;
  });
}
