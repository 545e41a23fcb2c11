// @ts-check
// A text area that grows with its text, for browsers whose CSS cannot do it (field-sizing with a least height).

/** @extends {HTMLElement} */
class AmendsLongText extends HTMLElement {
  connectedCallback() {
    const area = this.querySelector("textarea");
    if (!area || CSS.supports("field-sizing: content") && CSS.supports("inline-size: attr(rows type(<number>))")) return;
    const grow = () => {
      // Back to what `rows` says, so that it also shrinks; then up to the text.
      area.style.blockSize = "";
      const edges = area.offsetHeight - area.clientHeight;
      if (area.scrollHeight > area.clientHeight) area.style.blockSize = `${area.scrollHeight + edges}px`;
    };
    for (const name of ["input", "change"]) area.addEventListener(name, grow);
    // A form tells of its reset before it resets.
    area.form?.addEventListener("reset", () => setTimeout(grow));
    grow();
  }
}

customElements.define("amends-long-text", AmendsLongText);
