// The author's notes: beside their calls on a wide screen, opened below their paragraph on a narrow one.

import { isWide } from "./facts.js";
import { stack } from "./stacking.js";

const GAP = 12;

export class Notes {
  #work;
  #headnote;
  #lit = []; // what belongs to the note or call under the pointer

  constructor(work) {
    this.#work = work;
    this.#headnote = work.querySelector("[data-checks]");
  }

  connect() {
    this.#work.addEventListener("click", this.#opened);
    this.#work.addEventListener("pointerover", this.#pointed);
    this.#work.addEventListener("focusin", this.#pointed);
  }

  disconnect() {
    this.#work.removeEventListener("click", this.#opened);
    this.#work.removeEventListener("pointerover", this.#pointed);
    this.#work.removeEventListener("focusin", this.#pointed);
  }

  /** Place the notes of these sections; a section grows where its notes need more room than its text. */
  lay(sections) {
    if (!isWide()) {
      for (const section of sections) section.style.minHeight = "";
      return;
    }
    for (const section of sections) takeHome(section);
    const placed = sections.map((section) => this.#placesIn(section)); // all is read before anything is written
    for (const place of placed) place();
  }

  /** Where the notes of a section go; what is given back puts them there. */
  #placesIn(section) {
    const origin = section.querySelector(".fnotes").getBoundingClientRect().top;
    const notes = [...section.querySelectorAll(".fn")].map((note) => {
      const call = document.getElementById(note.dataset.call);
      return { note, top: call ? call.getBoundingClientRect().top - origin - 3 : Infinity, height: note.offsetHeight, weight: 1 };
    });
    const lowest = Math.max(0, ...notes.map((item) => item.top).filter(Number.isFinite));
    for (const item of notes) if (item.top === Infinity) item.top = lowest;
    notes.sort((a, b) => a.top - b.top);
    const tops = stack(notes, GAP, this.#clear(section, origin));
    const last = notes.length - 1;
    const least = notes.length ? `${tops[last] + notes[last].height + GAP}px` : "";
    return () => {
      for (const [at, item] of notes.entries()) item.note.style.top = `${tops[at]}px`;
      section.style.minHeight = least;
    };
  }

  /** The first notes stand below the bar of checks. */
  #clear(section, origin) {
    const head = this.#headnote.getBoundingClientRect();
    return section === this.#work.querySelector("[data-section]") ? Math.max(0, head.bottom - origin + GAP) : 0;
  }

  #opened = (event) => {
    const call = event.target.closest('a[role="doc-noteref"]');
    if (!call || isWide()) return;
    event.preventDefault();
    const note = document.getElementById(call.hash.slice(1));
    const isOpen = note.classList.toggle("inline");
    if (isOpen) {
      call.closest("[data-p]").after(note);
      note.scrollIntoView({ block: "nearest" });
    }
    call.setAttribute("aria-expanded", String(isOpen));
  };

  #pointed = (event) => {
    for (const element of this.#lit) element.classList.remove("on");
    const call = event.target.closest?.('a[role="doc-noteref"]');
    const note = event.target.closest?.(".fn");
    const others = [call && call.hash.slice(1), note?.dataset.call].filter(Boolean);
    this.#lit = others.map((id) => document.getElementById(id)).filter(Boolean);
    for (const element of this.#lit) element.classList.add("on");
  };
}

/** Notes that were opened below their paragraph go back to the margin. */
function takeHome(section) {
  const box = section.querySelector(".fnotes");
  for (const note of section.querySelectorAll(".fn.inline")) {
    note.classList.remove("inline");
    if (note.parentElement !== box) box.append(note);
  }
}
