// @ts-check
// The button that changes between light and dark, for as long as this tab is open.
import { remember } from "./session.mjs";

/** @returns {"light" | "dark"} what the page shows now */
function shown() {
  const chosen = document.documentElement.dataset.theme;
  if (chosen === "light" || chosen === "dark") return chosen;
  return matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light";
}

/** Shows the other scheme, and remembers it for this tab. */
export function changeScheme() {
  const scheme = shown() === "dark" ? "light" : "dark";
  document.documentElement.dataset.theme = scheme;
  remember("scheme", scheme);
}

/** Makes every scheme button of the page work. */
export function startSchemeButtons() {
  for (const button of document.querySelectorAll("[data-change-scheme]")) button.addEventListener("click", changeScheme);
}
