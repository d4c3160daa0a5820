import { button, isFocused, node, unseen } from "./nodes.js";
import { card } from "./cards.js";
import { calendarDay, dayName } from "./days.js";
import { markdown } from "./markdown.js";
import { words } from "./words.js";

/** Until then a screen reader has noticed what was added. */
const SETTLED_MS = 500;

/** More than these at once do not move in one by one: each that moves costs the browser a layer and a timer. */
const FEW = 8;

/** The conversation on the page, each message with its number where the server gave it one; `choose` is called with the {title, payload} of a pressed button. */
export class Messages {
  constructor(log, choose) {
    this.log = log;
    this.choose = choose;
    this.clear();
  }

  clear() {
    this.log.replaceChildren();
    this.day = null;
    this.first = null;
  }

  /** A sheet of its own for what is to stand above. */
  page() {
    return new Messages(node("div"), this.choose);
  }

  /** Puts a page above all there is; a day that began on it is named there. */
  putAbove(page) {
    if (this.first && page.day === this.first.day) this.first.line.remove();
    else if (this.first && page.day) this.log.prepend(this.first.line);
    this.log.prepend(...page.log.childNodes);
    this.first = page.first ?? this.first;
  }

  /** Draws what the person said; offers of earlier replies end with it. */
  mine(text, at) {
    this.endOffers();
    this.dayLine(at);
    // Focusable, so that focus has a place to stay when the pressed button goes; not announced, they know what they said.
    const bubble = node(
      "div",
      { class: "message mine", tabindex: "-1", "aria-live": "off" },
      unseen(words.you),
      node("p", { class: "bubble", dir: "auto" }, text),
    );
    this.log.append(bubble);
    return bubble;
  }

  sending(bubble) {
    this.unfail(bubble);
    this.state(bubble, "sending");
  }

  /** The server has it, under this number. */
  arrived(bubble, number) {
    this.unfail(bubble);
    this.state(bubble, "sent");
    this.place(bubble, number);
  }

  state(bubble, state) {
    bubble.querySelector(".state")?.remove();
    bubble.dataset.state = state;
    if (words[state]) bubble.append(node("span", { class: "state" }, words[state]));
  }

  /** Draws one reply, added in one piece so that it is announced once; null if there was nothing to draw. */
  reply({ text, buttons, custom, at, lang, number }) {
    const body =
      card(custom, this.choose) ??
      (text && node("div", { class: "bubble", dir: "auto" }, markdown(String(text))));
    const offers = this.offers(Array.isArray(buttons) ? buttons : []);
    if (!body && !offers) return null;
    this.dayLine(at);
    const message = node("div", { class: "message reply", lang }, unseen(words.assistant), body, offers);
    this.place(message, number);
    return message;
  }

  /** Answers to press, which go once anything was said; null where there are none. */
  offers(buttons) {
    const known = buttons.filter((offer) => offer?.title);
    if (!known.length) return null;
    const press = (offer) => button(offer.title, () => this.choose(offer), { dir: "auto" });
    const group = { class: "choices offers", role: "group", "aria-label": words.suggestions };
    return node("div", group, known.map(press));
  }

  endOffers() {
    for (const offers of this.log.querySelectorAll(".offers")) offers.remove();
  }

  /** A line from the page itself, with a button where something can be done. */
  note(sentence, ...buttons) {
    const note = node("div", { class: "note", role: "alert" }, node("p", {}, sentence), buttons);
    this.log.append(note);
    return note;
  }

  /** Says under a message that it did not arrive; `buttons` are what can be done about it. */
  fail(bubble, sentence, ...buttons) {
    this.unfail(bubble);
    bubble.classList.add("failed");
    this.state(bubble, "failed");
    bubble.append(
      node(
        "div",
        { class: "failure", role: "alert" },
        node("p", {}, node("strong", {}, words.notSent), " ", sentence),
        buttons,
      ),
    );
  }

  unfail(bubble) {
    bubble.classList.remove("failed");
    bubble.querySelector(".failure")?.remove();
  }

  /** Puts a message where its number belongs: nearly always at the end. */
  place(message, number) {
    if (number) message.dataset.number = number;
    let before = this.log.lastElementChild;
    while (before && (before === message || isLater(before, number))) before = before.previousElementSibling;
    if (before) this.after(before, message);
    else this.log.prepend(message);
  }

  /** Moved only where it must be: moving takes the focus away. */
  after(before, message) {
    if (before.nextElementSibling === message) return;
    const focused = isFocused(message);
    before.after(message);
    if (focused) message.focus({ preventScroll: true });
  }

  /** What has not arrived stands below what has. */
  unsentToEnd() {
    for (const bubble of this.log.querySelectorAll(".mine:not([data-number])"))
      if (bubble !== this.log.lastElementChild) this.after(this.log.lastElementChild, bubble);
  }

  /** Lets what is new move into its place. */
  arrive(drawn) {
    if (drawn.length <= FEW) for (const message of drawn) message.classList.add("arriving");
  }

  /** Moves a bubble to where the answer to it will stand; focus would be lost on the way. */
  toEnd(bubble) {
    this.endOffers();
    if (bubble !== this.log.lastElementChild) this.after(this.log.lastElementChild, bubble);
  }

  /** Runs `draw`, which adds what was said on earlier visits, without having it all read aloud. */
  quietly(draw) {
    this.log.setAttribute("aria-live", "off");
    draw();
    clearTimeout(this.settled);
    this.settled = setTimeout(() => this.log.setAttribute("aria-live", "polite"), SETTLED_MS);
  }

  /** A line with the day's name where a new day begins; a conversation all of today needs none. */
  dayLine(at) {
    const moment = at ?? new Date();
    const day = calendarDay(moment);
    if (!day || day === this.day) return;
    const line = node("p", { class: "day" }, dayName(moment));
    const plain = this.day === null && day === calendarDay(new Date());
    this.first ??= { day, line };
    this.day = day;
    if (!plain) this.log.append(line);
  }
}

/** What has no number of its own, as a line with a day, belongs to what follows or stands where it is. */
function isLater({ dataset, classList }, number) {
  return dataset.number ? Number(dataset.number) > number : classList.contains("mine");
}
