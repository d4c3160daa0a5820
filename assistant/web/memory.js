/** What stays between visits: the token, the unsent draft, messages not yet answered. */
const PREFIX = "mentor.";

/** Stands in where storage is blocked or full; it lasts as long as the page. */
const page = new Map();

export function recall(name) {
  try {
    return localStorage.getItem(PREFIX + name) ?? page.get(name) ?? null;
  } catch {
    return page.get(name) ?? null;
  }
}

/** Keeps a string; null or an empty one forgets it. */
export function keep(name, value) {
  page.delete(name);
  try {
    if (value) localStorage.setItem(PREFIX + name, value);
    else localStorage.removeItem(PREFIX + name);
  } catch {
    if (value) page.set(name, value);
  }
}
