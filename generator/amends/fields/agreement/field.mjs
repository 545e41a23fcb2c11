// @ts-check
// Lines for items of the readers' own, which they add and remove.
import { RowsElement } from "../../../../theme/assets/js/rows.mjs";

customElements.define("amends-agreement", class extends RowsElement {});
