// Asked of a page by forced_colours.py: what is lost where the system sets the colours. Fills and shadows go; edges, outlines and letters stay.

const SIDES = ["Top", "Right", "Bottom", "Left"];
const STATES = [
  ["aria-pressed", "true", "false"],
  ["aria-selected", "true", "false"],
  ["aria-current", null, null],
];
const PLAIN = ["color", "backgroundColor", "fontWeight", "textDecorationLine", "display", "visibility", "opacity", "stroke", "strokeWidth"];
const EDGES = SIDES.flatMap((side) => ["Style", "Width", "Color"].map((what) => `border${side}${what}`));
const CONTROLS = "a[href], button, input:not([type=hidden]), select, textarea, summary, [tabindex='0']";
const WORDLESS = "input, textarea, select, progress, meter, img, svg, svg *, hr, dialog";

const isClear = (colour) => /^rgba.*, 0\)$|transparent/.test(colour);
const isSeen = (each) => each.checkVisibility({ opacityProperty: true, visibilityProperty: true });
const shortly = (each) => each.outerHTML.slice(0, 120);

const fill = (each) => getComputedStyle(each).backgroundColor;
const canvas = () => (matchMedia("(prefers-color-scheme: dark)").matches ? "rgb(0, 0, 0)" : "rgb(255, 255, 255)");
const behind = (each) => {
  for (let at = each; at; at = at.parentElement) if (!isClear(fill(at))) return fill(at);
  return canvas();
};

const hasEdge = (style) =>
  SIDES.some((side) => parseFloat(style[`border${side}Width`]) > 0 && !isClear(style[`border${side}Color`])) || hasRing(style);
const hasRing = (style) => style.outlineStyle !== "none" && parseFloat(style.outlineWidth) > 0;
const look = (each, part) => {
  const style = getComputedStyle(each, part);
  const seen = [...PLAIN, ...(hasEdge(style) ? EDGES : [])].map((name) => style[name]);
  return [...seen, hasRing(style) && style.outlineWidth, part && style.content].join();
};
const lookOfAll = (root) =>
  [root, ...root.querySelectorAll("*")].map((each) => [null, "::before", "::after"].map((part) => look(each, part)).join()).join();
const lookAround = (each) =>
  [each, each.parentElement, each.parentElement?.parentElement, ...each.children]
    .filter(Boolean)
    .map((one) => look(one))
    .join();

const luminance = (colour) => {
  const [red, green, blue] = colour
    .match(/[\d.]+/g)
    .map((value) => value / 255)
    .map((value) => (value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4));
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
};
const contrast = (each) => {
  const [dark, bright] = [getComputedStyle(each).color, behind(each)].map(luminance).sort((a, b) => a - b);
  return (bright + 0.05) / (dark + 0.05);
};

let filled = [];
window.forced = {
  /** In the page's own colours: the things without words that are nothing but a fill, such as bars, dots and rulers. */
  remember() {
    filled = [...document.querySelectorAll("body *")].filter(
      (each) =>
        !each.textContent.trim() &&
        !each.matches(WORDLESS) &&
        isSeen(each) &&
        Math.min(each.offsetWidth, each.offsetHeight) > 1 &&
        !isClear(fill(each)) &&
        fill(each) !== behind(each.parentElement),
    );
  },

  fills() {
    return filled.filter((each) => fill(each) === behind(each.parentElement) && !hasEdge(getComputedStyle(each))).map(shortly);
  },

  /** Letters against what lies behind them. (axe reads `-webkit-text-fill-color`, which does not tell of forced colours.) */
  pale() {
    const found = new Set();
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
      const each = walker.currentNode.parentElement;
      if (!walker.currentNode.data.trim() || each.closest("svg, script, style, template, noscript, :disabled")) continue;
      if (isSeen(each) && contrast(each) < 4.5) found.add(each);
    }
    return [...found].map(shortly);
  },

  /** A state that somebody is told by its looks has to look otherwise than its opposite. */
  states() {
    const found = [];
    for (const [name, on, off] of STATES) {
      for (const each of document.querySelectorAll(on ? `[${name}="${on}"]` : `[${name}]:not([${name}="false"])`)) {
        if (!isSeen(each) || each.closest(".crumbs")) continue;
        const value = each.getAttribute(name);
        const shown = lookOfAll(each);
        if (off) each.setAttribute(name, off);
        else each.removeAttribute(name);
        if (lookOfAll(each) === shown) found.push(`${name}: ${shortly(each)}`);
        each.setAttribute(name, value);
      }
    }
    return found;
  },

  /** What can be written in has an edge, and what has the focus has a ring. */
  controls() {
    const found = [];
    for (const each of document.querySelectorAll(CONTROLS)) {
      if (!isSeen(each) || each.disabled || each.closest("[inert]")) continue;
      const style = getComputedStyle(each);
      const isNative = each.matches("[type=file]") || (each.matches("[type=radio], [type=checkbox]") && style.appearance !== "none");
      if (each.matches("input, select, textarea") && !isNative && !hasEdge(style)) found.push(`no edge: ${shortly(each)}`);
      document.activeElement?.blur();
      const before = lookAround(each);
      each.focus({ preventScroll: true, focusVisible: true });
      if (document.activeElement === each && lookAround(each) === before) found.push(`no ring: ${shortly(each)}`);
    }
    document.activeElement?.blur();
    return found;
  },
};
