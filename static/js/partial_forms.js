/**
 * Sends forms marked `data-partial` in the background and replaces the `data-part` around them with the answer.
 * What the answer marks `data-beside` replaces what has the same id, wherever it stands.
 */
export class PartialForms {
  #root;

  constructor(root) {
    this.#root = root;
  }

  connect() {
    this.#root.addEventListener("submit", this.#send);
  }

  disconnect() {
    this.#root.removeEventListener("submit", this.#send);
  }

  #send = async (event) => {
    const form = event.target.closest("form[data-partial]");
    if (!form) return;
    event.preventDefault();
    const { submitter } = event;
    try {
      const answer = await fetch(form.action, { method: "POST", body: new FormData(form, submitter), headers: { "HX-Request": "true" } });
      if (!answer.ok) throw new Error(answer.statusText);
      this.#replace(form.closest("[data-part]"), await answer.text(), submitter?.value);
    } catch {
      // Send it the ordinary way, so that the page says what is wrong.
      form.removeAttribute("data-partial");
      form.requestSubmit(submitter);
    }
  };

  #replace(part, html, pressed) {
    const fresh = document.createElement("template");
    fresh.innerHTML = html;
    const row = fresh.content.querySelector("[data-part]");
    part.replaceWith(row);
    for (const beside of fresh.content.querySelectorAll("[data-beside]")) document.getElementById(beside.id)?.replaceWith(beside);
    row.querySelector(`button[value="${CSS.escape(pressed ?? "")}"]`)?.focus();
  }
}

new PartialForms(document).connect();
