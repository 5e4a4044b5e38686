import { InlineForm } from "./inline_form.js";
import { Judge } from "./judge.js";
import { QueueKeys } from "./queue_keys.js";
import { SubmitKey } from "./submit_key.js";

new QueueKeys().connect();
new SubmitKey().connect();
for (const link of document.querySelectorAll("a[data-inline]")) new InlineForm(link).connect();
for (const form of document.querySelectorAll("form[data-judge]")) new Judge(form).connect();
