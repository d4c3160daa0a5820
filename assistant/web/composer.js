import { keep, onKept, recall } from "./memory.js";
import { isFocused } from "./nodes.js";
import { words } from "./words.js";

/** From here on the room left is told. */
const ROOM_TOLD = 300;

/** The field and its button: Enter sends, Shift+Enter breaks the line, and what is unsent survives a reload. */
export class Composer {
  constructor(form, send) {
    this.field = form.querySelector("textarea");
    this.room = form.querySelector(".room");
    this.send = send;
    form.addEventListener("submit", (event) => this.submit(event));
    this.field.addEventListener("keydown", (event) => this.key(event));
    this.field.addEventListener("input", () => this.changed());
    addEventListener("resize", () => this.fit());
    onKept("draft", (text) => isFocused(this.field) || this.show(text));
    this.show(recall("draft") ?? "");
  }

  key(event) {
    // While an input method composes, Enter picks a character; 229 is how Safari says so.
    const composing = event.isComposing || event.keyCode === 229;
    if (event.key === "Enter" && !event.shiftKey && !composing) this.submit(event);
  }

  submit(event) {
    event.preventDefault();
    const text = this.field.value.trim();
    this.field.focus();
    if (!text) return;
    this.write("");
    this.send(text);
  }

  write(text) {
    this.show(text);
    keep("draft", text);
  }

  show(text) {
    this.field.value = text;
    this.grown();
  }

  /** Empties the field of what was sent from another tab. */
  drop(text) {
    if (text && this.field.value.trim() === text) this.write("");
  }

  /** Puts a message back to be edited, above whatever was written since. */
  giveBack(text) {
    this.write([text, this.field.value].filter(Boolean).join("\n"));
    this.focus();
  }

  focus() {
    this.field.focus();
  }

  changed() {
    keep("draft", this.field.value);
    this.grown();
  }

  grown() {
    const left = this.field.maxLength - this.field.value.length;
    this.room.textContent = left <= ROOM_TOLD ? words.room(left) : "";
    this.fit();
  }

  /** Makes the field as tall as its text; the style sheet says where that ends. */
  fit() {
    const { field } = this;
    field.style.height = "auto";
    field.style.height = `${field.scrollHeight + field.offsetHeight - field.clientHeight}px`;
  }
}
