// "/" goes to the search field, or to the search page where the field is not shown.

import { isSingleKey } from "../single_keys.js";

export class FindKey {
  connect() {
    document.addEventListener("keydown", this.#typed);
  }
  disconnect() {
    document.removeEventListener("keydown", this.#typed);
  }

  #typed = (event) => {
    if (event.key !== "/" || !isSingleKey(event) || document.querySelector("dialog[open]")) return;
    const fields = [...document.querySelectorAll("[data-find] input[name=q]")];
    const field = fields.findLast((each) => each.checkVisibility());
    event.preventDefault();
    if (field) field.select();
    else document.querySelector(".find-door")?.click();
  };
}
