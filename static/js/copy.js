/** A button that copies the value of a field: `data-copy` names the field, `data-copied` what to say then. */
export class CopyButton {
  #button;
  #words;
  #before;

  constructor(button) {
    this.#button = button;
    this.#words = button.querySelector("span");
    this.#before = this.#words.textContent;
  }

  connect() {
    this.#button.hidden = false;
    this.#button.addEventListener("click", this.#copy);
  }

  disconnect() {
    this.#button.removeEventListener("click", this.#copy);
  }

  #copy = async () => {
    const field = document.getElementById(this.#button.dataset.copy);
    try {
      await navigator.clipboard.writeText(field.value);
    } catch {
      // Without TLS there is no clipboard to write to: select the words, so that Ctrl+C takes them.
      field.select();
      return;
    }
    this.#words.textContent = this.#button.dataset.copied;
    setTimeout(() => {
      this.#words.textContent = this.#before;
    }, 2000);
  };
}

for (const button of document.querySelectorAll("[data-copy]")) new CopyButton(button).connect();
