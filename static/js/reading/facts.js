// What the server says about the page: numbers, addresses, and the words that scripts say in the reader's language.

const json = (id) => JSON.parse(document.getElementById(id).textContent);

export const facts = json("reading-facts");
const words = json("reading-words");

/** The words named `name`, with %(key)s filled in. */
export const say = (name, values = {}) => words[name].replace(/%\((\w+)\)s/g, (_, key) => values[key]);

/** Tell a screen reader, politely. */
export function announce(text) {
  document.querySelector("[data-live]").textContent = text;
}

export const isWide = () => matchMedia("(min-width: 72.01rem)").matches;
export const here = (path, query = {}) =>
  `/readings/${facts.reading}/${path}${Object.keys(query).length ? `?${new URLSearchParams(query)}` : ""}`;
