const PAUSE = 700;
const PATIENCE = 120;
const MOST = 0.8; // of the width of a picture that a mark in its middle may take
const BESIDE = 12; // pixels

/** Asks for what is being drawn until it is there, and puts it in place. */
export class Waiting {
  #root;
  #asked = 0;
  #timer = 0;

  constructor(root) {
    this.#root = root;
  }

  connect() {
    this.#asked = 0;
    this.#later();
  }

  disconnect() {
    clearTimeout(this.#timer);
  }

  #later() {
    clearTimeout(this.#timer);
    const waiting = this.#root.querySelector("[data-waits]");
    if (!waiting) return;
    this.#asked += 1;
    if (this.#asked > PATIENCE) {
      waiting.querySelector("[data-waits-long]").hidden = false;
      return;
    }
    this.#timer = setTimeout(() => this.#ask(waiting), PAUSE);
  }

  async #ask(waiting) {
    try {
      const answer = await fetch(waiting.dataset.waits, { cache: "no-store", headers: { "HX-Request": "true" } });
      if (answer.ok) this.#put(waiting, await answer.text());
    } catch {
      // The network will come back.
    }
    this.#later();
  }

  #put(waiting, html) {
    const fresh = document.createElement("template");
    fresh.innerHTML = html;
    const element = fresh.content.firstElementChild;
    if (!element || "waits" in element.dataset) return;
    waiting.replaceWith(element);
    showMark(element);
  }
}

/** Scrolls a picture so that its first mark stands in the middle, or begins at the left where it is broad; the page around it stays where it is. */
export function showMark(root) {
  const box = root.matches(".facsimile") ? root : root.querySelector(".facsimile, .look__text");
  const mark = box?.querySelector("#mark");
  if (!mark) return;
  const seen = box.getBoundingClientRect();
  const at = mark.getBoundingClientRect();
  box.scrollTop += at.top + at.height / 2 - seen.top - seen.height / 2;
  const isBroad = at.width > MOST * seen.width;
  box.scrollLeft += isBroad ? at.left - seen.left - BESIDE : at.left + at.width / 2 - seen.left - seen.width / 2;
}
