// Reply, change and delete inside a card: the same pages and forms that work without a script, brought into the card.

import { announce, say } from "./facts.js";
import { post } from "./posting.js";

export class CardForms extends EventTarget {
  connect() {
    document.addEventListener("click", this.#clicked);
    document.addEventListener("submit", this.#submitted);
    document.addEventListener("keydown", this.#typed);
    document.addEventListener("toggle", this.#unfolded, { capture: true });
  }

  disconnect() {
    document.removeEventListener("click", this.#clicked);
    document.removeEventListener("submit", this.#submitted);
    document.removeEventListener("keydown", this.#typed);
    document.removeEventListener("toggle", this.#unfolded, { capture: true });
  }

  #clicked = async (event) => {
    const close = event.target.closest("[data-alike-close]");
    if (close) {
      event.preventDefault();
      return this.#closeAlike(close);
    }
    const link = event.target.closest("[data-card] [data-card-link]");
    if (!link || event.ctrlKey || event.metaKey) return undefined;
    event.preventDefault();
    const { card } = link.closest("[data-card]").dataset;
    const answer = await fetch(link.href);
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const form = page.querySelector("main form[method=post]");
    if (!answer.ok || !form) return void location.assign(link.href);
    // The card may have been swapped while the form was on its way.
    const acts = document.querySelector(`[data-card="${card}"] .acts`) ?? link.closest(".acts");
    this.#show(acts, form, link.href);
  };

  #unfolded = (event) => {
    if (!event.target.closest("[data-card]")) return;
    this.dispatchEvent(new Event("resized"));
    if (event.target.open) event.target.querySelector("textarea")?.focus({ preventScroll: true });
  };

  #typed = (event) => {
    const form = event.target.closest("[data-card-form], .taken");
    if (form && event.key === "Enter" && (event.ctrlKey || event.metaKey)) form.requestSubmit();
    if (form && event.key === "Escape") {
      event.stopPropagation();
      this.#fold(form);
    }
  };

  #submitted = async (event) => {
    const pair = event.target.closest("form[data-alike-form]");
    if (pair) return this.#relate(event, pair);
    const form = event.target.closest("[data-card] form[data-card-form], [data-card] form.taken");
    if (!form) return;
    event.preventDefault();
    const button = event.submitter ?? form.querySelector("button");
    button.disabled = true;
    const answer = await post(form.action, new FormData(form), "text/html");
    button.disabled = false;
    if (answer.ok) {
      form.querySelectorAll("textarea").forEach((field) => {
        field.value = field.defaultValue;
      });
      this.dispatchEvent(new CustomEvent("done", { detail: form.closest("[data-card]").dataset.card }));
      this.#fold(form);
    } else this.#refused(form, answer);
  };

  /** Say how two claims stand to each other; the pair is done with then. */
  async #relate(event, form) {
    event.preventDefault();
    const { ok, complaint } = await post(form.action, new FormData(form, event.submitter), "text/html");
    if (!ok) return this.#refused(form, { complaint });
    announce(say("saved"));
    const list = form.closest("ul");
    form.closest("li").remove();
    if (!list.children.length) this.#closeAlike(list);
    return this.dispatchEvent(new Event("resized"));
  }

  /** What was suggested goes; the focus stays on the card. */
  #closeAlike(inside) {
    const card = inside.closest("[data-card]");
    inside.closest("[data-alike]").remove();
    card.focus({ preventScroll: true });
    this.dispatchEvent(new Event("resized"));
  }

  /** The server's own form with its complaint, or a sentence above the form as it is. */
  #refused(form, { page, complaint }) {
    const refused = page?.querySelector("main form[method=post]");
    if (refused) return void this.#show(form.closest(".acts"), refused, form.action);
    const box = document.createElement("p");
    box.className = "complaint";
    box.setAttribute("role", "alert");
    box.textContent = complaint ?? page?.querySelector("main")?.innerText.trim().slice(0, 200) ?? say("offline");
    form.querySelector(".complaint")?.remove();
    form.prepend(box);
  }

  #show(acts, form, action) {
    form.className = "taken";
    form.action = action;
    acts.querySelector(".taken")?.remove();
    acts.append(form);
    form.querySelector("textarea, select, button:not([value=''])")?.focus({ preventScroll: true });
    this.dispatchEvent(new Event("resized"));
  }

  #fold(form) {
    if (form.matches(".taken")) form.remove();
    else form.closest("details").open = false;
    this.dispatchEvent(new Event("resized"));
  }
}
