import { Waiting, showMark } from "./waiting.js";

const BESIDE = matchMedia("(min-width: 75rem)");

/** Opens looks at the file beside the list where there is room, below the row that asked where there is not. */
export class LookPane {
  #list;
  #pane = null;
  #link = null;
  #waiting = null;
  #mayStandBeside;

  /** `list` holds the links marked `data-look`; `beside` says whether its page has room at its side. */
  constructor(list, { beside = true } = {}) {
    this.#list = list;
    this.#mayStandBeside = beside;
  }

  get #isBeside() {
    return this.#mayStandBeside && BESIDE.matches;
  }

  connect() {
    this.#list.addEventListener("click", this.#clicked);
    this.#list.addEventListener("keydown", this.#pressed);
    BESIDE.addEventListener("change", this.#place);
  }

  disconnect() {
    this.#list.removeEventListener("click", this.#clicked);
    this.#list.removeEventListener("keydown", this.#pressed);
    BESIDE.removeEventListener("change", this.#place);
    this.#close();
  }

  #clicked = (event) => {
    if (event.target.closest("[data-look-close]")) return this.#close();
    const link = event.target.closest("a[data-look]");
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    if (link === this.#link) this.#close();
    else this.#open(link);
  };

  #pressed = (event) => {
    if (event.key === "Escape" && this.#pane?.contains(event.target)) this.#close();
  };

  async #open(link) {
    const turned = this.#pane?.contains(link);
    try {
      const answer = await fetch(link.href, { headers: { "HX-Request": "true" } });
      if (!answer.ok) throw new Error(answer.statusText);
      this.#show(await answer.text(), turned ? this.#link : link);
    } catch {
      window.location.assign(link.href);
    }
  }

  #show(html, link) {
    this.#drop();
    const fresh = document.createElement("template");
    fresh.innerHTML = html;
    this.#pane = fresh.content.querySelector(".look");
    this.#link = link;
    link.setAttribute("aria-expanded", "true");
    keepInPlace(link, () => {
      this.#list.classList.toggle("checks--looking", this.#mayStandBeside);
      this.#place();
    });
    this.#waiting = new Waiting(this.#pane);
    this.#waiting.connect();
    this.#pane.querySelector(".look__title").focus({ preventScroll: true });
    if (!this.#isBeside) (link.closest("[data-look-row]") ?? this.#pane).scrollIntoView({ block: "start" });
    showMark(this.#pane);
  }

  #place = () => {
    if (!this.#pane) return;
    const row = this.#link.closest("[data-look-row]");
    if (this.#isBeside || !row) this.#list.append(this.#pane);
    else row.append(this.#pane);
  };

  #close() {
    const link = this.#link;
    if (!link) return;
    keepInPlace(link, () => {
      this.#drop();
      this.#list.classList.remove("checks--looking");
    });
    link.focus({ preventScroll: true });
  }

  #drop() {
    this.#waiting?.disconnect();
    this.#pane?.remove();
    this.#link?.removeAttribute("aria-expanded");
    this.#pane = this.#link = this.#waiting = null;
  }
}

/** The list grows narrower and longer when something opens beside it; the row that a person looks at stays under their eyes. */
function keepInPlace(element, change) {
  const before = element.getBoundingClientRect().top;
  change();
  window.scrollBy({ top: element.getBoundingClientRect().top - before, behavior: "instant" });
}
