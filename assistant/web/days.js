import { words } from "./words.js";

/** The person's own variety of the page's language, for 12 May against May 12. */
function locale() {
  const spoken = words.language.split("-")[0];
  return navigator.languages?.find((language) => language.split("-")[0] === spoken) ?? words.language;
}

/** A date as people write it; what is no date stays as it is. */
export function day(date) {
  const moment = new Date(/^\d{4}-\d{2}-\d{2}$/.test(date) ? `${date}T12:00` : date);
  return Number.isNaN(moment.getTime())
    ? String(date)
    : moment.toLocaleDateString(locale(), { day: "numeric", month: "long", year: "numeric" });
}

/** Tells one day from another at little cost; null without a readable time. */
export function calendarDay(at) {
  const moment = new Date(at ?? NaN);
  return Number.isNaN(moment.getTime()) ? null : moment.toDateString();
}

/** Names the day of a readable time for a line between messages. */
export function dayName(at, now = new Date()) {
  const moment = new Date(at);
  const before = new Date(now.getFullYear(), now.getMonth(), now.getDate() - 1);
  if (moment.toDateString() === now.toDateString()) return words.today;
  if (moment.toDateString() === before.toDateString()) return words.yesterday;
  return day(moment);
}
