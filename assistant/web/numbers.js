/** Which of the server's numbers there are on the page already. */
export class Numbers {
  constructor() {
    this.last = 0;
    this.unkept = 0;
    this.seen = new Set();
  }

  /** Takes note of what is new and gives it back. */
  take(messages) {
    const fresh = messages.filter(({ number }) => !this.seen.has(number));
    for (const { number } of fresh) {
      this.seen.add(number);
      this.last = Math.max(this.last, Math.floor(number));
    }
    return fresh;
  }

  /**
   * A reply the server could not keep has no number: it stands after all there is, and is gone with the page. Numbers
   * between whole ones are of no use to the server, so that what it keeps later is still asked for.
   */
  give(messages) {
    return messages.map((message) => ({ ...message, number: this.last + ++this.unkept / 1e6 }));
  }
}
