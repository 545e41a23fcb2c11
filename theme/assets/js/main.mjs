// @ts-check
// What every page runs: leaving, and light or dark.
import { startLeaving } from "./leave.mjs";
import { startSchemeButtons } from "./scheme-button.mjs";

startLeaving();
startSchemeButtons();
