import { keep, recall } from "./memory.js";

/** Later than that somebody may have changed their mind: then they are asked. */
const FRESH_MS = 10 * 60_000;

/** What was said and not yet answered, as {message_id, message, shown, chosen, since}: a reload or a dead battery loses none. */
export function waiting() {
  try {
    const kept = JSON.parse(recall("outbox") ?? "[]");
    return kept.filter((one) => typeof one?.message_id === "string" && typeof one.message === "string");
  } catch {
    return [];
  }
}

export function post(outgoing) {
  store([...waiting().filter((one) => one.message_id !== outgoing.message_id), { since: Date.now(), ...outgoing }]);
}

export function settle(messageId) {
  store(waiting().filter((one) => one.message_id !== messageId));
}

export function isWaiting(messageId) {
  return waiting().some((one) => one.message_id === messageId);
}

/** Whether a message from before a reload may go out by itself. */
export function isFresh({ since }) {
  return Date.now() - since < FRESH_MS;
}

function store(messages) {
  keep("outbox", messages.length ? JSON.stringify(messages) : null);
}
