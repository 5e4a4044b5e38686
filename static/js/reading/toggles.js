// Show or hide a kind of annotation, its words and its cards.

export class Toggles extends EventTarget {
  #bar;
  #work;
  #layer;

  constructor(bar, work, layer) {
    super();
    this.#bar = bar;
    this.#work = work;
    this.#layer = layer;
  }

  connect() {
    this.#bar.addEventListener("click", this.#clicked);
  }
  disconnect() {
    this.#bar.removeEventListener("click", this.#clicked);
  }

  /** Show how many there are of each kind. */
  count(counts) {
    for (const [kind, count] of Object.entries(counts)) this.#bar.querySelector(`[data-kind="${kind}"] .c`).textContent = count;
  }

  #clicked = (event) => {
    const button = event.target.closest("[data-kind]");
    if (!button) return;
    const isOn = button.getAttribute("aria-pressed") !== "true";
    button.setAttribute("aria-pressed", String(isOn));
    this.#work.classList.toggle(`off-${button.dataset.kind}`, !isOn);
    this.#layer.classList.toggle(`off-${button.dataset.kind}`, !isOn);
    this.dispatchEvent(new Event("changed"));
  };
}
