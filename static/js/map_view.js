const STEP = 1.25;
const [LEAST, MOST] = [0.1, 4];
const PAN = 80; // pixels for a press of an arrow key
const MARGIN = 24; // pixels below the box that the map opens at
const LOOSE = 4; // pixels that a click may slip without being a drag

/** A picture in a frame that scrolls: its size by keys, buttons and Ctrl with the wheel, its place by arrow keys and dragging. */
export class MapView {
  #frame;
  #tools;
  #picture;
  #natural;
  #scale = 1;
  #held = null;
  #dragged = false;
  #abort = new AbortController();

  constructor(frame, tools) {
    this.#frame = frame;
    this.#tools = tools;
    this.#picture = frame.querySelector("svg");
    this.#natural = this.#picture.viewBox.baseVal;
  }

  connect() {
    const { signal } = this.#abort;
    this.#tools.hidden = false;
    this.#tools.addEventListener("click", (event) => this.#act(event.target.closest("[data-zoom]")?.dataset.zoom), { signal });
    this.#frame.addEventListener("keydown", (event) => this.#press(event), { signal });
    this.#frame.addEventListener("wheel", (event) => this.#turn(event), { signal, passive: false });
    this.#frame.addEventListener("pointerdown", (event) => this.#hold(event), { signal });
    this.#frame.addEventListener("pointermove", (event) => this.#drag(event), { signal });
    this.#frame.addEventListener("dragstart", (event) => event.preventDefault(), { signal }); // a box is a link, and would be dragged away
    this.#frame.addEventListener("click", (event) => this.#dragged && event.preventDefault(), { signal, capture: true });
    addEventListener("pointerup", () => this.#letGo(), { signal });
    const asked = location.hash && this.#frame.querySelector(`#${CSS.escape(location.hash.slice(1))}`);
    if (asked) asked.focus();
    else this.#showFirst();
  }

  disconnect() {
    this.#abort.abort();
  }

  #act(what) {
    if (what === "in") this.#zoom(this.#scale * STEP);
    if (what === "out") this.#zoom(this.#scale / STEP);
    if (what === "fit") this.#fit();
  }

  #press(event) {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const act = { "+": "in", "=": "in", "-": "out", 0: "fit" }[event.key];
    const move = { ArrowLeft: [-PAN, 0], ArrowRight: [PAN, 0], ArrowUp: [0, -PAN], ArrowDown: [0, PAN] }[event.key];
    if (!act && !move) return;
    if (act) this.#act(act);
    else this.#frame.scrollBy(...move);
    event.preventDefault();
  }

  #turn(event) {
    if (!event.ctrlKey) return; // the wheel alone scrolls
    event.preventDefault();
    this.#zoom(this.#scale * (event.deltaY < 0 ? STEP : 1 / STEP));
  }

  #fit() {
    const { clientWidth, clientHeight } = this.#frame;
    this.#zoom(Math.min(1, clientWidth / this.#natural.width, clientHeight / this.#natural.height));
  }

  /** Where the map is wider than the frame its corner is often empty: the first claim stands in the middle then. */
  #showFirst() {
    const [frame, box] = [this.#frame, this.#frame.querySelector(".map__box.claim rect")];
    if (!box || frame.scrollWidth <= frame.clientWidth) return;
    const [around, first] = [frame.getBoundingClientRect(), box.getBoundingClientRect()];
    const past = { x: first.x + first.width / 2 - around.x - frame.clientWidth / 2, y: first.bottom - around.y - frame.clientHeight };
    frame.scrollTo(past.x, Math.max(0, past.y + MARGIN));
  }

  /** What stands in the middle of the frame stays there. */
  #zoom(wanted) {
    const frame = this.#frame;
    const scale = Math.min(MOST, Math.max(LEAST, wanted));
    const [x, y] = [frame.scrollLeft + frame.clientWidth / 2, frame.scrollTop + frame.clientHeight / 2];
    this.#picture.setAttribute("width", this.#natural.width * scale);
    this.#picture.setAttribute("height", this.#natural.height * scale);
    frame.scrollTo((x * scale) / this.#scale - frame.clientWidth / 2, (y * scale) / this.#scale - frame.clientHeight / 2);
    this.#scale = scale;
    this.#tools.querySelector("[data-map-size]").textContent = `${Math.round(scale * 100)} %`;
  }

  #hold(event) {
    this.#dragged = false;
    if (event.pointerType === "mouse" && event.button === 0) this.#held = { x: event.clientX, y: event.clientY };
  }

  #drag(event) {
    if (!this.#held) return;
    if (!this.#dragged && Math.hypot(event.clientX - this.#held.x, event.clientY - this.#held.y) < LOOSE) return;
    this.#dragged = true;
    this.#frame.classList.add("map__frame--held");
    this.#frame.scrollBy(this.#held.x - event.clientX, this.#held.y - event.clientY);
    this.#held = { x: event.clientX, y: event.clientY };
  }

  #letGo() {
    this.#held = null;
    this.#frame.classList.remove("map__frame--held");
  }
}
