import { isFocused } from "./nodes.js";

/** So much of what stood before stays in sight above a new reply. */
const PEEK_PX = 96;

/** Closer to the end than this counts as there. */
const NEAR_PX = 24;

/** What of the conversation is in sight: the newest, but never past the beginning of an answer. */
export class View {
  constructor(scroller, more) {
    this.scroller = scroller;
    this.more = more;
    this.atEnd = true;
    this.going = false;
    this.top = 0;
    scroller.addEventListener("scroll", () => this.look(), { passive: true });
    scroller.addEventListener("scrollend", () => this.arrive());
    more.addEventListener("click", () => scroller.scrollBy({ top: scroller.clientHeight * 0.8 }));
    // The keyboard and a growing draft take room from the conversation: who was at the end stays there.
    // The button may take room as well, which must not be looked at within the look that showed it.
    new ResizeObserver(() => (this.atEnd ? this.end("instant") : requestAnimationFrame(() => this.look()))).observe(scroller);
  }

  end(behavior = "auto") {
    this.going = true;
    this.scroller.scrollTo({ top: this.scroller.scrollHeight, behavior });
    this.look();
  }

  /** However it moved, from here on it counts where it stands. */
  arrive() {
    this.going = false;
    this.look();
  }

  /** Shows an answer from its first message on; a long one is read downwards, not from its end. */
  from(first) {
    const top =
      first.getBoundingClientRect().top - this.scroller.getBoundingClientRect().top + this.scroller.scrollTop;
    const { scrollHeight, clientHeight } = this.scroller;
    if (top - PEEK_PX > scrollHeight - clientHeight - NEAR_PX) return this.end();
    this.going = false;
    this.scroller.scrollTo({ top: top - PEEK_PX });
    this.look();
  }

  /** Stays where somebody reads, unless that was the end. */
  stay() {
    if (this.atEnd) this.end();
    else this.look();
  }

  /** Keeps what is in sight where it is while `add` puts something above it. */
  keep(add) {
    const { scroller } = this;
    const below = scroller.scrollHeight - scroller.scrollTop;
    // Most browsers see to it themselves, and do not stop a movement for it; but never at the very top.
    const native = scroller.scrollTop > 0 && CSS.supports("overflow-anchor", "auto");
    add();
    if (!native) scroller.scrollTo({ top: scroller.scrollHeight - below, behavior: "instant" });
  }

  /** Where focus goes when the button that had it is gone. */
  focus() {
    this.scroller.focus({ preventScroll: true });
  }

  look() {
    const { scrollHeight, clientHeight, scrollTop } = this.scroller;
    const near = scrollHeight - clientHeight - scrollTop < NEAR_PX;
    // On its way to the end it counts as there, else the button's row would come and make the way longer.
    if (near || scrollTop < this.top) this.going = false;
    this.top = scrollTop;
    this.atEnd = near || this.going;
    if (this.atEnd && isFocused(this.more)) this.focus();
    this.more.hidden = this.atEnd;
  }
}

/** Keeps the composer above the phone's keyboard where the browser lays it over the page (Safari). */
export function fitKeyboard(host) {
  const seen = window.visualViewport;
  if (!seen) return;
  seen.addEventListener("resize", () => {
    // Pinching makes the viewport smaller too, but then the page must stay as it is.
    if (Math.abs(seen.scale - 1) > 0.01) return;
    host.style.setProperty("--height", `${seen.height}px`);
    if (host.isOnWholeScreen) window.scrollTo(0, 0);
  });
}
