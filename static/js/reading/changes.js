// Keep the open page as the others see it: the stream rings, the page fetches what it may see and swaps it.

import { facts, here } from "./facts.js";
import { domRange, rangesOf } from "./anchor.js";

const POLL = 10_000; // ms, where there is no stream
const PATIENCE = 5_000;

export class Changes extends EventTarget {
  #work;
  #cards;
  #index;
  #source = null;
  #timer = 0;
  #planned = 0;

  constructor(work, cards, index) {
    super();
    this.#work = work;
    this.#cards = cards;
    this.#index = index;
  }

  connect() {
    if (!facts.streams) return this.#poll();
    this.#source = new EventSource(here("events/", { after: facts.since }));
    const impatient = setTimeout(() => this.#poll(), PATIENCE);
    this.#source.addEventListener("open", () => {
      clearTimeout(impatient);
      clearInterval(this.#timer);
    });
    this.#source.addEventListener("change", (event) => this.#rung(JSON.parse(event.data)));
    this.#source.addEventListener("error", () => {
      if (this.#source.readyState === EventSource.CLOSED) this.#poll();
    });
    addEventListener("pagehide", () => this.#source.close());
    return undefined;
  }

  disconnect() {
    this.#source?.close();
    clearInterval(this.#timer);
  }

  /** Ask what has been written since the last answer. */
  async fetch() {
    const first = this.#work.querySelector("[data-p]")?.dataset.p ?? "";
    const answer = await fetch(here("changes/", { since: facts.since, p: first })).catch(() => null);
    if (answer?.status !== 200) return;
    const changes = await answer.json();
    if (changes.since > facts.since) this.take(changes); // else what one has saved oneself came sooner, and with it all of this
  }

  /** Swap the passages and cards of an answer. */
  take(answer) {
    facts.since = Math.max(facts.since, answer.since ?? 0);
    this.#index.take(answer.sections, answer.total);
    for (const [ref, html] of Object.entries(answer.passages)) this.#swap(ref, html);
    for (const html of Object.values(answer.cards)) this.#cards.take(html);
    for (const key of answer.gone) this.#cards.drop(key);
    for (const link of this.#work.querySelectorAll("[data-to]")) {
      const number = String(this.#index.number(link.dataset.to));
      if (link.lastChild.data !== number) link.lastChild.data = number;
    }
    this.dispatchEvent(new CustomEvent("taken", { detail: answer }));
  }

  #rung(message) {
    if (message.job) return this.dispatchEvent(new Event("job"));
    clearTimeout(this.#planned);
    this.#planned = setTimeout(() => this.fetch(), 200);
    return undefined;
  }

  #poll() {
    clearInterval(this.#timer);
    this.#timer = setInterval(() => {
      if (!document.hidden) this.fetch();
    }, POLL);
  }

  /** The passage's new inner HTML; what stands before its text, and what the reader has selected in it, stay. */
  #swap(ref, html) {
    const passage = this.#work.querySelector(`[data-p="${CSS.escape(ref)}"]`);
    if (!passage) return;
    const selection = getSelection();
    const selected =
      selection.rangeCount && !selection.isCollapsed && selection.containsNode(passage, true)
        ? rangesOf(selection.getRangeAt(0), this.#work)
        : [];
    const aside = [...passage.querySelectorAll(":scope > .pid, :scope > .mend")];
    passage.innerHTML = html;
    passage.prepend(...aside);
    if (selected.length === 1) {
      const range = domRange(passage, selected[0].start, selected[0].end);
      if (range) {
        selection.removeAllRanges();
        selection.addRange(range);
      }
    }
  }
}
