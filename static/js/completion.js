// Complete the names of members after @, and tags: a list under the field, walked with the arrow keys.

const MOST = 8;
const CALLED = /(?:^|[^\p{L}\p{N}_@.+-])@([\p{L}\p{N}_@.+-]*)$/u;
const SET_APART = /[,;]/;

export class Completion {
  #address;
  #words = null;
  #field = null;
  #list = document.createElement("ul");
  #offered = [];
  #active = -1;

  /** `address` answers {people: [[user name, shown name], …], tags: [spelling, …]}. */
  constructor(address) {
    this.#address = address;
    this.#list.className = "suggestions";
    this.#list.id = "suggestions";
    this.#list.setAttribute("role", "listbox");
  }

  connect() {
    document.addEventListener("focusin", this.#focused);
    document.addEventListener("input", this.#written);
    document.addEventListener("keydown", this.#typed, { capture: true });
    document.addEventListener("focusout", this.#left);
    this.#list.addEventListener("pointerdown", this.#pointed);
  }

  disconnect() {
    document.removeEventListener("focusin", this.#focused);
    document.removeEventListener("input", this.#written);
    document.removeEventListener("keydown", this.#typed, { capture: true });
    document.removeEventListener("focusout", this.#left);
    this.#list.removeEventListener("pointerdown", this.#pointed);
  }

  #focused = ({ target }) => {
    if (isCompleted(target)) this.#fetch();
  };

  async #fetch() {
    this.#words ??= fetch(this.#address)
      .then((answer) => (answer.ok && !answer.redirected ? answer.json() : null))
      .catch(() => null);
    return (await this.#words) ?? { people: [], tags: [] };
  }

  #written = async ({ target, isComposing }) => {
    if (!isCompleted(target) || isComposing) return;
    const words = await this.#fetch();
    if (document.activeElement === target) this.#offer(target, words);
  };

  #offer(field, words) {
    this.#close();
    const isTags = field.dataset.completes === "tags";
    this.#offered = isTags ? tagsFor(field, words.tags) : peopleFor(field, words.people);
    if (!this.#offered.length) return;
    this.#field = field;
    this.#list.replaceChildren(...this.#offered.map(option));
    field.after(this.#list);
    for (const [name, value] of [
      ["aria-controls", this.#list.id],
      ["aria-autocomplete", "list"],
      ["aria-haspopup", "listbox"],
    ])
      field.setAttribute(name, value);
    this.#list.setAttribute("aria-label", field.labels?.[0]?.textContent ?? "");
    this.#choose(isTags ? -1 : 0); // a tag may be any word, so Enter takes none that was not chosen
  }

  #choose(at) {
    this.#active = at;
    for (const [place, item] of [...this.#list.children].entries()) {
      item.setAttribute("aria-selected", String(place === at));
      if (place === at) item.scrollIntoView({ block: "nearest" });
    }
    if (at < 0) this.#field.removeAttribute("aria-activedescendant");
    else this.#field.setAttribute("aria-activedescendant", this.#list.children[at].id);
  }

  #typed = (event) => {
    if (!this.#field || event.target !== this.#field || event.ctrlKey || event.metaKey || event.altKey) return;
    const count = this.#offered.length;
    if (event.key === "ArrowDown") this.#choose((this.#active + 1) % count);
    else if (event.key === "ArrowUp") this.#choose((this.#active + count - (this.#active < 0 ? 0 : 1)) % count);
    else if (event.key === "Escape") this.#close();
    else if ((event.key === "Enter" || event.key === "Tab") && this.#active >= 0) this.#take(this.#active);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };

  #pointed = (event) => {
    const item = event.target.closest("[role=option]");
    if (!item) return;
    event.preventDefault();
    this.#take([...this.#list.children].indexOf(item));
  };

  #left = ({ target }) => {
    if (target === this.#field) this.#close();
  };

  #take(at) {
    const field = this.#field;
    const { from, inserted } = this.#offered[at];
    this.#close();
    field.setRangeText(inserted, from, field.selectionStart, "end");
    field.dispatchEvent(new InputEvent("input", { bubbles: true }));
  }

  #close() {
    this.#list.remove();
    for (const name of ["aria-controls", "aria-haspopup", "aria-activedescendant"]) this.#field?.removeAttribute(name);
    this.#field = null;
    this.#offered = [];
  }
}

/** Completion on this page, where its server says what may be completed. */
export function completeHere() {
  const address = document.querySelector("[data-words-at]")?.dataset.wordsAt;
  if (address) new Completion(address).connect();
}

const isCompleted = (field) => field instanceof HTMLTextAreaElement || field.dataset?.completes === "tags";

const folded = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLocaleLowerCase();

/** Some word of `text` begins with `begun`. */
const isBegun = (text, begun) =>
  folded(text)
    .split(/[\s.+_-]+/u)
    .some((word) => word.startsWith(begun)) || folded(text).startsWith(begun);

function peopleFor(field, people) {
  const before = field.value.slice(0, field.selectionStart);
  const called = before.match(CALLED);
  if (!called) return [];
  const begun = folded(called[1]);
  return people
    .filter(([name, shown]) => isBegun(name, begun) || isBegun(shown, begun))
    .slice(0, MOST)
    .map(([name, shown]) => ({ shown, more: `@${name}`, from: before.length - called[1].length - 1, inserted: `@${name} ` }));
}

function tagsFor(field, tags) {
  const before = field.value.slice(0, field.selectionStart);
  const begins = before.split(SET_APART).at(-1);
  const begun = folded(begins.trim().replace(/^#/, ""));
  if (!begun) return [];
  const given = new Set(field.value.split(SET_APART).map((tag) => folded(tag.trim())));
  return tags
    .filter((tag) => isBegun(tag, begun) && !given.has(folded(tag)))
    .slice(0, MOST)
    .map((tag) => ({
      shown: tag,
      more: "",
      from: before.length - begins.trimStart().length,
      inserted: `${tag}, `,
    }));
}

function option({ shown, more }, at) {
  const item = document.createElement("li");
  item.id = `suggestion-${at}`;
  item.setAttribute("role", "option");
  item.append(shown);
  if (more) {
    const small = document.createElement("small");
    small.textContent = more;
    item.append(" ", small);
  }
  return item;
}
