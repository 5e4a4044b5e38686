import { fold } from "./folding.js";
import { LiveResults } from "./live_results.js";

for (const root of document.querySelectorAll("[data-live-results]"))
  new LiveResults(root, document.querySelector("[data-progress-words]")).connect();
for (const details of document.querySelectorAll("details[data-folds]")) fold(details);
