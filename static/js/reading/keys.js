// Single keys, for those who have not switched them off.

import { announce, facts, say, thisPage } from "./facts.js";

export class Keys {
  #acts;

  /** `acts`: {key: function}; the function is called where nobody is writing. */
  constructor(acts) {
    this.#acts = acts;
  }

  connect() {
    document.addEventListener("keydown", this.#typed);
  }
  disconnect() {
    document.removeEventListener("keydown", this.#typed);
  }

  #typed = (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
    if (document.querySelector("dialog[open]")) return; // which closes by itself
    if (event.target.closest?.("input, textarea, select, [contenteditable], dialog")) return;
    if (event.key !== "Escape" && !facts.keys) return;
    const act = this.#acts[event.key.length === 1 ? event.key.toLowerCase() : event.key];
    if (act && act() !== false) event.preventDefault();
  };
}

/** Go `step` annotations on, of one kind or any; of a text that is shown in parts, to the next part. */
export const walker = (active, index) => (step, kind) => {
  const next = index.beyond(active.key, step, kind);
  const elsewhere = facts.beyond[step > 0 ? 1 : 0];
  if (next) active.look(next, { focus: true, scroll: true });
  else if (elsewhere) location.assign(thisPage({ a: elsewhere }));
  else announce(say("last"));
};
