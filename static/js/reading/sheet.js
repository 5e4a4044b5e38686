// A sheet with cards, for narrow screens and for what a dense page has folded away; also the list of printed pages.

import { announce, say } from "./facts.js";

export class Sheet {
  #dialog;
  #body;
  #title;
  #cards;

  constructor(dialog, cards) {
    this.#dialog = dialog;
    this.#body = dialog.querySelector("[data-sheet-body]");
    this.#title = dialog.querySelector("[data-sheet-title]");
    this.#cards = cards;
  }

  connect(index) {
    this.#dialog.querySelector("[data-close]").addEventListener("click", () => this.#dialog.close());
    this.#dialog.addEventListener("click", (event) => {
      if (event.target === this.#dialog) this.#dialog.close();
    });
    this.#dialog.addEventListener("close", () => this.#body.replaceChildren());
    document.querySelector("[data-sheet-all]").addEventListener("click", () => this.show(index.keys.slice(0, 60), say("all")));
    document.querySelector("[data-sheet-pages]").addEventListener("click", () => this.#showPages());
  }

  get isOpen() {
    return this.#dialog.open;
  }
  close() {
    this.#dialog.close();
  }

  async show(keys, title = say("here")) {
    await this.#cards.fetch(keys);
    this.#title.textContent = title;
    this.#body.replaceChildren(...keys.map((key) => this.#cards.get(key)).filter(Boolean));
    for (const card of this.#body.children) card.classList.add("act");
    this.#open(title);
  }

  #showPages() {
    const pages = document.querySelector(".rail").cloneNode(true);
    pages.removeAttribute("id");
    pages.addEventListener("click", (event) => {
      if (event.target.closest("a")) this.#dialog.close();
    });
    this.#title.textContent = say("pages");
    this.#body.replaceChildren(pages);
    this.#open(say("pages"));
  }

  #open(title) {
    if (!this.#dialog.open) this.#dialog.showModal();
    announce(title);
  }
}
