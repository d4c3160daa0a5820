import { words } from "./words.js";

/** After so long three dots alone no longer reassure. */
const LONG_MS = 4000;

/** The sign that an answer is on its way; several things may be waited for at once. */
export class Patience {
  constructor(sign, line) {
    this.sign = sign;
    this.line = line;
    this.waits = 0;
    this.cut = false;
  }

  /** Says that the server does not answer, for as long as it does not. */
  offline(cut) {
    this.cut = cut;
    this.show();
  }

  show(long = false) {
    this.sign.hidden = !this.waits && !this.cut;
    this.sign.classList.toggle("cut", this.cut);
    const said = this.cut ? words.offline : long ? words.patience : "";
    if (this.line.textContent !== said) this.line.textContent = said;
  }

  /** Shows the sign until `work` is settled, whatever becomes of it. */
  async during(work) {
    this.waits += 1;
    this.show();
    const clock = setTimeout(() => this.show(true), LONG_MS);
    try {
      return await work;
    } finally {
      clearTimeout(clock);
      this.waits -= 1;
      this.show();
    }
  }
}
