// Which annotation is being looked at: its words, its card, and the line between them.

import { announce, isWide, say } from "./facts.js";

export class Active {
  #work;
  #index;
  #cards;
  #margin;
  #sheet;
  #line = document.querySelector("[data-lead] path");

  constructor({ work, index, cards, margin, sheet }) {
    this.#work = work;
    this.#index = index;
    this.#cards = cards;
    this.#margin = margin;
    this.#sheet = sheet;
  }

  connect() {
    document.addEventListener("click", this.#clicked);
    this.#margin.addEventListener("laid", () => this.#draw());
    this.#margin.addEventListener("unfold", (event) => this.#sheet.show(event.detail));
  }

  disconnect() {
    document.removeEventListener("click", this.#clicked);
  }

  get key() {
    return this.#margin.active;
  }

  /** Look at `key`; its words come into view, and focus goes to its card when asked. */
  async look(key, { focus = false, scroll = false } = {}) {
    this.#margin.active = key;
    if (key) await this.#cards.fetch([key]);
    this.mark();
    if (!key) return this.#margin.plan();
    if (scroll) this.pieces(key)[0]?.scrollIntoView({ block: "center" });
    if (!isWide()) return this.#sheet.show([key]);
    this.#cards.show([...this.#cards.attached.map((card) => card.dataset.card), key]);
    this.mark(); // the card has only now come into the margin
    this.#margin.lay();
    if (focus) this.#focus(key);
  }

  pieces(key) {
    return [...this.#work.querySelectorAll(`.hl[data-a~="${CSS.escape(key)}"]`)];
  }

  /** Show which words and which card are the active ones. */
  mark() {
    const key = this.key;
    for (const piece of this.#work.querySelectorAll(".hl.act")) piece.classList.remove("act");
    if (key) for (const piece of this.pieces(key)) piece.classList.add("act");
    for (const card of this.#cards.attached) card.classList.toggle("act", card.dataset.card === key);
  }

  #focus(key) {
    const card = this.#cards.get(key);
    card?.focus({ preventScroll: true });
    card?.scrollIntoView({ block: "nearest" });
    const kind = say(key.split("-")[0]);
    announce(say("position", { kind, number: this.#index.number(key), total: this.#index.total }));
  }

  #clicked = (event) => {
    const piece = event.target.closest(".hl");
    const link = event.target.closest("[data-to], [data-go]");
    const card = event.target.closest("[data-layer] [data-card]");
    if (link) this.#follow(event, link);
    else if (piece && getSelection().isCollapsed && !event.target.closest("a")) this.#walk(piece.dataset.a.split(" "));
    else if (card && card.dataset.card !== this.key && !event.target.closest("a, button, summary, form")) this.look(card.dataset.card);
    else if (card && card.dataset.card !== this.key && event.target.closest("summary")) this.look(card.dataset.card);
    else if (!card && event.target.closest(".page") && !event.target.closest("a, button, dialog, form") && this.key) this.look(null);
  };

  #follow(event, link) {
    const key = link.dataset.to ?? link.dataset.go;
    if (!this.#index.has(key)) return; // on another part of a large text: an ordinary link
    event.preventDefault();
    this.#sheet.close();
    if (link.dataset.go) this.pieces(key)[0]?.scrollIntoView({ block: "center" });
    this.look(key, { focus: Boolean(link.dataset.to) });
  }

  /** A repeated click walks through the annotations that lie over one another. */
  #walk(keys) {
    if (!isWide()) return this.#sheet.show(keys);
    return this.look(keys[(keys.indexOf(this.key) + 1) % keys.length], { focus: true });
  }

  #draw() {
    const card = this.key && this.#cards.get(this.key);
    const piece = this.key && this.#margin.activePiece;
    if (!isWide() || !card?.isConnected || !piece) return this.#line.setAttribute("d", "");
    const from = piece.getClientRects()[0];
    const to = card.getBoundingClientRect();
    const origin = this.#line.ownerSVGElement.getBoundingClientRect();
    const edge = this.#work.getBoundingClientRect().right + 10 - origin.left;
    const [x0, y0] = [from.right - origin.left, from.bottom + 1 - origin.top];
    const [x1, y1] = [to.left - origin.left, to.top + 18 - origin.top];
    return this.#line.setAttribute("d", `M${x0} ${y0}H${edge}L${x1 - 6} ${y1}H${x1}`);
  }
}
