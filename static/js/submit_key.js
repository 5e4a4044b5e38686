/** Ctrl+Enter sends the form that one is writing in. */
export class SubmitKey {
  #listener = (event) => this.#press(event);

  connect() {
    document.addEventListener("keydown", this.#listener);
  }

  disconnect() {
    document.removeEventListener("keydown", this.#listener);
  }

  #press(event) {
    if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey)) return;
    const form = event.target instanceof Element ? event.target.closest("form[method=post]:not([data-judge])") : null;
    if (!form) return;
    event.preventDefault();
    form.requestSubmit();
  }
}
