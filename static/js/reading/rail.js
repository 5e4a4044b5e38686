// The rail shows on which printed page one is.

export class Rail {
  #rail;
  #observer;

  constructor(rail) {
    this.#rail = rail;
  }

  connect(marks) {
    this.#observer = new IntersectionObserver(
      (entries) => {
        const seen = entries.filter((entry) => entry.isIntersecting).pop();
        if (seen) this.#mark(seen.target.dataset.page);
      },
      { rootMargin: "-10% 0px -70% 0px" },
    );
    for (const mark of marks) this.#observer.observe(mark);
    if (marks[0]) this.#mark(marks[0].dataset.page);
  }

  disconnect() {
    this.#observer.disconnect();
  }

  #mark(sequence) {
    for (const link of this.#rail.querySelectorAll("a")) {
      if (link.dataset.rail === sequence) {
        link.setAttribute("aria-current", "true");
        this.#show(link);
      } else link.removeAttribute("aria-current");
    }
  }

  /** Scrolls the rail alone, never the page. */
  #show(link) {
    const [top, height] = [link.offsetTop, this.#rail.clientHeight];
    if (top < this.#rail.scrollTop || top > this.#rail.scrollTop + height - 60) this.#rail.scrollTop = top - height / 2;
  }
}
