// @ts-check
// At the end of a lesson: of the pathways that it lies on, the one that the reader came by comes first.
import { remembered } from "./session.mjs";

const list = document.querySelector(".path-steps");
const own = list?.querySelector(`[data-pathway="${CSS.escape(remembered("pathway") ?? "")}"]`);
if (own) list?.prepend(own);
