import { button, node } from "./nodes.js";
import { words } from "./words.js";

/** As many characters as the server takes at once. */
const LONGEST = 4000;

/**
 * The pieces of the chat and how they lie in each other; whoever embeds it may fill the slots `title` and `kept`.
 * `frame` is the element around it all, `close` the button's deed where there is something to close.
 */
export function buildPanel(frame, menu, close) {
  const log = node("div", { class: "log", role: "log", "aria-live": "polite", "aria-label": words.conversation });
  const patience = node("span");
  const waiting = node("div", { class: "waiting", role: "status", hidden: true }, dots(), patience);
  const talk = node(
    "div",
    { class: "talk", tabindex: "0", role: "region", "aria-label": words.conversation },
    node("div", { class: "column" }, node("h2", { class: "unseen" }, words.conversation), log, waiting),
  );
  const more = button("", null, { class: "more", hidden: true, "aria-label": words.more });
  const progress = node("div", { class: "progress", hidden: true });
  const form = node("form", { class: "composer", autocomplete: "off" }, field(), send(), room());
  const kept = node("p", { class: "kept" }, words.kept);
  const title = node("h2", { id: "title" }, words.name);
  frame.append(
    node(
      "div",
      { class: "top" },
      node(
        "div",
        { class: "column" },
        node("div", { class: "title" }, node("slot", { name: "title" }, title)),
        menu,
        close && button("", close, { class: "icon close", "aria-label": words.close }),
      ),
    ),
    talk,
    node(
      "div",
      { class: "dock" },
      node("div", { class: "column" }, node("div", { class: "above" }, progress, more), form, node("slot", { name: "kept" }, kept)),
    ),
  );
  return { log, waiting, patience, talk, more, progress, form, kept };
}

function dots() {
  return node("span", { class: "dots", "aria-hidden": "true" }, node("i"), node("i"), node("i"));
}

function field() {
  return node("textarea", {
    rows: "1",
    maxlength: LONGEST,
    enterkeyhint: "send",
    placeholder: words.placeholder,
    "aria-label": words.draft,
    "aria-describedby": "room",
    dir: "auto",
  });
}

function send() {
  return node("button", { class: "send", type: "submit" }, words.send);
}

function room() {
  return node("p", { class: "room", id: "room", role: "status" });
}
