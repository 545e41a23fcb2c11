// @ts-check
// Pairs that a reader adds, removes and puts in order.
import { RowsElement } from "../../../../theme/assets/js/rows.mjs";

customElements.define("amends-if-then", class extends RowsElement {});
