// @ts-check
// Events that a reader adds, removes and moves.
import { RowsElement } from "../../../../theme/assets/js/rows.mjs";

customElements.define("amends-timeline", class extends RowsElement {});
