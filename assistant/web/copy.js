import { button, node } from "./nodes.js";
import { words } from "./words.js";

/** How long the button says that it worked. */
const THANKS_MS = 2500;

/** A button that copies the text of `source`, and says so aloud too. */
export function copyButton(source) {
  const told = node("span", { class: "unseen", role: "status" });
  const press = button(words.copy, async () => {
    const done = await copy(source);
    press.textContent = told.textContent = done ? words.copied : words.copyFailed;
    setTimeout(() => {
      press.textContent = words.copy;
      told.textContent = "";
    }, THANKS_MS);
  });
  return [press, told];
}

/** On plain http the clipboard is closed: then the text is selected, which the older command can copy. */
async function copy(source) {
  try {
    await navigator.clipboard.writeText(source.textContent);
    return true;
  } catch {
    getSelection().selectAllChildren(source);
    return document.execCommand("copy");
  }
}
