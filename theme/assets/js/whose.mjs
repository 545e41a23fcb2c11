// @ts-check
// From whom a pack is and for whom: two names that go into the print of the page. They are kept nowhere.

for (const panel of document.querySelectorAll("[data-whose]")) {
  panel.removeAttribute("hidden");
  panel.addEventListener("input", (event) => {
    if (!(event.target instanceof HTMLInputElement)) return;
    const line = document.querySelector(`[data-whose-of="${event.target.id}"]`);
    if (line instanceof HTMLElement) {
      line.dataset.before ??= line.textContent ?? "";
      line.textContent = event.target.value.trim() || line.dataset.before;
    }
  });
}
