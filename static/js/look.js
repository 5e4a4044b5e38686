import { Waiting } from "./look/waiting.js";
import { LookPane } from "./look/pane.js";

new Waiting(document).connect();
for (const list of document.querySelectorAll(".checks")) new LookPane(list).connect();
