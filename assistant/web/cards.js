import { button, link, node, ownAddress, safeAddress, unseen } from "./nodes.js";
import { copyButton } from "./copy.js";
import { day } from "./days.js";
import { inline, markdown } from "./markdown.js";
import { words } from "./words.js";

const CARDS = new Map([
  ["mentor", mentor],
  ["place", place],
  ["draft", letter],
  ["road", road],
  ["plan", settled],
  ["meeting", settled],
]);

/** The card of a message's `custom`, or null if this page knows no such card; `choose` takes a button's {title, payload}. */
export function card(custom, choose) {
  const draw = CARDS.get(custom?.type);
  return draw ? draw(custom, choose) : null;
}

let cards = 0;

function mentor(person, choose) {
  const heading = `card-${++cards}`;
  const work = [person.title, person.organisation].filter(Boolean).join(", ");
  return node(
    "article",
    { class: "card mentor", "aria-labelledby": heading },
    node(
      "header",
      {},
      node("span", { class: "initials", "aria-hidden": "true" }, initials(person.name)),
      node(
        "div",
        {},
        node("h3", { id: heading }, person.name),
        work && node("p", { class: "work" }, work),
        person.fictional && node("p", { class: "badge" }, words.fictional),
      ),
    ),
    items(person.reasons, "reasons"),
    list(person.gaps).length &&
      node("div", { class: "gaps" }, node("h4", {}, words.gaps), items(person.gaps)),
    actions(person.actions, choose, heading),
  );
}

function place(found, choose) {
  const heading = `card-${++cards}`;
  const url = safeAddress(found.url);
  return node(
    "article",
    { class: "card place", "aria-labelledby": heading },
    found.kind &&
      node(
        "p",
        { class: "kind" },
        Object.hasOwn(words.kinds, found.kind) ? words.kinds[found.kind] : found.kind,
      ),
    node("h3", { id: heading }, found.name),
    found.summary && node("div", { class: "summary" }, markdown(String(found.summary))),
    facts([
      [words.when, found.when],
      [words.where, found.where],
    ]),
    url && node("p", {}, visit(url)),
    provenance(found),
    actions(found.actions, choose, heading),
  );
}

function letter(draft) {
  const heading = `card-${++cards}`;
  const body = node("div", { class: "paper", dir: "auto" }, draft.text);
  return node(
    "article",
    { class: "card letter", "aria-labelledby": heading },
    node("h3", { id: heading }, words.letter),
    body,
    node("div", { class: "choices" }, copyButton(body)),
  );
}

/** The picture scrolls by itself where it is wider than the page; its words are its alternative. */
function road(found) {
  const heading = `card-${++cards}`;
  const picture = ownAddress(found.picture);
  const share = ownAddress(found.share);
  return node(
    "article",
    { class: "card road", "aria-labelledby": heading },
    node("h3", { id: heading }, found.title),
    picture &&
      node(
        "div",
        { class: "picture", tabindex: "0", role: "group", "aria-labelledby": heading },
        node("img", { src: picture.href, alt: String(found.description ?? "") }),
      ),
    share && node("p", {}, link(share, words.share, " ", unseen(words.newTab))),
  );
}

/** What was settled, to take along: on paper, and into the calendar where the server has a file for it. */
function settled({ title, when, items: lines, sections, calendar, actions: offered }, choose) {
  const heading = `card-${++cards}`;
  const file = ownAddress(calendar);
  const body = node(
    "div",
    { class: "settled" },
    when && node("p", { class: "moment" }, when),
    points(lines),
    list(sections).map((part) => [node("h4", {}, part?.title), points(part?.items)]),
  );
  return node(
    "article",
    { class: "card plan", "aria-labelledby": heading },
    node("h3", { id: heading }, title),
    body,
    node(
      "div",
      { class: "choices" },
      // A file that is gone meanwhile must not take the page along that the chat stands in.
      file && node("a", { class: "choice", href: file.href, download: true, target: "_blank", rel: "noopener noreferrer" }, words.calendar),
      button(words.print, () => print(title, body)),
    ),
    actions(offered, choose, heading),
  );
}

/** Lines as people wrote them, their addresses to follow. */
function points(lines) {
  return list(lines).length ? node("ul", {}, list(lines).map((line) => node("li", {}, inline(String(line))))) : null;
}

/** Prints one piece alone, on a sheet of its own. */
function print(title, body) {
  const sheet = window.open("", "_blank");
  if (!sheet) return;
  const page = sheet.document;
  page.title = title;
  page.body.append(page.importNode(node("h1", {}, title), true), page.importNode(body, true));
  sheet.print();
}

/** Buttons that stay: somebody may look at one mentor, then at another. */
function actions(offered, choose, heading) {
  const buttons = list(offered).map((action) =>
    button(action.title, () => choose(action), { "aria-describedby": heading }),
  );
  return buttons.length ? node("div", { class: "choices" }, buttons) : null;
}

function facts(rows) {
  const known = rows.filter(([, fact]) => fact);
  return known.length
    ? node(
        "dl",
        {},
        known.map(([name, fact]) => node("div", {}, node("dt", {}, name), node("dd", {}, fact))),
      )
    : null;
}

function visit(url) {
  const host = url.protocol === "mailto:" ? url.pathname : url.hostname.replace(/^www\./, "");
  return link(url, words.visit(host), " ", unseen(words.newTab));
}

/** Where this was read and when it was last looked at, so that old news can be told. */
function provenance({ checked, source }) {
  const url = safeAddress(source);
  const from = source && words.source(url ? url.hostname.replace(/^www\./, "") : source);
  const line = [checked && words.checked(day(checked)), from].filter(Boolean).join(" · ");
  return line ? node("p", { class: "provenance" }, line) : null;
}

function items(lines, kind) {
  return list(lines).length
    ? node(
        "ul",
        { class: kind },
        list(lines).map((line) => node("li", {}, line)),
      )
    : null;
}

function initials(name) {
  const parts = String(name ?? "")
    .split(/\s+/)
    .filter((part) => /^\p{L}/u.test(part));
  return [parts[0], parts.length > 1 && parts.at(-1)]
    .filter(Boolean)
    .map((part) => [...part][0].toUpperCase())
    .join("");
}

function list(value) {
  return Array.isArray(value) ? value : [];
}
