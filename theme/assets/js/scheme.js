// @ts-check
// Light or dark as the reader chose in this tab, before the first paint. Not a module: modules run too late for that.
(() => {
  const root = document.documentElement;
  root.classList.add("js");
  try {
    const scheme = sessionStorage.getItem("amends.scheme");
    if (scheme === "light" || scheme === "dark") root.dataset.theme = scheme;
  } catch {
    // Storage is denied: the system's setting applies.
  }
})();
