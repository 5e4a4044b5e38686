// A sheet with cards, for narrow screens and for what a dense page has folded away; also the list of printed pages.

import { announce, say } from "./facts.js";

const MOST = 60;

export class Sheet {
  #dialog;
  #body;
  #title;
  #cards;
  #tools;
  #home;
  #index;
  #listsAll = false;

  /** `tools` stand above the list of all annotations, and in their own place while it is closed. */
  constructor(dialog, cards, tools) {
    this.#dialog = dialog;
    this.#body = dialog.querySelector("[data-sheet-body]");
    this.#title = dialog.querySelector("[data-sheet-title]");
    this.#cards = cards;
    this.#tools = tools;
    this.#home = tools.parentElement;
  }

  connect(index) {
    this.#index = index;
    this.#dialog.querySelector("[data-close]").addEventListener("click", () => this.#dialog.close());
    this.#dialog.addEventListener("click", (event) => {
      if (event.target === this.#dialog) this.#dialog.close();
    });
    this.#dialog.addEventListener("close", () => this.#clear());
    document.querySelector("[data-sheet-all]").addEventListener("click", () => this.#showAll());
    document.querySelector("[data-sheet-pages]").addEventListener("click", () => this.#showPages());
  }

  get isOpen() {
    return this.#dialog.open;
  }
  close() {
    this.#dialog.close();
  }

  /** The list anew, after the filter has changed. */
  refresh() {
    if (this.isOpen && this.#listsAll) this.#showAll();
  }

  async #showAll() {
    const keys = this.#index.keys.slice(0, MOST);
    await this.#cards.fetch(keys);
    if (!this.#listsAll) this.#body.replaceChildren(this.#tools);
    this.#listsAll = true;
    this.#title.textContent = say("all");
    for (const old of this.#body.querySelectorAll(":scope > *")) if (old !== this.#tools) old.remove(); // the tools may have the focus
    const rest = document.querySelector(".more-cards");
    this.#body.append(...this.#taken(keys), ...(rest ? [rest.cloneNode(true)] : []));
    this.#open(say("all"));
  }

  #taken(keys) {
    const cards = keys.map((key) => this.#cards.get(key)).filter(Boolean);
    for (const card of cards) card.classList.add("act");
    return cards;
  }

  #clear() {
    if (this.#listsAll) this.#home.prepend(this.#tools);
    this.#listsAll = false;
    this.#body.replaceChildren();
  }

  async show(keys, title = say("here")) {
    await this.#cards.fetch(keys);
    this.#clear();
    this.#title.textContent = title;
    this.#body.append(...this.#taken(keys));
    this.#open(title);
  }

  #showPages() {
    const pages = document.querySelector(".rail").cloneNode(true);
    pages.removeAttribute("id");
    pages.addEventListener("click", (event) => {
      if (event.target.closest("a")) this.#dialog.close();
    });
    this.#clear();
    this.#title.textContent = say("pages");
    this.#body.replaceChildren(pages);
    this.#open(say("pages"));
  }

  #open(title) {
    if (!this.#dialog.open) this.#dialog.showModal();
    announce(title);
  }
}
