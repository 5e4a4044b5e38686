// Select words of the text, with a pointer, a finger or the keyboard, and say what to do with them.

import { announce, facts, say } from "./facts.js";
import { WordSteps } from "./word_steps.js";
import { codePoints, domRange, rangesOf, textOf, wholePassage } from "./anchor.js";

export class PassageSelection extends EventTarget {
  #work;
  #bar;
  #ranges = [];
  #kept = []; // places chosen before, of a quotation with gaps: "A […] B"
  #range = null;
  #stepping = null;

  constructor(work, bar) {
    super();
    this.#work = work;
    this.#bar = bar;
  }

  connect() {
    document.addEventListener("selectionchange", this.#changed);
    this.#work.addEventListener("keydown", this.#typed);
    this.#work.addEventListener("click", this.#clicked);
    this.#bar.addEventListener("pointerdown", (event) => event.preventDefault());
    this.#bar.addEventListener("click", this.#chosen);
    this.#bar.addEventListener("keydown", (event) => {
      if (event.key === "Escape") this.clear();
    });
  }

  disconnect() {
    document.removeEventListener("selectionchange", this.#changed);
    this.#work.removeEventListener("keydown", this.#typed);
    this.#work.removeEventListener("click", this.#clicked);
  }

  /** Annotate what is selected or, with nothing selected, the passage that has the focus. False when there is neither. */
  make(kind) {
    if (!this.#ranges.length && !this.#kept.length) this.#choosePassage();
    const ranges = this.#all();
    if (!ranges.length) return false;
    this.clear();
    this.dispatchEvent(new CustomEvent("make", { detail: { kind, ranges, range: this.#range } }));
    return true;
  }

  /** Hold on to what is selected, and let the reader select a further place of the same quotation. */
  keep() {
    if (!this.#ranges.length) return false;
    this.#kept = this.#all();
    this.#deselect();
    this.#paint();
    announce(say("placeKept", { number: this.#kept.length }));
    return true;
  }

  clear() {
    this.#kept = [];
    this.#paint();
    this.#deselect();
  }

  #deselect() {
    getSelection().removeAllRanges();
    this.#forget();
  }

  /** What was kept and what is selected, in text order; a place that is selected anew replaces what it overlaps. */
  #all() {
    const isNew = (place) =>
      !this.#ranges.some((each) => each.passage === place.passage && each.start < place.end && place.start < each.end);
    const order = new Map([...this.#work.querySelectorAll("[data-p]")].map((passage, at) => [passage.dataset.p, at]));
    const places = [...this.#kept.filter(isNew), ...this.#ranges];
    return places.sort((one, other) => order.get(one.passage) - order.get(other.passage) || one.start - other.start);
  }

  #paint() {
    if (!globalThis.CSS?.highlights) return;
    const painted = this.#kept.map(({ passage, start, end }) => domRange(this.#passage(passage), start, end)).filter(Boolean);
    if (painted.length) CSS.highlights.set("kept", new Highlight(...painted));
    else CSS.highlights.delete("kept");
  }

  #passage(ref) {
    return this.#work.querySelector(`[data-p="${CSS.escape(ref)}"]`);
  }

  #forget() {
    this.#ranges = [];
    this.#bar.hidden = true;
  }

  #changed = () => {
    const selection = getSelection();
    if (this.#bar.contains(document.activeElement) && selection.isCollapsed) return;
    if (selection.isCollapsed || !selection.rangeCount || !this.#work.contains(selection.anchorNode)) return this.#forget();
    return this.#take(selection.getRangeAt(0));
  };

  #take(range) {
    const ranges = rangesOf(range, this.#work);
    if (!ranges.length) return this.#forget();
    this.#ranges = ranges;
    this.#range = range.cloneRange();
    return this.#showBar();
  }

  #showBar() {
    const boxes = this.#range.getClientRects();
    const last = boxes[boxes.length - 1];
    if (!last) return;
    this.#bar.hidden = false;
    const parent = this.#bar.offsetParent?.getBoundingClientRect() ?? { left: 0, top: 0 };
    const width = this.#bar.offsetWidth;
    const left = Math.max(12, Math.min(last.right - width / 2, innerWidth - width - 12));
    this.#bar.style.setProperty("--x", `${left - parent.left}px`);
    this.#bar.style.setProperty("--y", `${last.bottom - parent.top + 10}px`);
  }

  /** From a passage's number: → and ← set where the quotation begins, with Shift they extend it, Enter takes all of it. */
  #typed = (event) => {
    const link = event.target.closest("[data-passage]");
    if (!link || event.ctrlKey || event.metaKey || event.altKey) return;
    const passage = link.closest("[data-p]");
    if (event.key === "ArrowRight" || event.key === "ArrowLeft") {
      event.preventDefault();
      this.#step(passage, event.key === "ArrowRight" ? 1 : -1, event.shiftKey);
    }
    if (event.key === "Enter" && this.#ranges.length) {
      event.preventDefault();
      this.#bar.querySelector("button").focus();
    }
  };

  #step(passage, direction, isExtending) {
    const text = textOf(passage);
    if (this.#stepping?.passage !== passage || !this.#ranges.length) this.#stepping = { passage, steps: new WordSteps(text) };
    const found = this.#stepping.steps.step(direction, isExtending);
    if (!found) return;
    const range = domRange(passage, codePoints(text.slice(0, found.start)), codePoints(text.slice(0, found.end)));
    getSelection().removeAllRanges();
    getSelection().addRange(range);
    this.#take(range);
    announce(say("selected", { words: text.slice(found.start, found.end) }));
  }

  #clicked = (event) => {
    const link = event.target.closest("[data-passage]");
    if (!link || event.detail > 0) return; // a pointer follows the link, a key selects
    event.preventDefault();
    history.replaceState(null, "", link.hash);
    this.#choosePassage();
    this.#bar.querySelector("button").focus();
  };

  #chosen = (event) => {
    const button = event.target.closest("button");
    if (button?.dataset.make) this.make(button.dataset.make);
    else if (button?.dataset.more !== undefined) this.keep();
    else if (button) this.#copy();
  };

  #choosePassage() {
    const focused = document.activeElement;
    const passage = focused?.closest("[data-p]") ?? focused?.closest(".fn")?.querySelector("[data-p]");
    const whole = passage && this.#work.contains(passage) ? wholePassage(passage) : null;
    if (!whole) return;
    this.#range = domRange(passage, whole.start, whole.end);
    this.#ranges = [whole];
    getSelection().removeAllRanges();
    getSelection().addRange(this.#range.cloneRange());
    announce(say("selected", { words: whole.exact }));
    this.#showBar();
  }

  async #copy() {
    const page = pageOf(this.#range, this.#work);
    const exact = this.#all()
      .map((part) => part.exact)
      .join(" […] ");
    await navigator.clipboard?.writeText(facts.quote.replace("{exact}", exact).replace("{page}", page));
    announce(say("copied"));
    this.clear();
  }
}

/** The printed label of the page that the range begins on. */
function pageOf(range, work) {
  let label = "";
  for (const mark of work.querySelectorAll("[data-page]")) {
    if (range.comparePoint(mark, 0) > 0 || range.comparePoint(mark, 0) === 0) break;
    label = mark.textContent.trim() || mark.nextElementSibling?.textContent || label;
  }
  return label;
}
