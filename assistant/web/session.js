import { home } from "./home.js";
import { keep, recall } from "./memory.js";
import { words } from "./words.js";

/** Longer than any turn takes, shorter than a person waits. */
const PATIENCE_MS = 30_000;

/** A call that brought no answer; `sentence` is fit to be shown, `status` is 0 where no answer came at all. */
export class Failure extends Error {
  constructor(status, sentence) {
    super(sentence);
    this.status = status;
    this.sentence = sentence;
  }

  /** The server no longer takes our token. */
  get refused() {
    return this.status === 401;
  }

  /** The same message may get through later. */
  get passing() {
    return this.status === 0 || this.status >= 500 || [408, 425, 429].includes(this.status);
  }
}

/** Opens the conversation: the history where the token is still good, else a new token and the greeting. */
export async function open() {
  const answer = await call("session", {});
  keep("token", answer.token);
  return answer.messages ?? [];
}

/** Says one thing and gives all there is after the message `after`; a repeat with the same `message_id` is acted on once. */
export async function say(message_id, message, after) {
  return (await call("message", { message_id, message, after })).messages ?? [];
}

/** Waits until there is something after the message `after`; gives nothing where nothing came for a while. */
export async function listen(after, signal) {
  return (await call("updates", { after }, signal)).messages ?? [];
}

/** Deletes the conversation on the server; without one there is nothing to delete. */
export async function forget() {
  if (recall("token")) await call("forget", {});
}

/** Whether there was a conversation before. */
export function isKnown() {
  return Boolean(recall("token"));
}

/** Forgets a token the server refused, so that the next `open` begins afresh. */
export function forgetToken() {
  keep("token", null);
}

/** Not randomUUID, which browsers withhold on plain http. */
export function newMessageId() {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) =>
    byte.toString(16).padStart(2, "0"),
  ).join("");
}

async function call(name, body, signal) {
  const stop = new AbortController();
  const clock = setTimeout(() => stop.abort(), PATIENCE_MS);
  signal?.addEventListener("abort", () => stop.abort());
  try {
    const response = await fetch(`${home.host}/webhooks/web/${name}`, {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify({ token: recall("token"), ...body }),
      cache: "no-store",
      credentials: "omit",
      signal: stop.signal,
    });
    if (response.ok) return await response.json();
    throw new Failure(response.status, await kindSentence(response));
  } catch (error) {
    // No network, too slow, or a page in between (a hotel's log-in) answered instead of the server.
    throw error instanceof Failure ? error : new Failure(0, words.unreachable);
  } finally {
    clearTimeout(clock);
  }
}

async function kindSentence(response) {
  const said = await response.json().catch(() => null);
  if (typeof said?.error === "string" && said.error) return said.error;
  return response.status >= 500 ? words.unreachable : words.refused;
}
