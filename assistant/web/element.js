import { Composer } from "./composer.js";
import { Conversation } from "./conversation.js";
import { home } from "./home.js";
import { sharedHere } from "./memory.js";
import { Menu } from "./menu.js";
import { Messages } from "./messages.js";
import { button, node } from "./nodes.js";
import { buildPanel } from "./panel.js";
import { Patience } from "./patience.js";
import { css } from "./served.js";
import { isKnown } from "./session.js";
import { View, fitKeyboard } from "./view.js";
import { speak, words } from "./words.js";

/** Narrower or lower than this the open chat takes the whole screen. */
const SMALL = "(max-width: 36rem), (max-height: 30rem)";

/**
 * <mentor-chat>: a launcher in the corner, or with the attribute `inline` the chat itself where the element stands.
 * Other attributes: `open` (a launcher that begins open), `theme` (`light`, `dark`), `lang`, `host`.
 * Events: `mentor-chat:ready`, `:open`, `:close`, `:message` ({from, number}), `:forgotten`.
 */
export class MentorChat extends HTMLElement {
  async connectedCallback() {
    if (this.built) return;
    this.built = true;
    if (this.hasAttribute("host")) home.host = this.getAttribute("host").replace(/\/+$/, "") || location.origin;
    await speak(this.closest("[lang]")?.lang);
    this.root = this.attachShadow({ mode: "open" });
    dress(this.root);
    this.inline = this.hasAttribute("inline");
    this.build();
    if (this.inline) this.begin();
    else if (this.hasAttribute("open")) this.open();
    // Whoever talked here before may have got an answer meanwhile.
    else if (isKnown()) this.begin();
  }

  build() {
    const name = this.inline ? "section" : "dialog";
    this.frame = node(name, { class: "chat", lang: words.language, dir: words.direction, "aria-label": words.name });
    this.root.append(this.frame);
    const menu = new Menu({ forget: () => this.forget(), shared: () => this.tellWhatIsKept() });
    const parts = buildPanel(this.frame, menu.element, this.inline ? null : () => this.close());
    this.kept = parts.kept;
    this.tellWhatIsKept();
    if (!this.inline) this.addLauncher();
    this.composer = new Composer(parts.form, (text) => this.conversation.type(text));
    this.conversation = new Conversation(
      {
        messages: new Messages(parts.log, (offer) => this.conversation.choose(offer)),
        composer: this.composer,
        progress: parts.progress,
        patience: new Patience(parts.waiting, parts.patience),
        view: new View(parts.talk, parts.more),
      },
      (what, detail) => this.tell(what, detail),
    );
    fitKeyboard(this);
  }

  addLauncher() {
    this.badge = node("span", { class: "badge-new", hidden: true });
    this.launcher = button([node("span", { class: "bubble-icon", "aria-hidden": "true" }), node("span", {}, words.launch), this.badge], () => this.open(), {
      class: "launcher",
      "aria-haspopup": "dialog",
      lang: words.language,
      dir: words.direction,
    });
    this.root.append(this.launcher);
    this.frame.addEventListener("keydown", (event) => event.key === "Escape" && this.close());
    // The browser closes a modal dialog by itself: Escape, or a phone's way back.
    this.frame.addEventListener("close", () => this.closed());
  }

  /** Opens the chat; a host page may call it too. */
  open() {
    if (this.inline || this.isOpen) return;
    this.isOnWholeScreen = matchMedia(SMALL).matches;
    if (this.isOnWholeScreen) this.frame.showModal();
    else this.frame.show();
    this.launcher.hidden = true;
    this.badge.hidden = true;
    this.begin();
    if (hasKeys()) this.composer.focus();
    else this.conversation.view.focus();
    this.tell("open", {});
  }

  close() {
    if (this.isOpen) this.frame.close();
  }

  closed() {
    this.launcher.hidden = false;
    this.launcher.focus();
    this.tell("close", {});
  }

  get isOpen() {
    return Boolean(this.frame?.open);
  }

  begin() {
    this.begun ??= this.conversation.begin();
    if (this.inline && this.hasAttribute("autofocus") && hasKeys()) this.composer.focus();
  }

  async forget() {
    await this.conversation.forget();
    this.composer.focus();
  }

  tellWhatIsKept() {
    this.kept.textContent = sharedHere() ? words.keptShared : words.kept;
  }

  tell(what, detail) {
    if (what === "message" && detail.from === "assistant" && this.isReady) this.announceNew();
    if (what === "message" && detail.from === "me") this.setAttribute("begun", "");
    if (what === "forgotten") this.removeAttribute("begun");
    if (what === "ready") this.isReady = true;
    this.dispatchEvent(new CustomEvent(`mentor-chat:${what}`, { bubbles: true, composed: true, detail }));
  }

  /** A closed chat says on its launcher that there is something new. */
  announceNew() {
    if (this.inline || this.isOpen) return;
    this.badge.hidden = false;
    this.badge.textContent = words.unread;
  }
}

/** On a phone the keyboard would cover the greeting. */
function hasKeys() {
  return matchMedia("(hover: hover) and (pointer: fine)").matches;
}

/** Styles no site's policy stands against; older browsers load them as a file of ours. */
function dress(root) {
  try {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(css);
    root.adoptedStyleSheets = [sheet];
  } catch {
    root.append(node("link", { rel: "stylesheet", href: `${home.host}/widget.css` }));
  }
}
