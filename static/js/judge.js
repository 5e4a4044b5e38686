import { isSingleKey } from "./single_keys.js";

/** 1 to 4 choose a judgement; Ctrl+Enter saves it and goes on to the next claim. */
export class Judge {
  #form;
  #keys = (event) => this.#press(event);

  constructor(form) {
    this.#form = form;
  }

  connect() {
    document.addEventListener("keydown", this.#keys);
  }

  disconnect() {
    document.removeEventListener("keydown", this.#keys);
  }

  #press(event) {
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) this.#save(event);
    else if (/^[1-4]$/.test(event.key) && isSingleKey(event)) this.#choose(Number(event.key) - 1, event);
  }

  #choose(place, event) {
    const option = this.#form.elements.stance[place];
    option.checked = true;
    option.focus();
    event.preventDefault();
  }

  #save(event) {
    const elsewhere =
      event.target instanceof Element && event.target.closest("form") !== this.#form && event.target.closest("textarea, input, select");
    if (elsewhere || event.defaultPrevented) return;
    event.preventDefault();
    this.#form.requestSubmit(this.#form.querySelector("[name=next]"));
  }
}
