// What the server says about the page: numbers, addresses, and the words that scripts say in the reader's language.

const json = (id) => JSON.parse(document.getElementById(id).textContent);

export const facts = { ...json("reading-facts"), kept: [] }; // kept: what one has written since, which shows in spite of the filter
const words = json("reading-words");

/** The words named `name`, with %(key)s filled in. */
export const say = (name, values = {}) => words[name].replace(/%\((\w+)\)s/g, (_, key) => values[key]);

/** Tell a screen reader, politely. */
export function announce(text) {
  document.querySelector("[data-live]").textContent = text;
}

export const isWide = () => matchMedia("(min-width: 72.01rem)").matches;

/** An address of this reading; the filter goes with it, so that what comes back passes it too. */
export function here(path, query = {}) {
  const kept = facts.filter ? facts.kept.map((key) => ["keep", key]) : [];
  const all = new URLSearchParams([...new URLSearchParams(facts.filter), ...kept, ...Object.entries(query)]).toString();
  return `/readings/${facts.reading}/${path}${all ? `?${all}` : ""}`;
}

/** The address of this page with the same filter. */
export const thisPage = (query) => `?${new URLSearchParams([...Object.entries(query), ...new URLSearchParams(facts.filter)])}`;
