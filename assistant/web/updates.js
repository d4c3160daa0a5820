import { listen } from "./session.js";
import { inOneTab, patienceAfter, pause } from "./waits.js";
import { home } from "./home.js";

/** Asks the server for what comes unasked. One tab does it for all, since a browser holds only few lines to one server. */
export class Updates {
  /** `last` gives the newest message's number, `receive` takes messages, `contact` is told whether the server answers. */
  constructor({ last, receive, contact }) {
    Object.assign(this, { last, receive, contact });
    this.running = null;
  }

  start(token) {
    this.stop();
    const stop = (this.running = new AbortController());
    inOneTab(`mentor updates ${home.host} ${token}`, () => this.run(stop.signal));
  }

  stop() {
    this.running?.abort();
    this.running = null;
  }

  async run(signal) {
    let tries = 0;
    while (!signal.aborted) {
      try {
        const messages = await listen(this.last(), signal);
        if (signal.aborted) return;
        tries = 0;
        this.contact(true);
        this.receive(messages);
      } catch (failure) {
        if (signal.aborted || failure.refused) return;
        // A held line may be cut without anything being wrong.
        if (tries) this.contact(false);
        await pause(patienceAfter(tries++));
      }
    }
  }
}
