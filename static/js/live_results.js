const EVERY = 2000;
const SLOW = 15000;

/** Reads the results again while a check runs, and says each tenth of its progress aloud. */
export class LiveResults {
  #root;
  #words;
  #timer = 0;
  #etag = "";
  #tenth = -1;

  constructor(root, words) {
    this.#root = root;
    this.#words = words;
  }

  connect() {
    this.#wait();
  }

  disconnect() {
    clearTimeout(this.#timer);
  }

  #wait() {
    this.#timer = setTimeout(() => this.#look(), this.#isRunning() ? EVERY : SLOW);
  }

  #isRunning() {
    return ["waiting", "running"].includes(this.#root.querySelector("[data-job-state]")?.dataset.jobState);
  }

  async #look() {
    if (!document.hidden) await this.#read().catch(() => {}); // the next look tries again
    this.#wait();
  }

  async #read() {
    const address = new URL(this.#root.dataset.liveResults, window.location.href);
    address.search = window.location.search;
    const response = await fetch(address, { cache: "no-store", headers: this.#etag ? { "If-None-Match": this.#etag } : {} });
    if (response.status !== 200) return;
    this.#etag = response.headers.get("ETag") ?? "";
    const html = await response.text();
    if (this.#root.contains(document.activeElement)) return this.#swapAround(html);
    this.#root.innerHTML = html;
    this.#say();
  }

  /** Whoever has the focus on a link in the results keeps it there. */
  #swapAround(html) {
    const held = document.activeElement.getAttribute("href");
    this.#root.innerHTML = html;
    if (held) this.#root.querySelector(`[href="${CSS.escape(held)}"]`)?.focus({ preventScroll: true });
    this.#say();
  }

  #say() {
    const bar = this.#root.querySelector("progress");
    const tenth = bar ? Math.floor(bar.value / 10) : -1;
    if (tenth === this.#tenth) return;
    this.#tenth = tenth;
    this.#words.textContent = this.#root.querySelector(".progress p")?.textContent ?? "";
  }
}
