// @ts-check
// Who a pack is from and for: two names that appear in the print of the page. They are not stored.

for (const panel of document.querySelectorAll("[data-pack-names]")) {
  panel.removeAttribute("hidden");
  panel.addEventListener("input", (event) => {
    if (!(event.target instanceof HTMLInputElement)) return;
    const line = document.querySelector(`[data-pack-name-of="${event.target.id}"]`);
    if (line instanceof HTMLElement) {
      line.dataset.before ??= line.textContent ?? "";
      line.textContent = event.target.value.trim() || line.dataset.before;
    }
  });
}
