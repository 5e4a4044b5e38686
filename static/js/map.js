import { MapView } from "./map_view.js";

const frame = document.querySelector("[data-map]");
if (frame) new MapView(frame, document.querySelector("[data-map-tools]")).connect();
