// Search: the key that leads to the field, and the hits in a text that was opened from a result.

import { FindKey } from "./search/find_key.js";
import { Hits } from "./search/hits.js";

new FindKey().connect();
const bar = document.querySelector("[data-hits]");
if (bar && "highlights" in CSS) new Hits(bar).connect();
