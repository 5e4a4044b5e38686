// Write an annotation in the margin, beside the words that it is about.

import { announce, facts, here, say } from "./facts.js";
import { drafts, fillIn, isWorthKeeping, valuesOf } from "./drafts.js";
import { domRange } from "./anchor.js";
import { post } from "./posting.js";

export class Composer extends EventTarget {
  #margin;
  #layer;
  #form = null;
  #ranges = [];
  #turn = 0;
  #button = document.querySelector("[data-drafts]");

  constructor(margin, layer) {
    super();
    this.#margin = margin;
    this.#layer = layer;
  }

  connect() {
    const left = drafts.all().find((draft) => draft.isOpen);
    if (left) this.open(left.kind, left.ranges);
    addEventListener("beforeunload", () => this.#keep(true));
    this.#button.addEventListener("click", () => this.#openDraft());
    this.#count();
  }

  async open(kind, ranges) {
    this.close();
    const turn = (this.#turn += 1);
    const draft = drafts.of(ranges);
    const range = rangeOnPage(ranges);
    // The words themselves stay here: a long quotation would not fit into an address.
    const places = ranges.map(({ passage, start, end }) => ({ passage, start, end }));
    const answer = await fetch(here("compose/", { kind: draft?.kind ?? kind, ranges: JSON.stringify(places) }));
    if (answer.redirected) return void toLogin(answer.url);
    if (!answer.ok || !range) return;
    const html = await answer.text();
    if (turn === this.#turn) this.#show(html, ranges, range, draft);
  }

  #show(html, ranges, range, draft) {
    const template = document.createElement("template");
    template.innerHTML = html;
    this.#form = template.content.querySelector("form");
    this.#form.elements.ranges.value = JSON.stringify(ranges);
    this.#form.elements.revision.value = facts.revision;
    this.#ranges = ranges;
    this.#layer.append(this.#form);
    this.#layer.parentElement.classList.add("writing");
    if (draft) this.#restore(draft);
    this.#listen();
    paintDraft(ranges);
    this.#margin.composer = { element: this.#form, range };
    this.#margin.lay();
    this.#focus();
  }

  /** The draft that was left longest ago. */
  #openDraft() {
    const [draft] = drafts.all();
    if (!draft) return;
    rangeOnPage(draft.ranges)?.startContainer.parentElement.scrollIntoView({ block: "center" });
    this.open(draft.kind, draft.ranges);
  }

  #count() {
    const count = this.#form ? 0 : drafts.all().filter((draft) => rangeOnPage(draft.ranges)).length;
    this.#button.hidden = count === 0;
    this.#button.textContent = say("drafts", { number: count });
  }

  /** Take the composer away; what was written stays as a draft. */
  close() {
    if (!this.#form) return;
    const isKept = this.#keep(false);
    this.#remove();
    if (isKept) announce(say("draftKept"));
  }

  discard() {
    drafts.forget(this.#ranges);
    this.#remove();
  }

  #remove() {
    this.#form?.remove();
    this.#form = null;
    this.#layer.parentElement.classList.remove("writing");
    globalThis.CSS?.highlights?.delete("draft");
    this.#margin.composer = null;
    this.#margin.plan();
    this.#count();
  }

  #keep(isOpen) {
    if (!this.#form || !isWorthKeeping(this.#form)) return false;
    drafts.keep(this.#ranges, { kind: this.#form.elements.kind.value, values: valuesOf(this.#form), isOpen });
    return true;
  }

  #restore(draft) {
    fillIn(this.#form, draft.values);
    const note = this.#form.querySelector("[data-draft-note]");
    note.textContent = say("draftOpen");
    note.hidden = false;
  }

  #listen() {
    const form = this.#form;
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      this.#save(event.submitter ?? this.#saveButton());
    });
    form.addEventListener("input", () => {
      this.#keep(true);
      this.#margin.plan();
    });
    form.addEventListener("keydown", (event) => {
      if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) this.#save(this.#saveButton());
      if (event.key === "Escape") {
        event.stopPropagation();
        this.close();
      }
    });
    form.querySelector("[data-discard]").addEventListener("click", () => this.discard());
    form.querySelector(".kinds").addEventListener("change", () => {
      this.#margin.lay();
      this.#focus();
    });
  }

  #part() {
    return this.#form.querySelector(`div[data-part="${this.#form.elements.kind.value}"]`);
  }
  #saveButton() {
    return this.#form.querySelector(`span[data-part="${this.#form.elements.kind.value}"] button`);
  }
  #focus() {
    const fields = [...this.#part().querySelectorAll("textarea, select")];
    fields.find((field) => field.matches("textarea") && field.checkVisibility())?.focus({ preventScroll: true });
  }

  async #save(button) {
    if (button.disabled) return undefined;
    const body = new FormData(this.#form);
    body.set("since", facts.since);
    button.disabled = true;
    const answer = await post(`${button.formAction}?${facts.filter}`, body);
    button.disabled = false;
    if (!answer.ok || !answer.data) return this.#complain(answer);
    drafts.forget(this.#ranges);
    this.#remove();
    announce(say("saved"));
    return this.dispatchEvent(new CustomEvent("saved", { detail: answer.data }));
  }

  /** Say what is wrong; nothing that was written is lost. */
  #complain({ complaint, data, status }) {
    const box = this.#form.querySelector("[data-complaint]");
    for (const slot of this.#form.querySelectorAll("[data-error]")) slot.replaceChildren();
    for (const [name, messages] of Object.entries(data?.fields ?? {})) this.#mark(name, messages);
    box.textContent = complaint ?? data?.complaint ?? `${say("offline")} (${status})`;
    box.hidden = !box.textContent;
    this.#keep(true);
    this.#margin.lay();
    (this.#form.querySelector('[aria-invalid="true"]') ?? this.#part().querySelector("textarea")).focus({ preventScroll: true });
  }

  #mark(name, messages) {
    const slot = this.#form.querySelector(`[data-error="${CSS.escape(name)}"]`);
    const field = this.#form.querySelector(`[name="${CSS.escape(name)}"]`);
    if (!slot) return;
    const list = document.createElement("p");
    list.className = "errorlist";
    list.id = `error-${name}`;
    list.textContent = messages.join(" ");
    slot.append(list);
    field?.setAttribute("aria-invalid", "true");
    field?.setAttribute("aria-describedby", list.id);
  }
}

/** Somebody who is logged out comes back to this page; nothing has been written yet. */
function toLogin(address) {
  const login = new URL(address);
  login.search = new URLSearchParams({ next: location.pathname + location.search });
  location.assign(login);
}

export function rangeOnPage(ranges) {
  const first = document.querySelector(`[data-p="${CSS.escape(ranges[0]?.passage ?? "")}"]`);
  return first && domRange(first, ranges[0].start, ranges[0].end);
}

/** The words being written about, until they are saved. */
function paintDraft(ranges) {
  if (!globalThis.CSS?.highlights) return;
  const painted = ranges.map((part) => rangeOnPage([part])).filter(Boolean);
  CSS.highlights.set("draft", new Highlight(...painted));
}
