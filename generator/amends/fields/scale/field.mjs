// @ts-check
// A number that can be taken back.
import { ClearableElement } from "../../../../theme/assets/js/clearable.mjs";

customElements.define("amends-scale", class extends ClearableElement {});
