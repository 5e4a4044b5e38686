// Where a selection stands: code points of one passage's stored text.
// A passage is an element with data-p; whatever lies in [data-x] (calls, page marks, chips) is no part of its text.

const isText = (node) => (node.parentElement.closest("[data-x]") ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_ACCEPT);

/** The text nodes of a passage, in order. */
export function textNodes(passage) {
  const walker = document.createTreeWalker(passage, NodeFilter.SHOW_TEXT, isText);
  const nodes = [];
  while (walker.nextNode()) nodes.push(walker.currentNode);
  return nodes;
}

export const textOf = (passage) =>
  textNodes(passage)
    .map((node) => node.data)
    .join("");

/** Code points in a string; a lone surrogate counts as one. */
export function codePoints(string) {
  let count = 0;
  for (const _ of string) count += 1;
  return count;
}

/** The UTF-16 index of code point `count`. */
export function utf16(string, count) {
  let index = 0;
  for (let left = count; left > 0 && index < string.length; left -= 1) index += string.codePointAt(index) > 0xffff ? 2 : 1;
  return index;
}

/** The selection as one range for each passage that it touches: [{passage, start, end, exact}], trimmed of white space. */
export function rangesOf(domRange, root = document) {
  const touched = [...root.querySelectorAll("[data-p]")].filter((passage) => domRange.intersectsNode(passage));
  return touched.map((passage) => rangeIn(passage, domRange)).filter(Boolean);
}

/** All words of a passage. */
export function wholePassage(passage) {
  const all = document.createRange();
  all.selectNodeContents(passage);
  return rangeIn(passage, all);
}

/** The stored code points as a range of the page; null when they are not there. */
export function domRange(passage, start, end) {
  const range = document.createRange();
  let passed = 0;
  let isOpen = false;
  for (const node of textNodes(passage)) {
    const length = codePoints(node.data);
    if (!isOpen && passed + length > start) {
      range.setStart(node, utf16(node.data, start - passed));
      isOpen = true;
    }
    if (isOpen && passed + length >= end) {
      range.setEnd(node, utf16(node.data, end - passed));
      return range;
    }
    passed += length;
  }
  return null;
}

function rangeIn(passage, domRange) {
  const text = textOf(passage);
  let start = passage.contains(domRange.startContainer) ? indexOf(passage, domRange.startContainer, domRange.startOffset) : 0;
  let end = passage.contains(domRange.endContainer) ? indexOf(passage, domRange.endContainer, domRange.endOffset) : text.length;
  while (start < end && /\s/.test(text[start])) start += 1;
  while (end > start && /\s/.test(text[end - 1])) end -= 1;
  if (start >= end) return null;
  const before = codePoints(text.slice(0, start));
  const exact = text.slice(start, end);
  return { passage: passage.dataset.p, start: before, end: before + codePoints(exact), exact };
}

/** A boundary of the page as a UTF-16 index of the passage's text, never in the middle of a pair. */
function indexOf(passage, container, offset) {
  let passed = 0;
  const boundary = document.createRange();
  boundary.setStart(container, offset);
  boundary.collapse(true);
  for (const node of textNodes(passage)) {
    if (node === container) return passed + wholeCharacter(node.data, offset);
    if (boundary.comparePoint(node, 0) >= 0) return passed;
    passed += node.data.length;
  }
  return passed;
}

function wholeCharacter(string, index) {
  const isInPair =
    index > 0 &&
    index < string.length &&
    (string.charCodeAt(index) & 0xfc00) === 0xdc00 &&
    (string.charCodeAt(index - 1) & 0xfc00) === 0xd800;
  return isInPair ? index - 1 : index;
}
