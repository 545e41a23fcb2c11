// @ts-check
// Rows that a reader adds and removes.
import { RowsElement } from "../../../../theme/assets/js/rows.mjs";

customElements.define("amends-table", class extends RowsElement {});
