/** Lets a file be dropped on its field. Without it the field works as any file field does. */
export class DropZone {
  #root;
  #input;

  constructor(root) {
    this.#root = root;
    this.#input = root.querySelector("input[type=file]");
  }

  connect() {
    this.#root.querySelector(".drop__hint").hidden = false;
    this.#root.addEventListener("dragover", this.#over);
    this.#root.addEventListener("dragleave", this.#out);
    this.#root.addEventListener("drop", this.#drop);
  }

  disconnect() {
    this.#root.removeEventListener("dragover", this.#over);
    this.#root.removeEventListener("dragleave", this.#out);
    this.#root.removeEventListener("drop", this.#drop);
  }

  #over = (event) => {
    event.preventDefault();
    this.#root.classList.add("drop--over");
  };

  #out = () => this.#root.classList.remove("drop--over");

  #drop = (event) => {
    event.preventDefault();
    this.#out();
    if (!event.dataTransfer.files.length) return;
    const one = new DataTransfer();
    one.items.add(event.dataTransfer.files[0]);
    this.#input.files = one.files;
    this.#input.focus();
  };
}

for (const root of document.querySelectorAll("[data-drop]")) new DropZone(root).connect();
