import { Waiting, showMark } from "./look/waiting.js";
import { LookPane } from "./look/pane.js";

for (const picture of document.querySelectorAll(".facsimile")) showMark(picture);
new Waiting(document).connect();
for (const list of document.querySelectorAll(".checks")) new LookPane(list).connect();
for (const list of document.querySelectorAll("[data-looks]")) new LookPane(list, { beside: false }).connect();
