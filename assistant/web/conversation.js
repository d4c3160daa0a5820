import { forgetAll, recall } from "./memory.js";
import { button } from "./nodes.js";
import { showProgress } from "./progress.js";
import { isFresh, isWaiting, post, settle, waiting } from "./outbox.js";
import { Failure, forget, forgetToken, newMessageId, open, say } from "./session.js";
import { Tabs } from "./tabs.js";
import { Updates } from "./updates.js";
import { inOneTab, patienceAfter, pause } from "./waits.js";
import { words } from "./words.js";

/** After so many tries, half a minute in all, it is said that a message has not gone out; trying goes on. */
const TRIES = 7;

/**
 * What happens, and in which order: one call at a time, so that answers stand under what they answer. The server
 * numbers all messages; whatever way one comes, its number says whether it is new and where it stands.
 * An outgoing message is {message_id, message, shown, chosen}: `message` goes to the server, `shown` stands on the page.
 */
export class Conversation {
  /** `parts` are the pieces of the page; `tell` is called with what the host page may want to know. */
  constructor(parts, tell) {
    Object.assign(this, parts);
    this.tell = tell;
    this.line = Promise.resolve();
    this.tabs = new Tabs({
      token: () => this.token,
      messages: (messages) => this.receive(messages, { quiet: true }),
      forgotten: () => this.wiped(),
    });
    this.updates = new Updates({
      last: () => this.last,
      receive: (messages) => this.came(messages),
      contact: (there) => this.contact(there),
    });
    this.reset();
  }

  reset() {
    this.opened = false;
    this.token = null;
    this.last = 0;
    this.unkept = 0;
    this.seen = new Set();
    this.bubbles = new Map();
  }

  /** Opens the conversation; a failure leaves a note with a way to try again. */
  begin() {
    return this.inLine(() => this.opened || this.open()).catch((failure) => {
      this.closed?.remove();
      this.closed = this.messages.note(
        failure.status ? failure.sentence : words.notOpened,
        button(words.again, () => this.retryOpening()),
      );
      this.view.end();
    });
  }

  retryOpening() {
    this.closed?.remove();
    this.view.focus();
    this.begin();
  }

  /** The person wrote something. */
  type(text) {
    this.send({ message_id: newMessageId(), message: text, shown: text });
  }

  /** The person pressed a button of a reply or a card. */
  choose({ title, payload }) {
    const chosen = { message_id: newMessageId(), message: payload ?? title, shown: title, chosen: true };
    this.send(chosen).focus({ preventScroll: true });
  }

  send(outgoing) {
    post(outgoing);
    const bubble = this.bubble(outgoing);
    this.messages.arrive([bubble]);
    this.deliver(outgoing);
    return bubble;
  }

  bubble({ message_id, shown, message }) {
    const bubble = this.bubbles.get(message_id) ?? this.messages.mine(shown ?? message);
    this.bubbles.set(message_id, bubble);
    return bubble;
  }

  async deliver(outgoing) {
    const bubble = this.bubble(outgoing);
    this.messages.sending(bubble);
    this.messages.toEnd(bubble);
    const answer = this.inLine(() => this.insist(outgoing));
    this.view.end();
    try {
      await answer;
      settle(outgoing.message_id);
    } catch (failure) {
      if (!(failure instanceof Failure)) throw failure;
      this.failed(outgoing, failure);
    }
  }

  /** Sends until it arrives, before all later ones; the id makes sure that it is acted on once. */
  async insist(outgoing) {
    // Forgetting takes along what has not gone out.
    for (let tries = 0; isWaiting(outgoing.message_id); tries++) {
      try {
        await this.exchange(outgoing);
        return this.contact(true);
      } catch (failure) {
        if (!failure.passing) throw failure;
        this.contact(false);
        if (tries + 1 >= TRIES) this.complain(outgoing, failure);
        await Promise.race([pause(patienceAfter(tries)), new Promise((hurry) => (this.hurry = hurry))]);
      }
    }
  }

  /** Says once that it has not gone out; the button only makes the next try come at once. */
  complain(outgoing, failure) {
    const bubble = this.bubble(outgoing);
    if (bubble.classList.contains("failed")) return;
    const again = () => {
      this.messages.sending(bubble);
      bubble.focus({ preventScroll: true });
      this.hurry();
    };
    this.messages.fail(bubble, failure.sentence, button(words.again, again));
    this.view.end();
  }

  /** One message and its answer; a token the server no longer takes is replaced on the way. */
  async exchange(outgoing) {
    const { message_id, message, chosen } = outgoing;
    if (!this.opened) await this.open();
    try {
      this.came(await say(message_id, message, this.last), message_id);
    } catch (failure) {
      if (!failure.refused) throw failure;
      forgetToken();
      this.messages.clear();
      this.reset();
      await this.open(words.afresh);
      // What a button stood for ended with the old conversation; the new greeting takes its place.
      if (chosen) return;
      this.bubble(outgoing);
      this.came(await say(message_id, message, this.last), message_id);
    }
  }

  /** Draws the history or the greeting; two tabs that begin at once share one conversation. */
  async open(note) {
    const history = await inOneTab("mentor open", open);
    this.token = recall("token");
    this.opened = true;
    this.closed?.remove();
    if (note) this.messages.note(note);
    if (history.some((message) => message.from === "me"))
      this.messages.quietly(() => this.receive(history, { still: true }));
    else this.receive(history);
    this.restore();
    this.view.end("instant");
    this.updates.start(this.token);
    this.tell("ready", {});
  }

  /** What was said before a reload and has no answer goes out again, or waits to be sent. */
  restore() {
    for (const outgoing of waiting()) {
      if (this.isAnswered(outgoing.message_id)) settle(outgoing.message_id);
      else if (this.bubbles.has(outgoing.message_id)) continue;
      else if (isFresh(outgoing)) this.deliver(outgoing);
      else this.failed(outgoing, new Failure(0, ""));
    }
  }

  isAnswered(messageId) {
    return Boolean(this.bubbles.get(messageId)?.dataset.number);
  }

  failed(outgoing, failure) {
    const bubble = this.bubble(outgoing);
    const edit = () => {
      settle(outgoing.message_id);
      this.bubbles.delete(outgoing.message_id);
      bubble.remove();
      this.composer.giveBack(outgoing.message);
    };
    if (failure.passing) {
      const again = () => {
        this.deliver(outgoing);
        bubble.focus({ preventScroll: true });
      };
      this.messages.fail(bubble, failure.sentence, button(words.again, again));
    } else {
      settle(outgoing.message_id);
      this.messages.fail(bubble, failure.sentence, outgoing.chosen ? [] : button(words.edit, edit));
    }
    this.view.end();
  }

  /** The server answers, or does not: what waits goes out once it does. */
  contact(there) {
    this.patience.offline(!there);
    if (there) this.hurry?.();
  }

  /** What the server sent this tab; the others hear of it. */
  came(messages, answering) {
    if (messages.some((message) => message.custom?.type === "forgotten")) {
      this.tabs.tell({ forgotten: true });
      this.wiped(messages);
      return;
    }
    const kept = messages.every((message) => message.number);
    this.receive(kept ? messages : this.numbered(messages, answering));
    if (kept && messages.length) this.tabs.tell({ messages });
    // The server began to count anew, since the conversation was deleted from elsewhere.
    if (answering && !this.isAnswered(answering)) {
      this.messages.clear();
      this.reset();
      throw new Failure(0, words.unreachable);
    }
  }

  /**
   * A reply the server could not keep has no number: it stands after all there is, and is gone with the page. Numbers
   * between whole ones are of no use to the server, so that what it keeps later is still asked for.
   */
  numbered(messages, answering) {
    if (this.isAnswered(answering)) return [];
    const mine = { from: "me", text: "", message_id: answering };
    return [mine, ...messages].map((message) => ({ ...message, number: this.last + ++this.unkept / 1e6 }));
  }

  /** Draws what is new, in its place; what was there already is passed over. */
  receive(messages, { quiet = false, still = false } = {}) {
    const fresh = messages.filter((message) => !this.seen.has(message.number));
    const drawn = fresh.map((message) => this.draw(message)).filter(Boolean);
    this.messages.unsentToEnd();
    if (!drawn.length) return;
    if (!still) this.messages.arrive(drawn);
    if (quiet) this.view.stay();
    else this.view.from(drawn.find((one) => !one.classList.contains("mine")) ?? drawn[0]);
  }

  /** Draws one message of the server and gives back what was added; progress goes to its own line as well. */
  draw(message) {
    this.seen.add(message.number);
    this.last = Math.max(this.last, Math.floor(message.number));
    this.tell("message", { from: message.from === "me" ? "me" : "assistant", number: message.number });
    if (message.from === "me") return this.drawMine(message);
    if (message.custom?.type !== "progress") return this.messages.reply(message);
    showProgress(this.progress, message.custom.steps);
    return this.messages.reply({ ...message, custom: undefined });
  }

  drawMine({ text, at, message_id, number }) {
    const bubble = this.bubbles.get(message_id) ?? this.messages.mine(text ?? "", at);
    this.bubbles.set(message_id, bubble);
    this.composer.drop(text);
    this.messages.arrived(bubble, number);
    return bubble;
  }

  /** Deletes the conversation here and on the server. */
  async forget() {
    await forget();
    this.tabs.tell({ forgotten: true });
    this.wiped([{ from: "bot", text: words.forgotten }]);
    await this.begin();
  }

  /** The conversation is deleted: nothing of it stays in sight or kept. */
  wiped(lastWords = []) {
    this.updates.stop();
    forgetAll();
    this.messages.clear();
    this.composer.write("");
    showProgress(this.progress, []);
    this.reset();
    for (const message of lastWords) this.messages.reply(message);
    this.tell("forgotten", {});
  }

  /** Runs `job` after those before it, while the sign of waiting is shown. */
  inLine(job) {
    const done = this.line.then(job);
    this.line = done.catch(() => {});
    return this.patience.during(done);
  }
}
