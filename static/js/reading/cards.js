// The cards: in the page near the viewport, out of it elsewhere, fetched when they are first needed.

import { here } from "./facts.js";

const BATCH = 60;
const BATCH_FOR_PAPER = 120; // as many as the server gives at once

export class Cards {
  #cards = new Map();
  #index;
  #layer;

  constructor(layer, index) {
    this.#layer = layer;
    this.#index = index;
    for (const card of layer.querySelectorAll("[data-card]")) this.#cards.set(card.dataset.card, card);
  }

  get(key) {
    return this.#cards.get(key);
  }
  get attached() {
    return [...this.#layer.querySelectorAll("[data-card]")];
  }

  /** Fetch those of `keys` that have not been seen. True when something came. */
  async fetch(keys) {
    const missing = this.#missing(keys);
    for (let at = 0; at < missing.length; at += BATCH) {
      const answer = await fetch(addressOf(missing.slice(at, at + BATCH)));
      if (answer.ok) this.take(await answer.text());
    }
    return missing.length > 0;
  }

  /** Keep the cards in `html`; what somebody is writing in one of them survives its replacement. */
  take(html) {
    const template = document.createElement("template");
    template.innerHTML = html;
    for (const card of template.content.querySelectorAll("[data-card]")) {
      const old = this.#cards.get(card.dataset.card);
      if (old && isBeingWritten(old)) card.querySelector(".acts")?.replaceWith(old.querySelector(".acts"));
      const alike = !card.querySelector("[data-alike]") && old?.querySelector("[data-alike]");
      if (alike) card.querySelector(".card__more").prepend(alike);
      card.classList.toggle("act", Boolean(old?.classList.contains("act")));
      const hadFocus = Boolean(old?.contains(document.activeElement));
      old?.replaceWith(card);
      this.#cards.set(card.dataset.card, card);
      if (hadFocus && !card.contains(document.activeElement)) card.focus({ preventScroll: true });
    }
  }

  /** Paper has no viewport, and the printer does not wait: bring in every card at once. False when some could not be had. */
  showAll(keys) {
    const missing = this.#missing(keys);
    for (let at = 0; at < missing.length; at += BATCH_FOR_PAPER) {
      const asked = new XMLHttpRequest();
      asked.open("GET", addressOf(missing.slice(at, at + BATCH_FOR_PAPER)), false);
      try {
        asked.send();
      } catch {
        break; // no connection
      }
      if (asked.status === 200) this.take(asked.responseText);
    }
    this.show(keys);
    return this.#missing(keys).length === 0;
  }

  #missing(keys) {
    return keys.filter((key) => !this.#cards.has(key));
  }

  drop(key) {
    this.#cards.get(key)?.remove();
    this.#cards.delete(key);
  }

  /** Put exactly the cards of `keys` into the margin, in text order; the one with the focus stays in any case. */
  show(keys) {
    const wanted = new Set(keys);
    for (const card of this.attached) if (!wanted.has(card.dataset.card) && !card.contains(document.activeElement)) card.remove();
    let before = null;
    for (const key of [...wanted].sort((a, b) => this.#index.number(b) - this.#index.number(a))) {
      const card = this.#cards.get(key);
      if (!card) continue;
      if (card.parentElement !== this.#layer) this.#layer.insertBefore(card, before);
      before = card;
    }
  }
}

function addressOf(keys) {
  const address = new URL(here("cards/"), location);
  for (const key of keys) address.searchParams.append("a", key);
  return address;
}

function isBeingWritten(card) {
  if (card.querySelector(".taken")) return true;
  return [...card.querySelectorAll("textarea")].some((field) => field.value !== field.defaultValue);
}
