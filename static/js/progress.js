const PAUSE = 2000;

/** Asks every two seconds how far something is; loads the page again when it is over. */
export class Progress {
  #root;
  #live;
  #timer = 0;
  #etag = "";
  #tenth = 0;

  constructor(root) {
    this.#root = root;
    this.#live = document.querySelector("[data-poll-said]");
  }

  connect() {
    this.#timer = setTimeout(this.#ask, PAUSE);
  }

  disconnect() {
    clearTimeout(this.#timer);
  }

  #ask = async () => {
    try {
      const answer = await fetch(this.#root.dataset.poll, {
        cache: "no-store",
        headers: this.#etag ? { "If-None-Match": this.#etag } : {},
      });
      if (answer.ok && this.#show(answer, await answer.text())) return;
    } catch {
      // The network will come back; the import does not need us.
    }
    this.connect();
  };

  /** Puts the new state on the page; true when it was the last one. */
  #show(answer, html) {
    this.#etag = answer.headers.get("ETag") ?? "";
    this.#root.innerHTML = html;
    const state = this.#root.firstElementChild;
    this.#say(Number(state.dataset.percent));
    if (!("finished" in state.dataset)) return false;
    location.reload();
    return true;
  }

  #say(percent) {
    const tenth = Math.floor(percent / 10);
    if (!this.#live || tenth === this.#tenth) return;
    this.#tenth = tenth;
    this.#live.textContent = this.#live.dataset.pollSaid.replace("{percent}", String(tenth * 10));
  }
}

for (const root of document.querySelectorAll("[data-poll]")) new Progress(root).connect();
