import { ChoiceFilter } from "./choice_filter.js";
import { InlineForm } from "./inline_form.js";
import { Judge } from "./judge.js";
import { QueueKeys } from "./queue_keys.js";
import { SubmitKey } from "./submit_key.js";

const filterChoices = (root) => {
  for (const select of root.querySelectorAll("select[data-filter]")) new ChoiceFilter(select).connect();
};

new QueueKeys().connect();
new SubmitKey().connect();
filterChoices(document);
for (const link of document.querySelectorAll("a[data-inline]")) new InlineForm(link, filterChoices).connect();
for (const form of document.querySelectorAll("form[data-judge]")) new Judge(form).connect();
