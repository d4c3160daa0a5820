import { share, sharedHere } from "./memory.js";
import { button, node } from "./nodes.js";
import { words } from "./words.js";

/** What somebody may choose about what is kept: a shared computer, and forgetting. */
export class Menu {
  /** `forget` deletes the conversation, `shared` is told what was chosen. */
  constructor({ forget, shared }) {
    this.forget = forget;
    const box = node("input", { type: "checkbox", id: "shared", "aria-describedby": "shared-hint", checked: sharedHere() });
    box.addEventListener("change", () => {
      share(box.checked);
      shared();
    });
    this.sheet = node("div", { class: "sheet-menu" });
    this.choices = [
      node(
        "div",
        { class: "row" },
        box,
        node("label", { for: "shared" }, words.shared),
        node("p", { class: "hint", id: "shared-hint" }, words.sharedHint),
      ),
      button(words.forget, () => this.ask(), { class: "choice plain" }),
    ];
    this.summary = node("summary", { class: "icon", "aria-label": words.menu });
    this.element = node("details", { class: "menu" }, this.summary, this.sheet);
    this.element.addEventListener("keydown", (event) => this.key(event));
    this.element.addEventListener("focusout", ({ relatedTarget }) => {
      if (relatedTarget && !this.element.contains(relatedTarget)) this.close();
    });
    this.show(this.choices);
  }

  show(content) {
    this.sheet.replaceChildren(...content);
  }

  key(event) {
    if (event.key !== "Escape" || !this.element.open) return;
    event.stopPropagation();
    event.preventDefault();
    this.close();
    this.summary.focus();
  }

  close() {
    this.element.open = false;
    this.show(this.choices);
  }

  /** Deleting cannot be taken back, so it is asked once. */
  ask() {
    const keep = button(words.forgetNo, () => {
      this.close();
      this.summary.focus();
    });
    const problem = node("p", { class: "problem", role: "alert" });
    const yes = button(words.forgetYes, () => this.delete(yes, problem), { class: "choice bad" });
    this.show([
      node("p", { id: "forget-hint" }, words.forgetHint),
      problem,
      node("div", { class: "choices", role: "group", "aria-describedby": "forget-hint" }, yes, keep),
    ]);
    keep.focus();
  }

  async delete(yes, problem) {
    problem.textContent = "";
    yes.disabled = true;
    try {
      await this.forget();
      this.close();
    } catch {
      problem.textContent = words.notForgotten;
      yes.disabled = false;
    }
  }
}
