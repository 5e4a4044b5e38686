const WORTH_IT = 12;

/** A field above a long list of choices: what one types leaves only the choices that contain it. */
export class ChoiceFilter {
  #select;
  #options;
  #field = document.createElement("input");
  #listener = () => this.#narrow();

  constructor(select) {
    this.#select = select;
    this.#options = [...select.options];
  }

  connect() {
    if (this.#options.length < WORTH_IT) return;
    this.#field.type = "search";
    this.#field.placeholder = this.#select.dataset.filter;
    this.#field.setAttribute("aria-label", this.#select.dataset.filter);
    this.#field.addEventListener("input", this.#listener);
    this.#select.before(this.#field);
  }

  disconnect() {
    this.#field.removeEventListener("input", this.#listener);
    this.#field.remove();
  }

  #narrow() {
    const words = this.#field.value.toLowerCase().split(/\s+/).filter(Boolean);
    const chosen = this.#select.value;
    const fits = (option) => !option.value || option.value === chosen || words.every((word) => option.text.toLowerCase().includes(word));
    this.#select.replaceChildren(...this.#options.filter(fits));
    this.#select.value = chosen;
    this.#select.size = words.length ? Math.min(8, Math.max(2, this.#select.options.length)) : 1;
  }
}
