/**
 * Takes a conversation into this browser. The page of a mailed link loads this only after its button
 * was pressed; the token stands in the page, as `data-token`, and opens the conversation on `/`.
 */
import { keep, recall } from "./memory.js";

/** From now on this browser goes on with the conversation of `token`; what another one left unsent is dropped. */
export function takeOver(token) {
  if (recall("token") !== token) {
    keep("draft", null);
    keep("outbox", null);
  }
  keep("token", token);
}

const page = document.querySelector("[data-token]");
if (page) {
  takeOver(page.dataset.token);
  location.replace("/");
}
