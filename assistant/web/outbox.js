import { keep, recall } from "./memory.js";

/**
 * Typed messages the server has not answered yet, so that a reload or a dead battery loses none.
 * Chosen buttons are not kept: the history offers them again.
 */
export function waiting() {
  try {
    const kept = JSON.parse(recall("outbox") ?? "[]");
    return kept.filter((one) => typeof one?.message_id === "string" && typeof one.message === "string");
  } catch {
    return [];
  }
}

export function post(message) {
  store([...waiting().filter((one) => one.message_id !== message.message_id), message]);
}

export function settle(messageId) {
  store(waiting().filter((one) => one.message_id !== messageId));
}

function store(messages) {
  keep("outbox", messages.length ? JSON.stringify(messages) : null);
}

/** Those of `messages` that the server's `history` does not hold; without ids there, an equal last text counts as held. */
export function missing(messages, history) {
  const own = history.filter((one) => one.from === "me");
  const ids = new Set(own.map((one) => one.message_id).filter(Boolean));
  const last = ids.size ? null : own.at(-1)?.text;
  return messages.filter((one) => !ids.has(one.message_id) && one.message !== last);
}
