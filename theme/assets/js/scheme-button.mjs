// @ts-check
// The button that changes between light and dark, for as long as this tab is open.
import { remember } from "./session.mjs";

/** Shows the other scheme, and remembers it for this tab. */
function changeScheme() {
  const { dataset } = document.documentElement;
  const shown = dataset.theme ?? (matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light");
  dataset.theme = shown === "dark" ? "light" : "dark";
  remember("scheme", dataset.theme);
}

/** Makes every scheme button of the page work. */
export function startSchemeButtons() {
  for (const button of document.querySelectorAll("[data-change-scheme]")) button.addEventListener("click", changeScheme);
}
