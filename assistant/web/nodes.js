import { home } from "./home.js";

/**
 * Builds an element; a child that is a string becomes text, never markup, and whatever is empty or false is left out.
 * `traits`: `class`, `on` (what a click does), or any attribute; one that is null, undefined or false is not set.
 */
export function node(tag, traits = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(traits)) {
    if (value === null || value === undefined || value === false) continue;
    if (name === "on") element.addEventListener("click", value);
    else element.setAttribute(name, value === true ? "" : value);
  }
  element.append(...children.flat(Infinity).filter(Boolean));
  return element;
}

/** A button of ours; `type` keeps it from ever submitting the composer. */
export function button(title, on, traits = {}) {
  return node("button", { type: "button", class: "choice", on, ...traits }, title);
}

/** Text for screen readers only. */
export function unseen(text) {
  return node("span", { class: "unseen" }, text);
}

/** The address if the page may link to it, else null: only https and mailto are ever followed. */
export function safeAddress(address) {
  try {
    const url = new URL(address);
    return url.protocol === "https:" || url.protocol === "mailto:" ? url : null;
  } catch {
    return null;
  }
}

/** An address on the assistant's server, else null: pictures are loaded from nowhere else. */
export function ownAddress(path) {
  if (typeof path !== "string" || !/^\/[^/\\]/.test(path)) return null;
  const url = new URL(path, `${home.host}/`);
  return url.origin === new URL(home.host).origin ? url : null;
}

/** A link that cannot reach back into this page; `url` comes from `safeAddress` or `ownAddress`. */
export function link(url, ...children) {
  return node("a", { href: url.href, target: "_blank", rel: "noopener noreferrer" }, ...children);
}

/** Whether the focus is here; within a shadow tree the document knows only its host. */
export function isFocused(element) {
  return element.getRootNode().activeElement === element;
}
