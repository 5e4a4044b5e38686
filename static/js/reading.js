// The reading page: each behaviour is a module of its own, and this file lets them know of one another.

import { Active } from "./reading/active.js";
import { AnnotationIndex } from "./reading/index.js";
import { CardForms } from "./reading/card_forms.js";
import { Cards } from "./reading/cards.js";
import { Changes } from "./reading/changes.js";
import { Checks } from "./reading/checks.js";
import { Composer } from "./reading/composer.js";
import { Keys, walker } from "./reading/keys.js";
import { Margin } from "./reading/margin.js";
import { Notes } from "./reading/notes.js";
import { PassageSelection } from "./reading/selection.js";
import { Presence } from "./reading/presence.js";
import { Rail } from "./reading/rail.js";
import { Sheet } from "./reading/sheet.js";
import { Toggles } from "./reading/toggles.js";
import { completeHere } from "./completion.js";
import { facts } from "./reading/facts.js";

const $ = (selector) => document.querySelector(selector);
const work = $("[data-reading]");
const layer = $("[data-layer]");
document.body.classList.add("laid");

const index = new AnnotationIndex(facts.sections, facts.total);
const cards = new Cards(layer, index);
const margin = new Margin(work, layer, index, cards);
const notes = new Notes(work);
const sheet = new Sheet($("[data-sheet]"), cards, $("[data-tools]"));
const active = new Active({ work, index, cards, margin, sheet });
const toggles = new Toggles($("[data-tools]"), work, layer);
const changes = new Changes(work, cards, index);
const checks = new Checks($("[data-checks]"));
const forms = new CardForms();
const composer = facts.writes ? new Composer(margin, layer) : null;
const selection = new PassageSelection(work, $("[data-seltool]"));
const help = $("[data-help]");

margin.addEventListener("laid", () => notes.lay(margin.near));
toggles.addEventListener("changed", () => {
  index.showOnly(toggles.kinds);
  margin.plan();
  sheet.refresh();
});
index.showOnly(toggles.kinds);
forms.addEventListener("resized", () => margin.plan());
forms.addEventListener("done", () => changes.fetch());
checks.addEventListener("changed", () => margin.plan());
changes.addEventListener("job", () => checks.fetch());
changes.addEventListener("taken", ({ detail }) => {
  toggles.count(detail.counts, detail.standing);
  if (Object.values(detail.counts).some(Boolean)) $("[data-nothing]")?.remove();
  active.mark();
  margin.forget();
  margin.fill();
  margin.plan();
});
selection.addEventListener("make", ({ detail }) => composer.open(detail.kind, detail.ranges));
composer?.addEventListener("saved", ({ detail }) => {
  facts.kept.push(detail.key);
  changes.take(detail);
  active.look(detail.key, { focus: true });
});
addEventListener("beforeprint", () => {
  layer.toggleAttribute("data-cut-short", !cards.showAll(index.keys));
  layer.style.height = ""; // on paper the cards stand one below the other
});
addEventListener("afterprint", () => margin.plan());
for (const button of document.querySelectorAll("[data-help-open]")) button.addEventListener("click", () => help.showModal());

const walk = walker(active, index);
const keys = new Keys({
  c: () => facts.writes && selection.make("claim"),
  e: () => facts.writes && selection.make("evidence"),
  d: () => facts.writes && selection.make("disagreement"),
  a: () => facts.writes && selection.keep(),
  n: () => walk(1),
  p: () => walk(-1),
  j: () => walk(1, "claim"),
  k: () => walk(-1, "claim"),
  "?": () => help.showModal(),
  Escape: () => {
    selection.clear();
    if (active.key) active.look(null);
  },
});

for (const part of [margin, notes, active, toggles, forms, checks, changes, keys, selection, composer]) part?.connect();
sheet.connect(index);
new Rail($(".rail"), work).connect();
completeHere();
if ($("[data-presence]")) new Presence($("[data-presence]")).connect();

const asked = facts.active || location.hash.match(/^#c-([a-z]+-\d+)$/)?.[1];
if (asked && index.has(asked)) active.look(asked, { focus: true, scroll: true });
else if (facts.page) document.getElementById(facts.page)?.scrollIntoView();
