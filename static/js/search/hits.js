// The hits of a search, marked in the text while somebody looks at them. The marks are fleeting: nothing of the page changes.

import { domRange } from "../reading/anchor.js";

export class Hits {
  #bar;
  #said;
  #ranges = [];
  #at = -1;

  constructor(bar) {
    this.#bar = bar;
    this.#said = bar.querySelector("[data-hits-said]");
  }

  connect() {
    this.#bar.addEventListener("click", this.#clicked);
    this.#fetch();
  }
  disconnect() {
    this.#bar.removeEventListener("click", this.#clicked);
    this.#close();
  }

  async #fetch() {
    const asked = new URLSearchParams(location.search);
    const response = await fetch(`${this.#bar.dataset.hits}?${asked}`, { headers: { Accept: "application/json" } });
    if (!response.ok) return;
    const { marks } = await response.json();
    const first = this.#collect(marks, asked.get("p"), Number(asked.get("hit")?.split("-")[0] ?? 0));
    if (!this.#ranges.length) return;
    CSS.highlights.set("search-hits", new Highlight(...this.#ranges));
    this.#bar.hidden = false;
    this.#show(first, { scroll: asked.has("hit") });
  }

  /** The marks as ranges in the order of the page; gives back the index of the one that was asked for. */
  #collect(marks, ref, start) {
    let first = 0;
    for (const passage of document.querySelectorAll("[data-p]")) {
      for (const [begins, ends] of marks[passage.dataset.p] ?? []) {
        const range = domRange(passage, begins, ends);
        if (!range) continue;
        if (passage.dataset.p === ref && begins <= start) first = this.#ranges.length;
        this.#ranges.push(range);
      }
    }
    return first;
  }

  #show(at, { scroll = true } = {}) {
    this.#at = (at + this.#ranges.length) % this.#ranges.length;
    const range = this.#ranges[this.#at];
    const here = new Highlight(range);
    here.priority = 1;
    CSS.highlights.set("search-hit", here);
    const values = { number: this.#at + 1, total: this.#ranges.length };
    this.#said.textContent = this.#bar.dataset.said.replace(/%\((\w+)\)s/g, (_, key) => values[key]);
    if (scroll) range.startContainer.parentElement.scrollIntoView({ block: "nearest" });
    if (scroll) this.#centre(range);
  }

  /** A long passage may be in view without the hit. */
  #centre(range) {
    const { top, bottom } = range.getBoundingClientRect();
    if (top < innerHeight * 0.15 || bottom > innerHeight * 0.85) scrollBy({ top: top - innerHeight * 0.4 });
  }

  #clicked = (event) => {
    const step = event.target.closest("[data-hits-step]");
    if (step) this.#show(this.#at + Number(step.dataset.hitsStep));
    if (event.target.closest("[data-hits-close]")) this.#close();
  };

  #close() {
    CSS.highlights.delete("search-hits");
    CSS.highlights.delete("search-hit");
    this.#bar.hidden = true;
  }
}
