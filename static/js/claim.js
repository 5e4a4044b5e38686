import { ChoiceFilter } from "./choice_filter.js";
import { InlineForm } from "./inline_form.js";
import { Judge } from "./judge.js";
import { LiveClaim } from "./live_claim.js";
import { QueueKeys } from "./queue_keys.js";
import { SubmitKey } from "./submit_key.js";
import { completeHere } from "./completion.js";

const enliven = (root) => {
  for (const select of root.querySelectorAll("select[data-filter]")) new ChoiceFilter(select).connect();
  for (const link of root.querySelectorAll("a[data-inline]")) new InlineForm(link, enliven).connect();
};

new QueueKeys().connect();
new SubmitKey().connect();
completeHere();
enliven(document);
for (const form of document.querySelectorAll("form[data-judge]")) new Judge(form).connect();
for (const root of document.querySelectorAll("[data-live-claim]")) new LiveClaim(root, enliven).connect();
