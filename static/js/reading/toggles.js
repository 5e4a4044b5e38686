// The kinds as switches, and the filter: what stands in the address is what shows.

import { facts, say } from "./facts.js";

const KINDS = ["claim", "evidence", "disagreement"];
const NONE = "none";

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
    this.#bar.addEventListener("submit", this.#submitted);
    this.#bar.addEventListener("keydown", this.#typed);
    document.addEventListener("click", this.#clickedElsewhere);
    addEventListener("popstate", this.#wentBack);
  }

  disconnect() {
    this.#bar.removeEventListener("click", this.#clicked);
    this.#bar.removeEventListener("submit", this.#submitted);
    this.#bar.removeEventListener("keydown", this.#typed);
    document.removeEventListener("click", this.#clickedElsewhere);
    removeEventListener("popstate", this.#wentBack);
  }

  /** The kinds that show. */
  get kinds() {
    return KINDS.filter((kind) => this.#button(kind).getAttribute("aria-pressed") === "true");
  }

  /** How many there are of each kind, and of all kinds before the filter. */
  count(counts, standing) {
    for (const [kind, count] of Object.entries(counts)) this.#button(kind).querySelector(".c").textContent = count;
    facts.standing = standing;
    this.#tell();
  }

  #button(kind) {
    return this.#bar.querySelector(`[data-kind="${kind}"]`);
  }

  #clicked = (event) => {
    const button = event.target.closest("button[data-kind]");
    if (!button) return;
    event.preventDefault();
    const { kind } = button.dataset;
    this.#show(KINDS.filter((each) => this.kinds.includes(each) !== (each === kind)));
    const address = new URL(location.href);
    for (const [name, value] of this.#query()) address.searchParams.set(name, value);
    if (!this.#query().has("kind")) address.searchParams.delete("kind");
    history.pushState(null, "", address);
  };

  /** The filter as the address has it, with the kinds that show. */
  #query() {
    const query = new URLSearchParams(facts.filter);
    query.delete("kind");
    const { kinds } = this;
    if (kinds.length < KINDS.length) query.set("kind", kinds.join(",") || NONE);
    return query;
  }

  #show(kinds) {
    for (const kind of KINDS) {
      const isOn = kinds.includes(kind);
      this.#button(kind).setAttribute("aria-pressed", String(isOn));
      for (const part of [this.#work, this.#layer]) part.classList.toggle(`off-${kind}`, !isOn);
    }
    facts.filter = this.#query().toString();
    this.#tell();
    this.dispatchEvent(new Event("changed"));
  }

  /** "12 of 40", where not all are shown. */
  #tell() {
    const { kinds } = this;
    const number = kinds.reduce((sum, kind) => sum + Number(this.#button(kind).querySelector(".c").textContent), 0);
    const words = facts.filter ? say("filtered", { number, total: facts.standing }) : String(facts.standing);
    for (const place of document.querySelectorAll("[data-shown], [data-filtered-count]")) place.textContent = words;
    this.#bar.querySelector("[data-filtered]").hidden = !facts.filter;
    const sent = this.#bar.querySelector('input[name="kind"]') ?? this.#bar.appendChild(hidden("kind"));
    sent.value = kinds.length < KINDS.length ? kinds.join(",") || NONE : "";
  }

  /** Leave out what is empty, and come back to the passage that one is reading. */
  #submitted = () => {
    for (const field of this.#bar.elements) if (field.name && !field.value) field.disabled = true;
    const line = innerHeight * 0.3;
    const passage = [...this.#work.querySelectorAll("[data-p][id]")].find((each) => each.getBoundingClientRect().bottom > line);
    this.#bar.action = `${location.pathname}${scrollY > line && passage ? `#${passage.id}` : ""}`;
    setTimeout(() => {
      for (const field of this.#bar.elements) field.disabled = false;
    });
  };

  #typed = (event) => {
    const panel = this.#bar.querySelector("details[open]");
    if (event.key !== "Escape" || !panel) return;
    event.stopPropagation();
    panel.open = false;
    panel.querySelector("summary").focus();
  };

  #clickedElsewhere = (event) => {
    const panel = this.#bar.querySelector("details[open]");
    if (panel && !panel.contains(event.target)) panel.open = false;
  };

  #wentBack = () => {
    const address = new URLSearchParams(location.search);
    const asked = new URLSearchParams(facts.filter);
    const isSame = ["person", "status", "verdict", "on", "tag"].every((name) => (address.get(name) ?? "") === (asked.get(name) ?? ""));
    if (!isSame) return location.reload();
    const kinds = address.get("kind");
    return this.#show(kinds ? kinds.split(",") : KINDS);
  };
}

function hidden(name) {
  const input = document.createElement("input");
  input.type = "hidden";
  input.name = name;
  return input;
}
