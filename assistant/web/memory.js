import { home } from "./home.js";

/**
 * What stays between visits: the token, the unsent draft, messages not yet answered. It lies with the page that shows
 * the chat, since browsers keep other sites' cookies out. On a shared computer it ends with the tab.
 */
const NAMES = ["token", "draft", "outbox"];
const SHARED = "shared";

/** Stands in where storage is refused or full; it lasts as long as the page. */
const page = new Map();

export function recall(name) {
  return read(sharedHere() ? "sessionStorage" : "localStorage", name);
}

/** Keeps a string; null or an empty one forgets it. */
export function keep(name, value) {
  write(sharedHere() ? "sessionStorage" : "localStorage", name, value);
}

export function sharedHere() {
  return read("sessionStorage", SHARED) === "yes";
}

/** Moves all there is to where it ends with the tab, or back. */
export function share(shared) {
  const kept = NAMES.map((name) => [name, recall(name)]);
  for (const [name] of kept) keep(name, null);
  write("sessionStorage", SHARED, shared ? "yes" : null);
  for (const [name, value] of kept) keep(name, value);
}

export function forgetAll() {
  for (const name of NAMES) keep(name, null);
}

/** Calls `heard` when another tab keeps something else under the name. */
export function onKept(name, heard) {
  addEventListener("storage", (event) => {
    if (event.storageArea === window.localStorage && event.key === full(name) && !sharedHere()) heard(event.newValue ?? "");
  });
}

/** Two assistants on one page do not read each other's. */
function full(name) {
  return home.host === location.origin ? `mentor.${name}` : `mentor.${home.host}.${name}`;
}

function read(where, name) {
  try {
    return window[where].getItem(full(name)) ?? page.get(name) ?? null;
  } catch {
    return page.get(name) ?? null;
  }
}

function write(where, name, value) {
  page.delete(name);
  try {
    if (value) window[where].setItem(full(name), value);
    else window[where].removeItem(full(name));
  } catch {
    if (value) page.set(name, value);
  }
}
