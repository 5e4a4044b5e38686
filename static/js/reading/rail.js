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
    const section = this.#sections.findLast(isAbove) ?? this.#sections[0];
    const mark = section && [...section.querySelectorAll("[data-page]")].findLast(isAbove);
    const sequence = mark?.dataset.page ?? section?.dataset.section;
    if (sequence === this.#shown) return;
    this.#shown = sequence;
    this.#rail.querySelector("[aria-current]")?.removeAttribute("aria-current");
    const link = this.#rail.querySelector(`[data-rail="${sequence}"]`);
    link?.setAttribute("aria-current", "true");
    if (link) this.#show(link);
  }

  /** Scrolls the rail alone, never the page. */
  #show(link) {
    const [top, height] = [link.offsetTop, this.#rail.clientHeight];
    if (top < this.#rail.scrollTop || top > this.#rail.scrollTop + height - 60) this.#rail.scrollTop = top - height / 2;
  }
}
