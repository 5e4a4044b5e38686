// Say every half minute that somebody reads here, and show the names of the others who do.

import { here } from "./facts.js";
import { post } from "./posting.js";

const PAUSE = 30_000;

export class Presence {
  #line;
  #timer = 0;

  constructor(line) {
    this.#line = line;
  }

  connect() {
    document.addEventListener("visibilitychange", this.#tell);
    this.#tell();
  }

  disconnect() {
    document.removeEventListener("visibilitychange", this.#tell);
    clearTimeout(this.#timer);
  }

  /** A page in the background is not being read. */
  #tell = async () => {
    clearTimeout(this.#timer);
    if (document.hidden) return;
    this.#timer = setTimeout(this.#tell, PAUSE);
    const { ok, data } = await post(here("here/"), new FormData());
    if (!ok || !data) return;
    this.#line.textContent = data.words;
    this.#line.hidden = !data.words;
  };
}
