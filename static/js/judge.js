import { isSingleKey } from "./single_keys.js";

const NARROW = matchMedia("(max-width: 62rem)"); // as in claim.css

/** 1 to 4 choose a judgement; Ctrl+Enter saves it and goes on to the next claim. On a narrow screen the bar is folded until then. */
export class Judge {
  #form;
  #fold;
  #refold = () => (this.#fold.open = !NARROW.matches);
  #keys = (event) => this.#press(event);

  constructor(form) {
    this.#form = form;
    this.#fold = form.closest("details");
  }

  connect() {
    document.addEventListener("keydown", this.#keys);
    NARROW.addEventListener("change", this.#refold);
    this.#refold();
  }

  disconnect() {
    document.removeEventListener("keydown", this.#keys);
    NARROW.removeEventListener("change", this.#refold);
  }

  #press(event) {
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) this.#save(event);
    else if (/^[1-4]$/.test(event.key) && isSingleKey(event)) this.#choose(Number(event.key) - 1, event);
  }

  #choose(place, event) {
    const option = this.#form.elements.stance[place];
    this.#fold.open = true;
    option.checked = true;
    option.focus();
    event.preventDefault();
  }

  #save(event) {
    const elsewhere =
      event.target instanceof Element && event.target.closest("form") !== this.#form && event.target.closest("textarea, input, select");
    if (elsewhere || event.defaultPrevented) return;
    event.preventDefault();
    this.#fold.open = true; // what is missing is told at a field that is seen
    this.#form.requestSubmit(this.#form.querySelector("[name=next]"));
  }
}
