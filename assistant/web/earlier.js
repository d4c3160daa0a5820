/** So many messages fill the largest screen, and are drawn before anybody notices. */
const AT_ONCE = 40;

/** What was said long ago, newest first: it is drawn piece by piece while the browser has nothing else to do. */
export class Earlier {
  /** `draw` takes a message and the page it belongs on. */
  constructor({ messages, view }, draw) {
    Object.assign(this, { messages, view, draw });
    this.rest = [];
  }

  /** Gives back the newest, to be drawn at once; the others follow by themselves. */
  hold(history) {
    const spoke = history.findLast(({ from }) => from === "me")?.number;
    // What was offered before they last said something is offered no more.
    const held = history.map((message) => (message.number < spoke ? { ...message, buttons: undefined } : message));
    const rest = (this.rest = held.slice(0, -AT_ONCE));
    if (rest.length) whenIdle(() => this.next(rest));
    return held.slice(-AT_ONCE);
  }

  has(messageId) {
    return this.rest.some((message) => message.message_id === messageId);
  }

  drop() {
    this.rest = [];
  }

  next(rest) {
    // Dropped meanwhile, or in place of it another conversation's.
    if (rest !== this.rest) return;
    const page = this.messages.page();
    for (const message of rest.splice(-AT_ONCE)) this.draw(message, page);
    this.messages.quietly(() => this.view.keep(() => this.messages.putAbove(page)));
    if (rest.length) whenIdle(() => this.next(rest));
  }
}

/** Safari knows no idleness; there a little later must do. */
function whenIdle(job) {
  if (window.requestIdleCallback) requestIdleCallback(job);
  else setTimeout(job, 50);
}
