// @ts-check
// At the end of a lesson, lists the pathway that the reader is on before the others that the lesson belongs to.
import { remembered } from "./session.mjs";

const list = document.querySelector(".path-steps");
const own = list?.querySelector(`[data-pathway="${CSS.escape(remembered("pathway") ?? "")}"]`);
if (own) list?.prepend(own);
