// What somebody has begun to write, kept in the browser until it is saved or discarded.

import { facts } from "./facts.js";

const NAME = `drafts-${facts.reading}`;

const read = () => {
  try {
    return JSON.parse(localStorage.getItem(NAME)) ?? {};
  } catch {
    return {};
  }
};
const write = (drafts) => {
  try {
    localStorage.setItem(NAME, JSON.stringify(drafts));
  } catch {
    /* private windows keep none */
  }
};
const place = (ranges) => ranges.map((part) => `${part.passage}:${part.start}-${part.end}`).join(" ");

export const drafts = {
  /** {kind, ranges, values, isOpen} for the words, or undefined. */
  of: (ranges) => read()[place(ranges)],
  all: () => Object.values(read()),
  keep(ranges, draft) {
    write({ ...read(), [place(ranges)]: { ...draft, ranges } });
  },
  forget(ranges) {
    const { [place(ranges)]: _, ...others } = read();
    write(others);
  },
};

/** What stands in a form, without what the server has put there. */
export function valuesOf(form) {
  const fields = [...form.elements].filter((field) => field.name.includes("-"));
  return fields.map((field) => [field.name, field.value, field.type === "checkbox" ? field.checked : null]);
}

export function fillIn(form, values) {
  for (const [name, value, isChecked] of values) {
    for (const field of form.querySelectorAll(`[name="${CSS.escape(name)}"]`)) {
      if (isChecked === null) field.value = value;
      else if (field.value === value) field.checked = isChecked;
    }
  }
}

/** Whether anything has been written that would be a pity to lose. */
export const isWorthKeeping = (form) => [...form.querySelectorAll("textarea")].some((field) => field.value.trim());
