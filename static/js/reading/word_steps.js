// Select the words of a passage one by one.

// A word with its apostrophes and hyphens, or a run of punctuation, which can be taken or left.
const STEPS = /[\p{L}\p{M}\p{N}]+(?:['’‐-][\p{L}\p{M}\p{N}]+)*|[^\s\p{L}\p{M}\p{N}]+/gu;

export class WordSteps {
  #words;
  #first = 0;
  #last = -1;

  constructor(text) {
    this.#words = [...text.matchAll(STEPS)].map((match) => [match.index, match.index + match[0].length]);
  }

  /** One step right (1) or left (-1): of the beginning, or of the end when `isExtending`. UTF-16 {start, end}, or null. */
  step(direction, isExtending) {
    const most = this.#words.length - 1;
    if (most < 0) return null;
    if (isExtending) this.#last = Math.min(most, Math.max(this.#first, this.#last + direction));
    else {
      this.#first = Math.min(most, Math.max(0, this.#last < 0 ? 0 : this.#first + direction));
      this.#last = Math.max(this.#first, this.#last);
    }
    return { start: this.#words[this.#first][0], end: this.#words[this.#last][1] };
  }
}
