// The right margin: cards and the composer beside their quotations, for the printed pages near the viewport.

import { isWide, say } from "./facts.js";
import { roomFor } from "./density.js";
import { stack } from "./stacking.js";

const GAP = 6;
const PINNED = 1e6;

export class Margin extends EventTarget {
  #work;
  #layer;
  #index;
  #cards;
  #near = new Set();
  #observer;
  #resized;
  #planned = 0;
  #folded = [];
  #sections = new Map();
  #groups = new WeakMap();
  #tools = document.querySelector("[data-tools]");
  active = null;
  composer = null; // {element, range}

  constructor(work, layer, index, cards) {
    super();
    this.#work = work;
    this.#layer = layer;
    this.#index = index;
    this.#cards = cards;
  }

  connect() {
    this.#observer = new IntersectionObserver((entries) => this.#moved(entries), { rootMargin: "900px 0px" });
    for (const section of this.#work.querySelectorAll("[data-section]")) {
      this.#sections.set(section.dataset.section, section);
      this.#observer.observe(section);
    }
    this.#resized = new ResizeObserver(() => this.plan());
    this.#resized.observe(this.#work);
    document.fonts.ready.then(() => this.plan());
  }

  disconnect() {
    this.#observer.disconnect();
    this.#resized.disconnect();
  }

  /** The sections near the viewport, and that of the active annotation wherever it is. */
  get near() {
    const asked = this.active && this.#sections.get(this.#index.section(this.active));
    const sections = asked ? new Set([...this.#near, asked]) : this.#near;
    return [...sections].sort((a, b) => a.dataset.section - b.dataset.section);
  }

  /** Lay out before the next frame. */
  plan() {
    cancelAnimationFrame(this.#planned);
    this.#planned = requestAnimationFrame(() => this.lay());
  }

  /** Fetch what is missing near the viewport, then place it. */
  async fill() {
    const wanted = this.near.flatMap((section) => this.#keysOf(section).shown);
    if (this.active) wanted.push(this.active);
    if (await this.#cards.fetch(wanted)) this.plan();
  }

  lay() {
    if (!isWide()) return;
    for (const button of this.#folded) button.remove();
    this.#folded = [];
    const origin = this.#layer.getBoundingClientRect().top;
    const items = this.near.flatMap((section) => this.#itemsOf(section, origin));
    this.#cards.show(items.map((item) => item.key).filter(Boolean));
    this.#measure(items);
    const placed = items.filter((item) => item.element?.isConnected && item.height > 0);
    if (this.composer) placed.push(this.#composerItem(origin));
    placed.sort((a, b) => a.top - b.top || a.left - b.left);
    this.#place(placed);
    this.dispatchEvent(new Event("laid"));
  }

  #moved(entries) {
    for (const { target, isIntersecting } of entries) {
      if (isIntersecting) this.#near.add(target);
      else this.#near.delete(target);
    }
    this.fill();
    this.plan();
  }

  /** Where the words of the active annotation begin. */
  get activePiece() {
    const section = this.#sections.get(this.#index.section(this.active));
    return section && this.#groupsOf(section).starts.get(this.active);
  }

  /** Look for the words of the annotations anew: passages have been swapped. */
  forget() {
    this.#groups = new WeakMap();
  }

  /** The keys beside a section that there is room for, and those that are folded away. */
  #keysOf(section) {
    const { groups, starts } = this.#groupsOf(section);
    const room = roomFor(groups, section.offsetHeight);
    return { ...room, starts, shown: room.groups.flatMap((group) => group.shown) };
  }

  /** The keys by passage, and the first piece of each; kept, because every frame of a fast scroll asks for them. */
  #groupsOf(section) {
    if (!this.#groups.has(section)) {
      const starts = firstPieces(section);
      const groups = new Map();
      for (const key of this.#index.keysBeside(section.dataset.section)) {
        const passage = starts.get(key)?.closest("[data-p]");
        if (passage) groups.set(passage, [...(groups.get(passage) ?? []), key]);
      }
      this.#groups.set(section, { groups: [...groups.values()], starts });
    }
    return this.#groups.get(section);
  }

  #itemsOf(section, origin) {
    const { isLined, groups, starts } = this.#keysOf(section);
    return groups.flatMap(({ shown, more }) => {
      const keys = more.includes(this.active) ? [...shown, this.active] : shown;
      const items = keys.map((key) => this.#item(key, starts.get(key), origin, isLined));
      if (more.length) items.push(this.#foldItem(more, starts.get(more[0]), origin));
      return items;
    });
  }

  #item(key, piece, origin, isLined) {
    const box = piece.getClientRects()[0] ?? piece.getBoundingClientRect();
    const element = this.#cards.get(key);
    element?.classList.toggle("line", isLined);
    return { key, element, top: box.top - origin - 8, left: box.left, weight: key === this.active ? PINNED : 1 };
  }

  #foldItem(keys, piece, origin) {
    const element = document.createElement("button");
    element.type = "button";
    element.className = "btn quiet more";
    element.textContent = say("more", { number: keys.length });
    element.addEventListener("click", () => this.dispatchEvent(new CustomEvent("unfold", { detail: keys })));
    this.#layer.append(element);
    this.#folded.push(element);
    const box = piece.getBoundingClientRect();
    return { element, top: box.top - origin - 8, left: Infinity, weight: 1 };
  }

  #composerItem(origin) {
    const { element, range } = this.composer;
    const box = range.getClientRects()[0] ?? element.getBoundingClientRect();
    return { element, top: box.top - origin - 8, left: 0, weight: PINNED, height: element.offsetHeight };
  }

  #measure(items) {
    for (const item of items) if (item.element?.isConnected) item.height = item.element.offsetHeight;
  }

  #place(items) {
    const tops = stack(items, GAP, this.#tools.offsetHeight + GAP);
    for (const [at, item] of items.entries()) item.element.style.top = `${tops[at]}px`;
    const last = items.length - 1;
    this.#layer.style.height = items.length ? `${tops[last] + items[last].height}px` : "";
  }
}

/** The first piece of every annotation in a section, in one pass. */
export function firstPieces(section) {
  const starts = new Map();
  for (const piece of section.querySelectorAll(".hl")) {
    for (const key of piece.dataset.a.split(" ")) if (!starts.has(key)) starts.set(key, piece);
  }
  return starts;
}
