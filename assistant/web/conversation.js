import { button } from "./nodes.js";
import { showProgress } from "./progress.js";
import { missing, post, settle, waiting } from "./outbox.js";
import { Failure, forgetToken, newMessageId, open, say } from "./session.js";
import { words } from "./words.js";

/**
 * What happens, and in which order: one call at a time, so that answers stand under what they answer.
 * An outgoing message is {message_id, message, shown}: `message` goes to the server, `shown` stands on the page.
 */
export class Conversation {
  constructor({ messages, composer, progress, patience, view }) {
    Object.assign(this, { messages, composer, progress, patience, view });
    this.line = Promise.resolve();
    this.opened = false;
    this.unanswered = waiting();
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
    const outgoing = { message_id: newMessageId(), message: text, shown: text };
    post({ message_id: outgoing.message_id, message: text });
    this.send(outgoing);
  }

  /** The person pressed a button of a reply or a card. */
  choose({ title, payload }) {
    const bubble = this.send({
      message_id: newMessageId(),
      message: payload ?? title,
      shown: title,
      chosen: true,
    });
    bubble.focus({ preventScroll: true });
  }

  send(outgoing) {
    const bubble = this.messages.mine(outgoing.shown);
    this.deliver(outgoing, bubble);
    return bubble;
  }

  async deliver(outgoing, bubble) {
    this.messages.unfail(bubble);
    this.messages.toEnd(bubble);
    const answer = this.inLine(() => this.exchange(outgoing, bubble));
    this.view.end();
    try {
      await answer;
      settle(outgoing.message_id);
    } catch (failure) {
      if (!(failure instanceof Failure)) throw failure;
      this.failed(outgoing, bubble, failure);
    }
  }

  /** One message and its answer; a token the server no longer takes is replaced on the way. */
  async exchange(outgoing, bubble) {
    if (!this.opened) await this.open(bubble);
    this.messages.toEnd(bubble);
    let replies;
    try {
      replies = await say(outgoing.message_id, outgoing.message);
    } catch (failure) {
      if (!failure.refused) throw failure;
      forgetToken();
      this.opened = false;
      await this.open(bubble, words.afresh);
      // What a button stood for ended with the old conversation; the new greeting takes its place.
      if (outgoing.chosen) return;
      replies = await say(outgoing.message_id, outgoing.message);
    }
    this.show(replies, bubble);
  }

  /** Draws the history or the greeting; a bubble that was waiting for it moves below. */
  async open(bubble, note) {
    const history = await open();
    this.opened = true;
    this.closed?.remove();
    if (note) this.messages.note(note);
    const returning = history.some((message) => message.from === "me");
    if (returning) this.messages.quietly(() => history.forEach((message) => this.draw(message)));
    else history.forEach((message) => this.draw(message));
    this.messages.unsentToEnd();
    this.restore(history);
    if (bubble) this.messages.toEnd(bubble);
    this.view.end("instant");
  }

  /** Messages from before a reload that never arrived are shown again, to be sent or not. */
  restore(history) {
    for (const { message_id } of this.unanswered) settle(message_id);
    for (const lost of missing(this.unanswered, history)) {
      post(lost);
      const bubble = this.messages.mine(lost.message);
      this.failed({ ...lost, shown: lost.message }, bubble, new Failure(0, ""));
    }
    this.unanswered = [];
  }

  failed(outgoing, bubble, failure) {
    const again = () => {
      this.deliver(outgoing, bubble);
      bubble.focus({ preventScroll: true });
    };
    const edit = () => {
      settle(outgoing.message_id);
      bubble.remove();
      this.composer.giveBack(outgoing.message);
    };
    if (failure.passing) {
      this.messages.fail(bubble, failure.sentence, button(words.again, again));
    } else {
      settle(outgoing.message_id);
      this.messages.fail(bubble, failure.sentence, outgoing.chosen ? [] : button(words.edit, edit));
    }
    this.view.end();
  }

  show(replies, bubble) {
    const drawn = replies.map((message) => this.draw(message)).filter(Boolean);
    this.view.from(drawn[0] ?? bubble);
  }

  /** Draws one message of the server and gives back what was added; progress goes to its own line as well. */
  draw(message) {
    if (message.from === "me") return this.messages.mine(message.text ?? "", message.at);
    if (message.custom?.type !== "progress") return this.messages.reply(message);
    showProgress(this.progress, message.custom.steps);
    return this.messages.reply({ ...message, custom: undefined });
  }

  /** Runs `job` after those before it, while the sign of waiting is shown. */
  inLine(job) {
    const done = this.line.then(job);
    this.line = done.catch(() => {});
    return this.patience.during(done);
  }
}
