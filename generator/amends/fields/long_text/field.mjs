// @ts-check
// A text area that grows with its text, from the height of its `rows`.
import { ListeningElement } from "../../../../theme/assets/js/listening.mjs";

class AmendsLongText extends ListeningElement {
  start() {
    this.growTexts(CSS.supports("field-sizing: content") && CSS.supports("inline-size: attr(rows type(<number>))"));
  }
}

customElements.define("amends-long-text", AmendsLongText);
