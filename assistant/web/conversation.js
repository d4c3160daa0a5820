import { Earlier } from "./earlier.js";
import { forgetAll, recall } from "./memory.js";
import { button } from "./nodes.js";
import { Numbers } from "./numbers.js";
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
      last: () => this.numbers.last,
      receive: (messages) => this.came(messages),
      contact: (there) => this.contact(there),
    });
    this.earlier = new Earlier(parts, (message, page) => this.draw(message, page));
    this.reset();
  }

  reset() {
    this.earlier.drop();
    this.opened = false;
    this.token = null;
    this.numbers = new Numbers();
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
      this.came(await say(message_id, message, this.numbers.last), message_id);
    } catch (failure) {
      if (!failure.refused) throw failure;
      forgetToken();
      this.messages.clear();
      this.reset();
      await this.open(words.afresh);
      // What a button stood for ended with the old conversation; the new greeting takes its place.
      if (chosen) return;
      this.bubble(outgoing);
      this.came(await say(message_id, message, this.numbers.last), message_id);
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
      this.messages.quietly(() => this.remember(history));
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
    return Boolean(this.bubbles.get(messageId)?.dataset.number) || this.earlier.has(messageId);
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
    if (kept) this.receive(messages);
    // Without numbers it could not be kept, and a repeat of it is nothing new.
    else if (!this.isAnswered(answering))
      this.receive(this.numbers.give([{ from: "me", text: "", message_id: answering }, ...messages]));
    if (kept && messages.length) this.tabs.tell({ messages });
    // The server began to count anew, since the conversation was deleted from elsewhere.
    if (answering && !this.isAnswered(answering)) {
      this.messages.clear();
      this.reset();
      throw new Failure(0, words.unreachable);
    }
  }

  /** Draws what is new, in its place; what was there already is passed over. */
  receive(messages, { quiet = false } = {}) {
    const drawn = this.know(messages).map((message) => this.draw(message)).filter(Boolean);
    this.messages.unsentToEnd();
    if (!drawn.length) return;
    this.messages.arrive(drawn);
    if (quiet) this.view.stay();
    else this.view.from(drawn.find((one) => !one.classList.contains("mine")) ?? drawn[0]);
  }

  /** What was said on earlier visits: the newest is drawn now, all else above it when there is time. */
  remember(history) {
    for (const message of this.earlier.hold(this.know(history))) this.draw(message);
    this.messages.unsentToEnd();
  }

  /** Takes note of what is new and gives it back; the newest progress goes to its own line. */
  know(messages) {
    const fresh = this.numbers.take(messages);
    for (const { number, from } of fresh) this.tell("message", { from: from === "me" ? "me" : "assistant", number });
    const ways = fresh.findLast(({ from, custom }) => from !== "me" && custom?.type === "progress");
    if (ways) showProgress(this.progress, ways.custom.steps);
    return fresh;
  }

  /** Draws one message of the server and gives back what was added. */
  draw(message, page = this.messages) {
    if (message.from === "me") return this.drawMine(message, page);
    return page.reply(message.custom?.type === "progress" ? { ...message, custom: undefined } : message);
  }

  drawMine({ text, at, message_id, number }, page) {
    const bubble = this.bubbles.get(message_id) ?? page.mine(text ?? "", at);
    this.bubbles.set(message_id, bubble);
    if (page === this.messages) this.composer.drop(text);
    page.arrived(bubble, number);
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
