// The rail shows on which printed page one is.

const READING_LINE = 0.3; // of the window's height: where the eye is

export class Rail {
  #rail;
  #sections;
  #planned = 0;
  #shown = "";

  constructor(rail, work) {
    this.#rail = rail;
    this.#sections = [...work.querySelectorAll("[data-section]")];
  }

  connect() {
    addEventListener("scroll", this.#scrolled, { passive: true });
    this.#mark();
  }

  disconnect() {
    removeEventListener("scroll", this.#scrolled);
  }

  #scrolled = () => {
    cancelAnimationFrame(this.#planned);
    this.#planned = requestAnimationFrame(() => this.#mark());
  };

  /** The last page mark above the line. It stands in the section there, or the section began with it. */
  #mark() {
    const isAtEnd = scrollY > 0 && scrollY + innerHeight >= document.documentElement.scrollHeight - 2;
    const line = isAtEnd ? innerHeight : innerHeight * READING_LINE;
    const isAbove = (element) => element.getBoundingClientRect().top < line;
    const section = this.#sections[Math.max(0, lastOf(this.#sections, isAbove))];
    const mark = section && [...section.querySelectorAll("[data-page]")].findLast(isAbove);
    const sequence = mark?.dataset.page ?? section?.dataset.section;
    if (sequence === this.#shown) return;
    this.#shown = sequence;
    const link = this.#rail.querySelector(`[data-rail="${sequence}"]`);
    if (link) this.#show(link); // measured before anything is written
    this.#rail.querySelector("[aria-current]")?.removeAttribute("aria-current");
    link?.setAttribute("aria-current", "true");
  }

  /** Scrolls the rail alone, never the page. */
  #show(link) {
    const [top, height] = [link.offsetTop, this.#rail.clientHeight];
    if (top < this.#rail.scrollTop || top > this.#rail.scrollTop + height - 60) this.#rail.scrollTop = top - height / 2;
  }
}

/** The place of the last of `items` of which it is true; it is true of the first ones only. -1 when of none. */
function lastOf(items, isTrue) {
  let [from, to] = [0, items.length];
  while (from < to) {
    const middle = (from + to) >> 1;
    if (isTrue(items[middle])) from = middle + 1;
    else to = middle;
  }
  return from - 1;
}
