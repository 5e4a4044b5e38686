// Which annotations there are, in text order, and beside which printed page their cards stand.

export class AnnotationIndex {
  #sections = new Map();
  #places = new Map();
  #order = [];
  #kinds = null; // those that show; null for all

  constructor(sections, total) {
    this.take(sections, total);
  }

  /** `sections`: {sequence: [[key, number], …]} as the server writes it. */
  take(sections, total) {
    this.total = total;
    this.#sections = new Map(Object.entries(sections).map(([sequence, entries]) => [sequence, entries.map(([key]) => key)]));
    this.#places = new Map();
    for (const [sequence, entries] of Object.entries(sections)) {
      for (const [key, number] of entries) this.#places.set(key, { section: sequence, number });
    }
    this.#order = [...this.#places].sort(([, a], [, b]) => a.number - b.number).map(([key]) => key);
  }

  has(key) {
    return this.#places.has(key);
  }
  number(key) {
    return this.#places.get(key)?.number ?? 0;
  }
  section(key) {
    return this.#places.get(key)?.section;
  }
  keysBeside(sequence) {
    return this.#sections.get(String(sequence)) ?? [];
  }

  /** In text order, of the kinds that show. */
  get keys() {
    return this.#kinds ? this.#order.filter((key) => this.#kinds.has(key.split("-")[0])) : this.#order;
  }

  /** Pass over all but these kinds. */
  showOnly(kinds) {
    this.#kinds = new Set(kinds);
  }

  /** The annotation `step` further on, of one kind or any; null at either end. */
  beyond(key, step, kind = "") {
    const keys = kind ? this.keys.filter((each) => each === key || each.startsWith(`${kind}-`)) : this.keys;
    const at = keys.indexOf(key);
    if (at < 0) return (step > 0 ? keys[0] : keys[keys.length - 1]) ?? null;
    return keys[at + step] ?? null;
  }
}
