// The bar of citation checks and the chips in the notes, which fill while a job runs.

import { announce, here, say } from "./facts.js";

const PAUSE = 2_000;

export class Checks extends EventTarget {
  #box;
  #etag = "";
  #timer = 0;
  #tenths = -1;

  constructor(box) {
    super();
    this.#box = box;
  }

  connect() {
    if (this.#box.dataset.running !== undefined) this.#again();
  }

  disconnect() {
    clearTimeout(this.#timer);
  }

  async fetch() {
    const answer = await fetch(here("checks/"), { headers: this.#etag ? { "If-None-Match": this.#etag } : {}, cache: "no-store" }).catch(
      () => null,
    );
    if (!answer || answer.status === 304) return this.#again();
    if (!answer.ok) return undefined;
    this.#etag = answer.headers.get("ETag") ?? "";
    const { html, chips, running, tenths } = await answer.json();
    this.#box.innerHTML = html;
    for (const chip of document.querySelectorAll("[data-m]")) if (chips[chip.dataset.m]) repaint(chip, ...chips[chip.dataset.m]);
    if (this.#tenths >= 0 && tenths !== this.#tenths) announce(say("checked", { percent: tenths * 10 }));
    this.#tenths = tenths;
    this.dispatchEvent(new Event("changed"));
    return running ? this.#again() : undefined;
  }

  #again() {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.fetch(), PAUSE);
  }
}

function repaint(chip, tone, icon, words) {
  chip.classList.remove("ok", "near", "no", "na", "wait");
  chip.classList.add(tone);
  chip.querySelector("use").setAttribute("href", `#${icon}`);
  chip.lastElementChild.textContent = words;
}
