/** Opens the form behind a link in its place, instead of on a page of its own. What is refused is answered on that page. */
export class InlineForm {
  #link;
  #opened;
  #open = (event) => this.#toggle(event);
  #box = null;

  /** `opened` is told of each form that has been put in its place. */
  constructor(link, opened = () => {}) {
    this.#link = link;
    this.#opened = opened;
  }

  connect() {
    this.#link.setAttribute("aria-expanded", "false");
    this.#link.addEventListener("click", this.#open);
  }

  disconnect() {
    this.#link.removeEventListener("click", this.#open);
  }

  async #toggle(event) {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    if (this.#box) {
      this.#box.hidden = !this.#box.hidden;
    } else if (!(await this.#load())) {
      window.location.assign(this.#link.href);
      return;
    }
    this.#link.setAttribute("aria-expanded", String(!this.#box.hidden));
    this.#box.querySelector("input:not([type=hidden]), select, textarea")?.focus();
  }

  async #load() {
    const response = await fetch(this.#link.href, { headers: { Accept: "text/html" } });
    if (!response.ok) return false;
    const page = new DOMParser().parseFromString(await response.text(), "text/html");
    const form = page.querySelector("main form.form");
    if (!form) return false;
    form.setAttribute("action", this.#link.href);
    this.#box = document.createElement("div");
    this.#box.className = "inline-form";
    this.#box.append(uniquely(document.adoptNode(form), new URL(this.#link.href).search.replace(/\W/g, "")));
    this.#link.after(this.#box);
    this.#opened(this.#box);
    return true;
  }
}

/** Two such forms may be open at once, so that their ids are made different. */
function uniquely(form, suffix) {
  for (const name of ["id", "for", "aria-describedby"])
    for (const element of form.querySelectorAll(`[${name}]`)) element.setAttribute(name, `${element.getAttribute(name)}-${suffix}`);
  return form;
}
