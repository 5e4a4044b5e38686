import { isSingleKey } from "./single_keys.js";

/** j and k: on the queue the focus moves from claim to claim, on a page they follow its links to the next and the previous one. */
export class QueueKeys {
  #listener = (event) => this.#press(event);

  connect() {
    document.addEventListener("keydown", this.#listener);
  }

  disconnect() {
    document.removeEventListener("keydown", this.#listener);
  }

  #press(event) {
    const step = { j: 1, k: -1 }[event.key];
    if (!step || !isSingleKey(event)) return;
    const entries = [...document.querySelectorAll("[data-entry]")];
    if (entries.length) this.#move(entries, step);
    else document.querySelector(step > 0 ? "a[rel=next]" : "a[rel=prev]")?.click();
    event.preventDefault();
  }

  #move(entries, step) {
    const at = entries.indexOf(document.activeElement);
    const next = at < 0 ? entries[step > 0 ? 0 : entries.length - 1] : entries[at + step];
    next?.focus();
    next?.scrollIntoView({ block: "nearest" });
  }
}
