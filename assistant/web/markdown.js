import { link, node, safeAddress } from "./nodes.js";

/**
 * The little markdown replies use: paragraphs, lists, **bold**, *italic*, `code`, [text](address), bare addresses.
 * Everything else, HTML included, stays the text it is, because only DOM nodes are built.
 */
export function markdown(text) {
  const blocks = document.createDocumentFragment();
  let open = null;
  for (const line of text.split(/\r?\n/)) {
    if (!line.trim()) {
      open = null;
      continue;
    }
    const { tag, content, start } = block(line);
    const goesOn = open?.localName === tag;
    if (!goesOn) blocks.append((open = node(tag, { start })));
    if (tag === "p") open.append(...(goesOn ? [node("br")] : []), ...inline(content));
    else open.append(node("li", {}, inline(content)));
  }
  return blocks;
}

/** What kind of block a line belongs to, and the line without its mark. */
function block(line) {
  const [, bullet] = /^\s{0,3}[-*•]\s+(.+)$/.exec(line) ?? [];
  if (bullet) return { tag: "ul", content: bullet };
  const [, number, item] = /^\s{0,3}(\d{1,3})[.)]\s+(.+)$/.exec(line) ?? [];
  if (item) return { tag: "ol", content: item, start: number !== "1" && number };
  return { tag: "p", content: line };
}

const MARKS =
  /\[([^\][]+)\]\(([^()\s]+)\)|(https:\/\/[^\s<>"']+)|\*\*(\S(?:.*?\S)?)\*\*|\*([^\s*](?:[^*]*[^\s*])?)\*|`([^`]+)`/g;

/** The nodes of one line, in order. */
export function inline(line) {
  const parts = [];
  let end = 0;
  for (const found of line.matchAll(MARKS)) {
    parts.push(line.slice(end, found.index));
    parts.push(...marked(found));
    end = found.index + found[0].length;
  }
  parts.push(line.slice(end));
  return parts;
}

function marked([whole, title, address, bare, bold, italic, code]) {
  if (bold) return [node("strong", {}, inline(bold))];
  if (italic) return [node("em", {}, inline(italic))];
  if (code) return [node("code", {}, code)];
  if (bare) return bareLink(bare);
  const url = safeAddress(address);
  return [url ? link(url, title) : whole];
}

/** Punctuation after an address belongs to the sentence. */
function bareLink(written) {
  const address = written.replace(/[.,;:!?)\]*]+$/, "");
  const url = safeAddress(address);
  return [url ? link(url, address) : address, written.slice(address.length)];
}
