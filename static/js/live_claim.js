const SOON = 400;

/** Brings the parts of a claim's page up to date when others write. What one is writing in, or has opened, stays as it is. */
export class LiveClaim {
  #root;
  #renewed;
  #source = null;
  #timer = 0;

  /** `renewed` is told of each part that has been put in. */
  constructor(root, renewed) {
    this.#root = root;
    this.#renewed = renewed;
  }

  connect() {
    this.#source = new EventSource(this.#root.dataset.liveClaim);
    this.#source.addEventListener("change", () => {
      clearTimeout(this.#timer);
      this.#timer = setTimeout(() => this.#read().catch(() => {}), SOON); // the next change tries again
    });
  }

  disconnect() {
    clearTimeout(this.#timer);
    this.#source?.close();
  }

  async #read() {
    const response = await fetch(window.location.href, { headers: { Accept: "text/html" } });
    if (!response.ok) return;
    const page = new DOMParser().parseFromString(await response.text(), "text/html");
    const parts = [...document.querySelectorAll("[data-part]")].map((old) => [old, page.getElementById(old.id)]);
    const changed = parts.filter(([old, fresh]) => fresh && words(old) !== words(fresh));
    const [busy, free] = [changed.filter(([old]) => isBusy(old)), changed.filter(([old]) => !isBusy(old))];
    for (const [old, fresh] of free) this.#swap(old, fresh);
    if (free.length) this.#say("changed");
    document.querySelector("[data-waiting]").hidden = busy.length === 0;
  }

  #swap(old, fresh) {
    const part = document.adoptNode(fresh);
    old.replaceWith(part);
    this.#renewed(part);
  }

  #say(what) {
    document.querySelector("[data-live-words]").textContent = this.#root.dataset[what];
  }
}

/** The tokens of forms differ each time, the words do not. */
function words(part) {
  return part.textContent.replace(/\s+/g, " ");
}

function isBusy(part) {
  return part.contains(document.activeElement) || part.querySelector("details[open] form, .inline-form:not([hidden])") !== null;
}
