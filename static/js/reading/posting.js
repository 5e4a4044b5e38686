// Send a form without leaving the page.

import { say } from "./facts.js";

const token = () => document.cookie.match(/(?:^|; )csrftoken=([^;]+)/)?.[1];

/** {ok, status, data} for an answer in JSON, {ok, status, page} for one in HTML, {complaint} when there was none. */
export async function post(address, body, accept = "application/json") {
  const fresh = token();
  if (fresh) body.delete("csrfmiddlewaretoken"); // somebody who has logged in again in another tab has another one
  try {
    const answer = await fetch(address, { method: "POST", body, headers: { Accept: accept, ...(fresh && { "X-CSRFToken": fresh }) } });
    return await read(answer);
  } catch {
    return { ok: false, complaint: say("offline") };
  }
}

async function read(answer) {
  const { ok, status } = answer;
  if (answer.headers.get("Content-Type")?.includes("json")) return { ok, status, data: await answer.json() };
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  const isLogin = new URL(answer.url).pathname.includes("/login");
  return isLogin ? { ok: false, status, complaint: say("loggedOut") } : { ok, status, page };
}
