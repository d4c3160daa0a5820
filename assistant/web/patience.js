import { words } from "./words.js";

/** After so long three dots alone no longer reassure. */
const LONG_MS = 4000;

/** The sign that an answer is on its way; several things may be waited for at once. */
export class Patience {
  constructor(sign, line) {
    this.sign = sign;
    this.line = line;
    this.waits = 0;
  }

  /** Shows the sign until `work` is settled, whatever becomes of it. */
  async during(work) {
    this.waits += 1;
    this.sign.hidden = false;
    const clock = setTimeout(() => (this.line.textContent = words.patience), LONG_MS);
    try {
      return await work;
    } finally {
      clearTimeout(clock);
      this.waits -= 1;
      this.line.textContent = "";
      this.sign.hidden = this.waits === 0;
    }
  }
}
